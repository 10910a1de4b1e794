package weft.arch.crossbar;

import java.util.Arrays;
import weft.arch.ConfigException;

/**
 * The input beats of a job in 32-bit words, equal if their words are. The array is handed over, not
 * copied, since it can be 100 MB: whoever makes one does not write to it again.
 *
 * @param words as {@link CrossbarJob} says
 */
public record Payload(int[] words) {
  /** No beats. */
  public static final Payload NONE = new Payload(new int[0]);

  public Payload {
    if (words == null) {
      throw new ConfigException("words must be given");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload that && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return words.length + " words";
  }
}
