package weft.crossbar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import weft.arch.Widths;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CrossbarConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Mem;
import weft.hdl.UInt;
import weft.hdl.lib.Bitwise;
import weft.soc.Split;

/**
 * The macro of a crossbar: array, sample-and-hold, column multiplexers and ADCs (docs/crossbar.md
 * section 5). Its two forms differ in how far write pulses move a cell.
 *
 * <p>A column's cells are a memory, a word for so many of a fragment's rows as fit in 64 bits: what
 * simulators compute with at once. A word is bit-sliced: bit i of all conductances side by side,
 * the lowest bits first.
 */
abstract class CrossbarMacro extends Component {
  private static final int WORD_BITS = 64;

  /**
   * Tells which cells are faulty: a simulation aid.
   *
   * @param write the row's kinds are written
   * @param data a {@link CellFault} a physical column
   */
  record FaultPort(Bool write, UInt row, Bits data) {}

  final Bool precharge;

  /** Word lines are valid. */
  final Bool drive;

  final UInt fragment;
  final Bits lines;

  /** The lines' state is held from the next clock on. */
  final Bool sample;

  /** The codes of the columns are latched. */
  final Bool convert;

  /** Of each ADC the number of one of its columns, ADC 0 lowest. */
  final Bits column;

  final Bits code;
  final Bits over;

  final Bool writeSetup;
  final Bool writePulse;
  final UInt writeRow;
  final Bits writeSet;
  final Bits writeReset;

  final Optional<FaultPort> faults;

  private final CrossbarConfig config;

  /** Rows of a word: divides the rows of a fragment. */
  private final int wordRows;

  private final List<Mem<Bits>> cells = new ArrayList<>();
  private final List<Mem<Bits>> kinds = new ArrayList<>();

  CrossbarMacro(CrossbarConfig config) {
    this.config = config;
    moduleName("weft_xbar_macro");
    int rows = config.fragmentRows();
    wordRows = wordRows(rows, conductanceBits());
    precharge = in(bool());
    drive = in(bool());
    fragment = in(uint(Widths.unsigned(config.fragments() - 1L)));
    lines = in(bits(rows));
    sample = in(bool());
    convert = in(bool());
    column = in(bits(config.adcs() * Converter.stepBits(config)));
    code = out(bits(config.adcs() * config.adcBits()));
    over = out(bits(config.adcs()));
    writeSetup = in(bool()).named("write_setup");
    writePulse = in(bool()).named("write_pulse");
    writeRow = in(uint(Widths.unsigned(config.rows() - 1L))).named("write_row");
    writeSet = in(bits(config.physicalColumns())).named("write_set");
    writeReset = in(bits(config.physicalColumns())).named("write_reset");
    writeSetup.unused("cells of this model need no set-up time; the strobe is for analog ones");
    faults =
        config.faults() == CrossbarConfig.Faults.NONE ? Optional.empty() : Optional.of(faultPort());
  }

  private FaultPort faultPort() {
    return new FaultPort(
        in(bool()).named("fault_write"),
        in(uint(Widths.unsigned(config.rows() - 1L))).named("fault_row"),
        in(bits(2 * config.physicalColumns())).named("fault_data"));
  }

  /**
   * How far a pulse moves the cells of the row that is written, by physical column, in the bits of
   * a conductance.
   *
   * @param pulses of the row so far
   * @param begins a pulse does so in this clock; what the steps are else does not matter
   */
  abstract IntFunction<UInt> steps(UInt pulses, Bool begins);

  /**
   * A value that matters only in the clock in which a pulse begins.
   *
   * @param begins one does
   */
  Bits whilePulsing(Bool begins, Bits value) {
    return value;
  }

  /** Array, sample-and-hold and ADCs. */
  final void build() {
    cells();
    faults.ifPresent(this::kinds);
    pulses();
    comment("Lines: what was driven since precharge. Sample-and-hold: what was sampled.");
    UInt drivenFragment = reg(fragment.type());
    Bits drivenLines = reg(lines.type()).init(0);
    UInt heldFragment = reg(fragment.type());
    Bits heldLines = reg(lines.type()).init(0);
    when(precharge, () -> drivenLines.set(0))
        .elsewhen(
            drive,
            () -> {
              drivenFragment.set(fragment);
              drivenLines.set(lines);
            });
    when(
        sample,
        () -> {
          heldFragment.set(drivenFragment);
          heldLines.set(drivenLines);
        });

    comment("Column multiplexers and ADCs: idle unless they convert.");
    Bits codes = reg(code.type());
    Bits clipped = reg(over.type());
    for (int adc = 0; adc < config.adcs(); adc++) {
      adc(adc, heldFragment, heldLines, codes.word(adc, config.adcBits()), clipped.bit(adc));
    }
    code.set(codes);
    over.set(clipped);
  }

