package weft.hdl.bench;

import java.util.List;

/** The channels of an AXI as its subordinate drives and takes them. */
record FiveChannels(
    StreamSink<?> writeAddresses,
    StreamSink<?> writeData,
    StreamSource<?> writeAnswers,
    StreamSink<?> readAddresses,
    StreamSource<?> readAnswers) {
  /**
   * Stalls every channel at random, each by itself, in so many of a hundred clocks.
   *
   * @param name tells its random numbers from those of others
   */
  void stalls(long seed, String name, int percent) {
    writeAddresses.stalls(Stalls.random(seed, name + " aw", percent));
    writeData.stalls(Stalls.random(seed, name + " w", percent));
    writeAnswers.stalls(Stalls.random(seed, name + " b", percent));
    readAddresses.stalls(Stalls.random(seed, name + " ar", percent));
    readAnswers.stalls(Stalls.random(seed, name + " r", percent));
  }

  void drive() {
    all().forEach(Agent::drive);
  }

  void sample() {
    all().forEach(Agent::sample);
  }

  private List<Agent> all() {
    return List.of(writeAddresses, writeData, writeAnswers, readAddresses, readAnswers);
  }
}
