package weft.cosim.engine;

/**
 * Samples signals in every clock whose strobe is 1 before the edge. A value of up to 32 bits takes
 * one word, a wider one as many as it needs, low word first, in the order in which they were named.
 */
public interface ProbeMonitor {
  int wordsPerRecord();

  /** Records taken since open. */
  long records();
}