  // The array -------------------------------------------------------------------------------------

  private int conductanceBits() {
    return config.cellBits() + config.cell().fineBits();
  }

  private static int wordRows(int fragmentRows, int conductanceBits) {
    int rows = fragmentRows;
    while (rows > 1 && (fragmentRows % rows != 0 || rows * conductanceBits > WORD_BITS)) {
      rows--;
    }
    return rows;
  }

  private int wordsAFragment() {
    return config.fragmentRows() / wordRows;
  }

  private void cells() {
    comment("Cells: a memory a column, a word for " + wordRows + " rows of a fragment.");
    for (int j = 0; j < config.physicalColumns(); j++) {
      cells.add(memory("cells_" + j, conductanceBits()));
    }
  }

  /** Values of a column's cells. */
  private Mem<Bits> memory(String name, int bits) {
    return mem(bits(bits * wordRows), config.rows() / wordRows).init(0).named(name);
  }

  private void kinds(FaultPort port) {
    comment("What is wrong with each cell.");
    Split row = new Split(port.row(), config.rows(), wordRows);
    Bits wordLine = oneHot(row.remainder, wordRows);
    for (int j = 0; j < config.physicalColumns(); j++) {
      Mem<Bits> column = memory("kinds_" + j, 2);
      kinds.add(column);
      Bits old = column.read(row.quotient);
      Bits written = moved(old, port.data().word(j, 2), wordLine);
      when(port.write(), () -> column.write(row.quotient, written));
    }
  }

  /** Cells move once, at the first clock of a pulse. */
  private void pulses() {
    int width = conductanceBits();
    comment("Pulses of each row since the factory.");
    Mem<UInt> pulses = mem(uint(16), config.rows()).init(0);
    Bool pulsed = reg(bool()).init(false);
    pulsed.set(writePulse);
    Bool begins = writePulse.and(pulsed.not());
    UInt count = pulses.read(writeRow);
    when(begins, () -> pulses.write(writeRow, count.plus(1)));

    Split row = new Split(writeRow, config.rows(), wordRows);
    Bits wordLine = oneHot(row.remainder, wordRows);
    IntFunction<UInt> steps = steps(count, begins);
    for (int j = 0; j < config.physicalColumns(); j++) {
      Mem<Bits> column = cells.get(j);
      Bits word = column.read(row.quotient);
      Bits old = whilePulsing(begins, word);
      UInt conductance = whilePulsing(begins, ofRow(old, wordLine, width).asBits()).asUInt();
      UInt step = whilePulsing(begins, steps.apply(j).asBits()).asUInt();
      if (!kinds.isEmpty()) {
        Bits kind = ofRow(kinds.get(j).read(row.quotient), wordLine, 2).asBits();
        step = mux(kind.eq(CellFault.SLOW.code()), step.shr(1).extend(step.width()), step);
      }
      UInt up = conductance.plusWide(step).saturate(width);
      UInt down = mux(conductance.lt(step), uint(width).of(0), conductance.minus(step));
      Bool set = writeSet.bit(j);
      Bits level = whilePulsing(begins, mux(set, up, down).asBits());
      Bits moved = moved(old, level, wordLine);
      Bits written = whilePulsing(begins, moved);
      Bool moves = begins.and(set.xor(writeReset.bit(j)));
      when(moves, () -> column.write(row.quotient, written));
    }
  }

  /** The value of the row's cell in a bit-sliced word. */
  private static UInt ofRow(Bits word, Bits wordLine, int width) {
    List<Bool> value = new ArrayList<>();
    for (int i = width - 1; i >= 0; i--) {
      value.add(word.word(i, wordLine.width()).and(wordLine).anyBit());
    }
    return concat(value).asUInt();
  }

  /** The bit-sliced word with another value of the row's cell. */
  private static Bits moved(Bits word, Bits value, Bits wordLine) {
    List<Bits> slices = new ArrayList<>();
    for (int i = value.width() - 1; i >= 0; i--) {
      Bits others = word.word(i, wordLine.width()).and(wordLine.not());
      slices.add(others.or(wordLine.and(value.bit(i).repeat(wordLine.width()))));
    }
    return concat(slices);
  }

