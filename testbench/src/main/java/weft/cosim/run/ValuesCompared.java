package weft.cosim.run;

/**
 * How many values that were sampled from RTL were compared with the golden model, and how many with
 * a second engine. A value that only the golden model has is never counted.
 *
 * @param partialSums sums of columns in use after each access, seen through probes
 * @param outputs lanes of result beats that hold a column in use
 * @param registers registers that were read through the control bus, a 64-bit counter as one
 * @param cycles lengths of jobs, and the clocks in which result beats were accepted
 * @param engines ports and probes, in every clock, that two engines in lock step showed
 */
public record ValuesCompared(
    long partialSums, long outputs, long registers, long cycles, long engines) {
  public static final ValuesCompared NONE = new ValuesCompared(0, 0, 0, 0, 0);

  /** With one engine. */
  public ValuesCompared(long partialSums, long outputs, long registers, long cycles) {
    this(partialSums, outputs, registers, cycles, 0);
  }

  /** The same with so many values compared between two engines. */
  public ValuesCompared withEngines(long values) {
    return new ValuesCompared(partialSums, outputs, registers, cycles, values);
  }

  public ValuesCompared plus(ValuesCompared other) {
    return new ValuesCompared(
        partialSums + other.partialSums,
        outputs + other.outputs,
        registers + other.registers,
        cycles + other.cycles,
        engines + other.engines);
  }

  /** With the golden model. */
  public long total() {
    return partialSums + outputs + registers + cycles;
  }
}
