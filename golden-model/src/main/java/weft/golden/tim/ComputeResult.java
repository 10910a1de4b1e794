package weft.golden.tim;

import weft.arch.tim.TimConfig;

/**
 * What a COMPUTE job gives.
 *
 * @param words the result beats, packed into words as they appear on {@code m_axis_tdata}: {@link
 *     #wordsPerBeat} words a beat, least significant first; none if the job was silent
 * @param accesses array accesses, of all tiles at once
 * @param clipsPlus conversions of plus lines clipped, over all tiles and the columns in use
 * @param clipsMinus conversions of minus lines clipped
 */
public record ComputeResult(int[] words, long accesses, long clipsPlus, long clipsMinus) {
  /** Words that hold one result beat. */
  public static int wordsPerBeat(TimConfig config) {
    return config.resultBits() / 32;
  }

  /** The value of a lane of a result beat. */
  public long lane(TimConfig config, int beat, int lane) {
    int wordsPerLane = config.laneBits() / 32;
    int index = beat * wordsPerBeat(config) + lane * wordsPerLane;
    return wordsPerLane == 1
        ? words[index]
        : (long) words[index + 1] << 32 | words[index] & 0xFFFF_FFFFL;
  }
}
