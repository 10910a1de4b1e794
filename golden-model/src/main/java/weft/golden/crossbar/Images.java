package weft.golden.crossbar;

import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.Payload;
import weft.golden.Beats;

/**
 * Images, cut into beats from their low ends: section 3 of docs/crossbar.md. An image is what a
 * job's beats say of a row, of a fragment, or of a unit's inputs.
 *
 * @param config for the width of a beat
 * @param words of the beats
 * @param beatsPerImage an image begins a new beat
 */
public record Images(CrossbarConfig config, int[] words, int beatsPerImage) {
  /**
   * Packs images of fields that follow each other from bit 0 on.
   *
   * @param width bits of a field; bits of a value above are left out
   * @param fields [image][field]; all images have as many
   */
  public static Payload pack(CrossbarConfig config, int width, int[][] fields) {
    int beats = CrossbarJob.beatsOf(width * fields[0].length, config);
    int words = CrossbarJob.wordsPerBeat(config);
    int[] packed = new int[Math.multiplyExact(fields.length * beats, words)];
    for (int image = 0; image < fields.length; image++) {
      for (int i = 0; i < width * fields[image].length; i++) {
        if ((fields[image][i / width] >> i % width & 1) != 0) {
          int beat = image * beats + i / config.streamBits();
          Beats.setBit(packed, beat * words, i % config.streamBits());
        }
      }
    }
    return new Payload(packed);
  }

  /** The bits {@code bit .. bit+width-1} of an image; width at most 31. */
  int field(int image, int bit, int width) {
    int value = 0;
    for (int i = 0; i < width; i++) {
      int beat = image * beatsPerImage + (bit + i) / config.streamBits();
      int base = beat * CrossbarJob.wordsPerBeat(config);
      if (Beats.bit(words, base, (bit + i) % config.streamBits())) {
        value |= 1 << i;
      }
    }
    return value;
  }
}
