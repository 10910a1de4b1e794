package weft.tim;

import java.util.ArrayList;
import java.util.List;
import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.bus.AxiStream;

/**
 * The sums of one conversion step of all tiles, and their way out: G columns a beat through the
 * reduce unit into the output register.
 */
final class ResultBuffer extends Component {
  /** A row of sums is pushed; only when {@link #free} was true the clock before. */
  final Bool push;

  /** Sums of each tile, PCU 0 lowest. */
  final List<Bits> sums = new ArrayList<>();

  /** Columns in use of the row, 1 or more. */
  final UInt columns;

  /** The row is the job's last. */
  final Bool last;

  /** log2 of the tiles added into one sum. */
  final UInt group;

  /** The row is dropped, and none is taken in this clock; the output register stays. */
  final Bool stop;

  /** Everything is dropped. */
  final Bool reset;

  /** No row is held and none is pushed. */
  final Bool free;

  /** The job's last beat is accepted. */
  final Bool ends;

  final AxiStream results;

  ResultBuffer(TimConfig config) {
    describe("One row of sums, and the results' way out.");
    int tiles = config.tiles();
    int sumBits = config.sumBits();
    int rowBits = config.pcus() * sumBits;
    push = in(bool());
    for (int tile = 0; tile < tiles; tile++) {
      sums.add(in(bits(rowBits)).named("sums_" + tile));
    }
    columns = in(uint(Widths.unsigned(config.pcus())));
    last = in(bool());
    group = in(uint(Widths.unsigned(Widths.index(tiles))));
    stop = in(bool());
    reset = in(bool());
    free = out(bool());
    ends = out(bool());
    results = out(bundle(() -> new AxiStream(config.resultBits())));

    comment("The row: its next column is the lowest of each tile.");
    Bool full = reg(bool()).init(false);
    UInt left = reg(columns.type());
    Bool lastRow = reg(bool());
    List<Bits> row = new ArrayList<>();
    for (int tile = 0; tile < tiles; tile++) {
      row.add(reg(bits(rowBits)));
    }

    comment("The output register.");
    Bool valid = reg(bool()).init(false);
    Bool lastBeat = reg(bool()).init(false);
    Bits data = reg(bits(config.resultBits())).init(0);

    ReduceUnit reduce = add(new ReduceUnit(config));
    reduce.group.set(group);
    for (int tile = 0; tile < tiles; tile++) {
      reduce.columns.get(tile).set(window(row.get(tile), tiles * sumBits));
    }

    Bool move = full.and(valid.not().or(results.tready));
    UInt beatColumns = UInt.of(tiles).type().of(1).shl(group);
    Bool rowEnds = left.le(beatColumns);
    when(results.tready, () -> valid.set(false));
    when(
        move,
        () -> {
          valid.set(true);
          lastBeat.set(rowEnds.and(lastRow));
          data.set(beat(reduce, left, config));
          left.set(left.minus(beatColumns).truncate(left.width()));
          var byGroup = switchOn(group);
          for (int level = 0; level <= Widths.index(tiles); level++) {
            int beatBits = sumBits << level;
            byGroup.is(
                level,
                () -> {
                  for (Bits sumsLeft : row) {
                    sumsLeft.set(sumsLeft.shr(beatBits).extend(rowBits));
                  }
                });
          }
          byGroup.otherwise(() -> {});
          when(rowEnds, () -> full.set(false));
        });
    when(
        push,
        () -> {
          full.set(true);
          left.set(columns);
          lastRow.set(last);
          for (int tile = 0; tile < tiles; tile++) {
            row.get(tile).set(sums.get(tile));
          }
        });
    when(stop, () -> full.set(false));
    when(reset, () -> valid.set(false));

    assertAlways(push.and(full).not(), "no row takes the place of one on its way out");
    free.set(full.or(push).not());
    ends.set(valid.and(lastBeat).and(results.tready));
    results.tvalid.set(valid);
    results.tlast.set(lastBeat);
    results.tdata.set(data);
  }

  /** The lowest bits, filled up with 0. */
  private static Bits window(Bits row, int width) {
    return row.width() < width ? row.extend(width) : row.truncate(width);
  }

  /** The lanes of a beat; 0 past the last column in use. */
  private Bits beat(ReduceUnit reduce, UInt left, TimConfig config) {
    List<Bits> lanes = new ArrayList<>();
    for (int lane = 0; lane < config.tiles(); lane++) {
      Bits sum = reduce.lanes.get(lane).extend(config.laneBits()).asBits();
      lanes.add(0, sum.and(inUse(left, lane, config).repeat(config.laneBits())));
    }
    return concat(lanes);
  }

  /** Lane t holds column t mod G of what is left. */
  private Bool inUse(UInt left, int lane, TimConfig config) {
    List<Bool> byGroup = new ArrayList<>();
    for (int level = 0; level <= Widths.index(config.tiles()); level++) {
      int column = lane % (1 << level);
      byGroup.add(column >= config.pcus() ? Bool.of(false) : left.gt(column));
    }
    return select(group, byGroup);
  }
}
