package weft.cosim.icarus;

/**
 * A value that Icarus computes differently, or not at all.
 *
 * @param cycle absolute, as in the recording
 * @param port an output
 * @param expected from the recording, binary digits
 * @param actual from Icarus, binary digits, x and z
 */
public record IcarusDifference(long cycle, String port, String expected, String actual) {
  /** Whether a bit is unknown or floating. */
  public boolean unknown() {
    return actual.chars().anyMatch(c -> c != '0' && c != '1');
  }

  @Override
  public String toString() {
    return "cycle " + cycle + ", " + port + ": expected " + expected + ", Icarus has " + actual;
  }
}
