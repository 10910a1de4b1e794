package weft.tim;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Hdl;

/**
 * Counts, for many lines at once, how many cells discharge each, and clips the counts as the ADCs
 * do. Counts are bit-sliced: word i holds bit i of the count of every line, so a carry-save adder
 * is a few operators on words, for hardware the same as an adder a line, for a simulator far less.
 */
final class ColumnCounter {
  private final int lines;
  private final List<Bits> codeBits = new ArrayList<>();

  /** One bit a line: the count exceeds what the ADC tells apart. */
  final Bits over;

  /**
   * @param cells one word a row: bit i says that the row's cell discharges line i
   * @param adcMax largest count that the ADC tells apart
   * @param codeWidth bits of a code
   */
  ColumnCounter(List<Bits> cells, int adcMax, int codeWidth) {
    lines = cells.get(0).width();
    List<Bits> count = count(cells);
    over = exceeds(count, adcMax);
    for (int i = 0; i < codeWidth; i++) {
      Bits clipped = (adcMax >> i & 1) == 1 ? count.get(i).or(over) : count.get(i).and(over.not());
      codeBits.add(clipped);
    }
  }

  /** The clipped counts of some lines, the first lowest. */
  Bits codes(int first, int count) {
    List<Bool> all = new ArrayList<>();
    for (int line = first + count - 1; line >= first; line--) {
      for (int i = codeBits.size() - 1; i >= 0; i--) {
        all.add(codeBits.get(i).bit(line));
      }
    }
    return Hdl.concat(all);
  }

  /** Adds up words of equal weight, three at a time, until there is one of each weight. */
  private static List<Bits> count(List<Bits> cells) {
    List<Bits> result = new ArrayList<>();
    List<Bits> weight = new ArrayList<>(cells);
    while (!weight.isEmpty()) {
      List<Bits> carries = new ArrayList<>();
      int next = 0;
      while (weight.size() - next >= 3) {
        Bits a = weight.get(next);
        Bits b = weight.get(next + 1);
        Bits c = weight.get(next + 2);
        Bits half = a.xor(b);
        weight.add(half.xor(c));
        carries.add(a.and(b).or(half.and(c)));
        next += 3;
      }
      if (weight.size() - next == 2) {
        Bits a = weight.get(next);
        Bits b = weight.get(next + 1);
        weight.add(a.xor(b));
        carries.add(a.and(b));
        next += 2;
      }
      result.add(weight.get(next));
      weight = carries;
    }
    return result;
  }

  /** Compares every count with a constant, from the lowest bit up. */
  private Bits exceeds(List<Bits> count, int limit) {
    Bits more = Hdl.bits(lines).of(0);
    for (int i = 0; i < count.size(); i++) {
      more = (limit >> i & 1) == 1 ? count.get(i).and(more) : count.get(i).or(more);
    }
    return more;
  }
}
