package weft.golden;

/**
 * When the other ends of the streams are not ready; part of a job, so that its cycles are known
 * exactly.
 */
public interface Stalls {
  /** Ends that never wait. */
  Stalls NONE =
      new Stalls() {
        @Override
        public int inputGap(int beat) {
          return 0;
        }

        @Override
        public int outputDelay(int beat) {
          return 0;
        }
      };

  /**
   * Clocks between the acceptance of input beat {@code beat - 1} and the first clock in which beat
   * {@code beat} is valid, less one: 0 is the next clock. Of beat 0: the job's clock in which it is
   * first valid, 0 being the first clock with BUSY. At least 0.
   */
  int inputGap(int beat);

  /**
   * Clocks that {@code m_axis_tready} stays low after result beat {@code beat} is first valid: 0
   * accepts it in its first clock. At least 0.
   */
  int outputDelay(int beat);
}
