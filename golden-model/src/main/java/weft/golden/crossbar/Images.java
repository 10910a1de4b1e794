package weft.golden.crossbar;

import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.Payload;

/**
 * Images, cut into beats from their low ends: section 3 of docs/crossbar.md. An image is what a
 * job's beats say of a row, of a fragment, or of a unit's inputs, in fields of 1, 2, 4 or 16 bits:
 * since beats are multiples of 16 bits, neither a beat nor a word ever parts a field.
 *
 * @param config for the width of a beat
 * @param words of the beats
 * @param beatsPerImage an image begins a new beat
 */
public record Images(CrossbarConfig config, int[] words, int beatsPerImage) {
  /**
   * Packs images of fields that follow each other from bit 0 on.
   *
   * @param width bits of a field, a divisor of 16; bits of a value above are left out
   * @param fields [image][field]; all images have as many
   */
  public static Payload pack(CrossbarConfig config, int width, int[][] fields) {
    int beats = CrossbarJob.beatsOf(width * fields[0].length, config);
    int wordsPerBeat = CrossbarJob.wordsPerBeat(config);
    int[] words = new int[Math.multiplyExact(fields.length * beats, wordsPerBeat)];
    int perBeat = perBeat(config, width);
    int mask = (1 << width) - 1;
    for (int image = 0; image < fields.length; image++) {
      int[] values = fields[image];
      int base = image * beats * wordsPerBeat;
      for (int first = 0; first < values.length; first += perBeat, base += wordsPerBeat) {
        int count = Math.min(perBeat, values.length - first);
        for (int i = 0; i < count; i++) {
          int bit = i * width;
          words[base + (bit >> 5)] |= (values[first + i] & mask) << (bit & 31);
        }
      }
    }
    return new Payload(words);
  }

  /** Field {@code index} of an image whose fields have {@code width} bits. */
  int field(int image, int index, int width) {
    int perBeat = perBeat(config, width);
    int beat = image * beatsPerImage + index / perBeat;
    int bit = index % perBeat * width;
    int word = words[beat * CrossbarJob.wordsPerBeat(config) + (bit >> 5)];
    return word >>> (bit & 31) & (1 << width) - 1;
  }

  /** {@code count} fields of an image from field {@code first} on. */
  int[] fields(int image, int first, int count, int width) {
    int[] values = new int[count];
    int perBeat = perBeat(config, width);
    int wordsPerBeat = CrossbarJob.wordsPerBeat(config);
    int mask = (1 << width) - 1;
    int base = (image * beatsPerImage + first / perBeat) * wordsPerBeat;
    int inBeat = first % perBeat;
    for (int i = 0; i < count; i++, inBeat++) {
      if (inBeat == perBeat) {
        inBeat = 0;
        base += wordsPerBeat;
      }
      int bit = inBeat * width;
      values[i] = words[base + (bit >> 5)] >>> (bit & 31) & mask;
    }
    return values;
  }

  private static int perBeat(CrossbarConfig config, int width) {
    if (CrossbarConfig.INPUT_LANE % width != 0) {
      throw new IllegalArgumentException("fields of " + width + " bits could be parted");
    }
    return config.streamBits() / width;
  }
}
