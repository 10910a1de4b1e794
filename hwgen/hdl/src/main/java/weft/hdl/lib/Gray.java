package weft.hdl.lib;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Hdl;
import weft.hdl.UInt;

/**
 * The reflected binary code: numbers that follow each other differ in one bit.
 *
 * <pre>{@code
 * Bits code = Gray.encode(count);                      // as wide as count
 * UInt back = Gray.decode(code);
 * }</pre>
 */
public final class Gray {
  private Gray() {}

  /** The code of a number, as many bits wide. */
  public static Bits encode(UInt number) {
    int width = number.width();
    return width < 2 ? number.asBits() : number.xor(number.shr(1).extend(width)).asBits();
  }

  /** The number of a code, as many bits wide: every bit is the parity of those from it up. */
  public static UInt decode(Bits code) {
    int width = code.width();
    List<Bool> highestFirst = new ArrayList<>();
    for (int i = width - 1; i >= 0; i--) {
      highestFirst.add(i == width - 1 ? code.bit(i) : code.bits(width - 1, i).parity());
    }
    return Hdl.concat(highestFirst).asUInt();
  }
}
