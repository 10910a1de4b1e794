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
    int[] words =
        new int[Math.multiplyExact(fields.length * beats, CrossbarJob.wordsPerBeat(config))];
    Images images = new Images(config, words, beats);
    for (int image = 0; image < fields.length; image++) {
      for (int i = 0; i < fields[image].length; i++) {
        int value = fields[image][i] & (1 << width) - 1;
        words[images.word(image, i, width)] |= value << images.shift(i, width);
      }
    }
    return new Payload(words);
  }

  /** Field {@code index} of an image whose fields have {@code width} bits. */
  int field(int image, int index, int width) {
    return words[word(image, index, width)] >>> shift(index, width) & (1 << width) - 1;
  }

  private int word(int image, int index, int width) {
    if (CrossbarConfig.INPUT_LANE % width != 0) {
      throw new IllegalArgumentException("fields of " + width + " bits could be parted");
    }
    int perBeat = config.streamBits() / width;
    int beat = image * beatsPerImage + index / perBeat;
    return beat * CrossbarJob.wordsPerBeat(config) + index % perBeat * width / Integer.SIZE;
  }

  private int shift(int index, int width) {
    return index % (config.streamBits() / width) * width % Integer.SIZE;
  }
}