  private static Bits oneHot(UInt index, int count) {
    List<Bool> hot = new ArrayList<>();
    for (int i = count - 1; i >= 0; i--) {
      hot.add(index.eq(i));
    }
    return concat(hot);
  }

  // The ADCs --------------------------------------------------------------------------------------

  private void adc(int adc, UInt heldFragment, Bits heldLines, Bits codeHeld, Bool overHeld) {
    int rows = config.fragmentRows();
    List<Bits> selected = selected(cells, adc, heldFragment, "adc_" + adc + "_cells");
    List<Bits> levels = new ArrayList<>();
    for (int i = 0; i < config.cellBits(); i++) {
      levels.add(slice(selected, config.cell().fineBits() + i));
    }
    if (!kinds.isEmpty()) {
      List<Bits> kind = selected(kinds, adc, heldFragment, "adc_" + adc + "_kinds");
      Bits low = slice(kind, 0);
      Bits high = slice(kind, 1);
      Bits zero = low.and(high.not());
      Bits full = high.and(low.not());
      levels.replaceAll(level -> level.and(zero.not()).or(full));
    }
    int sumBits = Widths.unsigned((long) config.topLevel() * rows);
    UInt sum = uint(sumBits).of(0);
    for (int i = 0; i < levels.size(); i++) {
      UInt ones = Bitwise.popCount(levels.get(i).and(heldLines)).shl(i);
      sum = sum.plus(fit(ones, sumBits));
    }
    UInt total = sum;
    Bool exceeds = config.neverSaturates() ? Bool.of(false) : total.gt(config.adcMax());
    UInt clipped = config.neverSaturates() ? fit(total, config.adcBits()) : clipped(total, exceeds);
    when(
        convert,
        () -> {
          codeHeld.set(clipped.asBits());
          overHeld.set(exceeds);
        });
    for (int i = 0; i < config.cell().fineBits(); i++) {
      slice(selected, i).unused("the ADC sees levels");
    }
  }

  private UInt clipped(UInt total, Bool exceeds) {
    return mux(
        exceeds, uint(config.adcBits()).of(config.adcMax()), total.truncate(config.adcBits()));
  }

  /** Bit {@code i} of the values of all rows in the words of a fragment. */
  private Bits slice(List<Bits> words, int i) {
    return concat(words.stream().map(word -> word.word(i, wordRows)).toList());
  }

  /** The words of the held fragment of the column that an ADC reads; 0 unless it converts. */
  private List<Bits> selected(List<Mem<Bits>> columns, int adc, UInt heldFragment, String name) {
    int each = config.columnsPerAdc();
    List<UInt> addresses = addresses(heldFragment);
    List<Bits> words = new ArrayList<>();
    for (UInt address : addresses) {
      Bits word = wire(columns.get(0).read(address).type()).named(name);
      word.set(0);
      words.add(word);
    }
    UInt number = column.word(adc, Converter.stepBits(config)).asUInt();
    when(
        convert,
        () -> {
          if (each == 1) {
            column.unused("each ADC has one column");
            read(columns.get(adc), addresses, words);
            return;
          }
          var byNumber = switchOn(number);
          for (int s = 0; s < each; s++) {
            Mem<Bits> one = columns.get(adc * each + s);
            byNumber.is(s, () -> read(one, addresses, words));
          }
          if (Integer.bitCount(each) != 1) {
            byNumber.otherwise(() -> {});
          }
        });
    return words;
  }

  private static void read(Mem<Bits> column, List<UInt> addresses, List<Bits> words) {
    for (int w = 0; w < words.size(); w++) {
      words.get(w).set(column.read(addresses.get(w)));
    }
  }

  /** Where a fragment's words are, the highest rows first. */
  private List<UInt> addresses(UInt heldFragment) {
    int each = wordsAFragment();
    if (each == 1) {
      return List.of(heldFragment);
    }
    int width = Widths.unsigned(config.rows() / wordRows - 1L);
    UInt first;
    if (config.fragments() == 1) {
      heldFragment.unused("there is one fragment");
      first = uint(width).of(0);
    } else {
      first = fit(heldFragment.times(uint(Widths.unsigned(each)).of(each)), width);
    }
    return IntStream.iterate(each - 1, w -> w >= 0, w -> w - 1)
        .mapToObj(w -> first.plus(w))
        .toList();
  }

  private static UInt fit(UInt value, int width) {
    return value.width() > width ? value.truncate(width) : value.extend(width);
  }
}
