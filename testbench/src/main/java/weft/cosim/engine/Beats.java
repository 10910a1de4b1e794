package weft.cosim.engine;

/** What a stream source is given. */
public final class Beats {
  private Beats() {}

  /**
   * How many beats the words are.
   *
   * @throws IllegalArgumentException if they are no whole number of beats, or the flags are neither
   *     none nor one a beat
   */
  public static int count(int[] words, int wordsPerBeat, boolean[] lastFlags) {
    if (words.length % wordsPerBeat != 0) {
      throw new IllegalArgumentException(
          words.length + " words are no multiple of " + wordsPerBeat + " words a beat");
    }
    int beats = words.length / wordsPerBeat;
    if (lastFlags.length != 0 && lastFlags.length != beats) {
      throw new IllegalArgumentException(lastFlags.length + " last flags for " + beats + " beats");
    }
    return beats;
  }
}
