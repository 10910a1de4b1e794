package weft.cosim.engine;

import java.util.List;
import weft.cosim.rtl.RtlPort;

/**
 * All ports of every clock of a stretch of simulation, as they were before the rising edge.
 *
 * @param ports in the order of the words; the clock is not among them
 * @param words per clock: flags (bit 0: the reset line changed after the rising edge, bit 1: to
 *     what), then the ports, each in as many words as it needs
 * @param firstCycle of the first clock
 */
public record Recording(List<RtlPort> ports, List<int[]> words, long firstCycle) {
  public int clocks() {
    return words.size();
  }
}
