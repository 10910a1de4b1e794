package weft.hdl.bus;

import static weft.hdl.Hdl.mux;
import static weft.hdl.Hdl.uint;

import weft.hdl.UInt;

/** The addresses of an AXI4 burst. */
final class BurstAddress {
  private BurstAddress() {}

  /**
   * The address of the beat after one.
   *
   * @param address of that one; only the first may be unaligned
   * @param length beats of the burst, less one
   * @param size bytes of a beat: 2 to this
   * @param burst FIXED, INCR or WRAP
   */
  static UInt next(UInt address, UInt length, UInt size, UInt burst) {
    int width = Math.max(address.width(), 15);
    UInt wide = address.extend(width);
    UInt inBeat = uint(width).of(1).shl(size).minus(1);
    UInt following = wide.or(inBeat).plus(1);
    UInt inBurst = length.extend(width).shl(size).or(inBeat);
    UInt wrapped = wide.and(inBurst.not()).or(following.and(inBurst));
    UInt moving = mux(burst.eq(Axi4.WRAP), wrapped, following);
    return mux(burst.eq(Axi4.FIXED), wide, moving).truncate(address.width());
  }
}
