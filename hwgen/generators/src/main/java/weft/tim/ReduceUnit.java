package weft.tim;

import java.util.ArrayList;
import java.util.List;
import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.hdl.Bits;
import weft.hdl.Component;
import weft.hdl.SInt;
import weft.hdl.UInt;

/**
 * Adds the partial sums of neighbouring tiles that hold slices of the same columns. It sees T
 * columns of every tile and has an adder tree a column; a group of 2^g tiles is tapped at level g.
 * With groups of G tiles, lane t holds column t mod G of group t / G.
 */
final class ReduceUnit extends Component {
  /** Of each tile the next T columns, column 0 lowest. */
  final List<Bits> columns = new ArrayList<>();

  /** log2 of the tiles of a group. */
  final UInt group;

  /** A sum a tile. */
  final List<SInt> lanes = new ArrayList<>();

  ReduceUnit(TimConfig config) {
    describe("Adds the sums of tiles that hold slices of the same columns.");
    int tiles = config.tiles();
    int sumBits = config.sumBits();
    int levels = Widths.index(tiles);
    for (int tile = 0; tile < tiles; tile++) {
      columns.add(in(bits(tiles * sumBits)).named("columns_" + tile));
    }
    group = in(uint(Widths.unsigned(levels)));

    // sums.get(g).get(i): column i of each group of 2^g tiles; tapped for i < 2^g.
    List<List<List<SInt>>> sums = new ArrayList<>();
    for (int level = 0; level <= levels; level++) {
      List<List<SInt>> trees = new ArrayList<>();
      for (int column = 0; column < tiles; column++) {
        List<SInt> groups = new ArrayList<>();
        for (int g = 0; g < tiles >> level; g++) {
          groups.add(
              level == 0
                  ? columns.get(g).word(column, sumBits).asSInt()
                  : sums.get(level - 1)
                      .get(column)
                      .get(2 * g)
                      .plus(sums.get(level - 1).get(column).get(2 * g + 1)));
        }
        trees.add(groups);
      }
      sums.add(trees);
    }
    for (int lane = 0; lane < tiles; lane++) {
      List<SInt> taps = new ArrayList<>();
      for (int level = 0; level <= levels; level++) {
        taps.add(sums.get(level).get(lane % (1 << level)).get(lane >> level));
      }
      SInt sum = out(sint(sumBits)).named("lane_" + lane);
      sum.set(select(group, taps));
      lanes.add(sum);
    }
  }
}
