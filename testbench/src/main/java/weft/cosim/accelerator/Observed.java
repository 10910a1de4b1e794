package weft.cosim.accelerator;

import java.util.List;
import java.util.Map;
import weft.cosim.engine.AxiLiteResult;

/**
 * What came out of the pins while a job ran. Cycles are those of the simulation.
 *
 * @param ended whether the end of the job was signalled in time
 * @param inputCycles when each input beat was accepted
 * @param resultWords the result beats, low word first
 * @param resultCycles when each result beat was accepted
 * @param resultLasts the last flag of each result beat
 * @param registers what the registers read after the job, by name; none if it did not end
 * @param refused registers whose write was not answered by OKAY
 * @param meanwhile answers to the operations during the job
 * @param firstCycle when the first operation began
 * @param lastCycle the clock after the last
 */
public record Observed(
    boolean ended,
    long[] inputCycles,
    int[] resultWords,
    long[] resultCycles,
    boolean[] resultLasts,
    Map<String, Integer> registers,
    List<String> refused,
    List<AxiLiteResult> meanwhile,
    long firstCycle,
    long lastCycle) {

  /** Whether {@code name} is a 64-bit counter, read in two halves. */
  boolean counts(String name) {
    return registers.containsKey(name + "_LOW");
  }

  /** The value of a 64-bit counter, from its two halves. */
  public long counter(String name) {
    return registers.get(name + "_LOW") & 0xFFFF_FFFFL | (long) registers.get(name + "_HIGH") << 32;
  }
}
