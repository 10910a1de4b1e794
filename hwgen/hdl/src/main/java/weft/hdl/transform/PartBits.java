package weft.hdl.transform;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.Expr;

/** Bits {@code hi..lo} of a part of a concatenation. */
record PartBits(Expr part, int hi, int lo) {
  /** What bits of a concatenation consist of, the most significant first. */
  static List<PartBits> of(Expr.Concat whole, int hi, int lo) {
    List<PartBits> bits = new ArrayList<>();
    int top = whole.width();
    for (Expr part : whole.operands()) {
      int bottom = top - part.width();
      if (bottom <= hi && top > lo) {
        bits.add(new PartBits(part, Math.min(hi, top - 1) - bottom, Math.max(lo, bottom) - bottom));
      }
      top = bottom;
    }
    return bits;
  }
}
