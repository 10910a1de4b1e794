package weft.bench;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.SInt;
import weft.hdl.UInt;

/**
 * Columns of ternary processing elements, a register file, and one accumulator at a time to be
 * read. Columns and elements are modules, or all is one.
 */
public final class TernaryArray extends Component {
  /** How the array is built. */
  public enum Form {
    /** A module a column and a module an element. */
    HIERARCHY,
    /** Everything in the top module but the register file. */
    FLAT
  }

  /** Elements in a column. */
  private static final int ROWS = 16;

  final Bool load = in(bool());
  final UInt loadColumn;
  final Bits weights = in(bits(2 * ROWS));
  final Bits activations = in(bits(ROWS));
  final Bool enable = in(bool());
  final Bool clear = in(bool());
  final UInt readColumn;
  final Bool readTotal = in(bool());
  final SInt total = out(sint(8));
  final Bool totalValid = out(bool());

  final Bool write = in(bool());
  final UInt writeAddress = in(uint(6));
  final Bits writeData = in(bits(32));
  final Bits strobes = in(bits(4));
  final Bool written = out(bool());
  final Bool read = in(bool());
  final UInt readAddress = in(uint(6));
  final Bits readData = out(bits(32));
  final Bool readValid = out(bool());

  /**
   * @param columns a power of two
   */
  public TernaryArray(int columns, Form form) {
    int addressBits = Integer.numberOfTrailingZeros(columns);
    loadColumn = in(uint(addressBits));
    readColumn = in(uint(addressBits));

    List<SInt> totals = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      Bool loadThis = load.and(loadColumn.eq(i));
      totals.add(form == Form.HIERARCHY ? column(loadThis) : inlineColumn(loadThis));
    }
    SInt chosen = reg(sint(8)).init(0);
    Bool valid = reg(bool()).init(false);
    when(readTotal, () -> chosen.set(select(readColumn, totals)));
    valid.set(readTotal);
    total.set(chosen);
    totalValid.set(valid);

    WordFile file = add(new WordFile());
    file.write.set(write);
    file.writeAddress.set(writeAddress);
    file.writeData.set(writeData);
    file.strobes.set(strobes);
    written.set(file.written);
    file.read.set(read);
    file.readAddress.set(readAddress);
    readData.set(file.readData);
    readValid.set(file.readValid);
  }

  private SInt column(Bool loadThis) {
    TernaryColumn column = add(new TernaryColumn(ROWS));
    column.load.set(loadThis);
    column.weights.set(weights);
    column.activations.set(activations);
    column.enable.set(enable);
    column.clear.set(clear);
    return column.total;
  }

  private SInt inlineColumn(Bool loadThis) {
    return TernaryColumn.inline(ROWS, loadThis, weights, activations, enable, clear);
  }
}
