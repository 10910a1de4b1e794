package weft.hdl.lib;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Hdl;
import weft.hdl.UInt;

/** The reflected binary code: numbers that follow each other differ in one bit. */
public final class Gray {
  private Gray() {}

  /** The code of a number, as many bits wide. */
  public static Bits encode(UInt number) {
    int width = number.width();
    return width < 2 ? number.asBits() : number.xor(number.shr(1).extend(width)).asBits();
  }

  /** The number of a code, as many bits wide. */
  public static UInt decode(Bits code) {
    List<Bool> highestFirst = new ArrayList<>();
    for (int i = code.width() - 1; i >= 0; i--) {
      Bool bit = code.bit(i);
      highestFirst.add(
          highestFirst.isEmpty() ? bit : bit.xor(highestFirst.get(highestFirst.size() - 1)));
    }
    return Hdl.concat(highestFirst).asUInt();
  }
}
