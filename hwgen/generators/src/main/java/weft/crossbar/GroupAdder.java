package weft.crossbar;

import java.util.ArrayList;
import java.util.List;
import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.hdl.Component;
import weft.hdl.SInt;
import weft.hdl.UInt;

/**
 * Adds the sums of neighbouring units that hold slices of one matrix: an adder tree, tapped at
 * level g for groups of 2^g units. Lane l is group l; lanes past the last group are 0.
 */
final class GroupAdder extends Component {
  final List<SInt> sums = new ArrayList<>();

  /** log2 of the units of a group. */
  final UInt group;

  final List<SInt> lanes = new ArrayList<>();

  GroupAdder(CrossbarConfig config) {
    describe("Adds the sums of units that hold slices of one matrix.");
    int units = config.units();
    int sumBits = config.sumBits();
    int levels = Widths.index(units);
    for (int unit = 0; unit < units; unit++) {
      sums.add(in(sint(sumBits)).named("sum_" + unit));
    }
    group = in(uint(Widths.unsigned(levels)));

    List<List<SInt>> tree = new ArrayList<>(List.of(sums));
    for (int level = 1; level <= levels; level++) {
      List<SInt> below = tree.get(level - 1);
      List<SInt> here = new ArrayList<>();
      for (int i = 0; i < below.size(); i += 2) {
        here.add(below.get(i).plus(below.get(i + 1)));
      }
      tree.add(here);
    }
    for (int lane = 0; lane < units; lane++) {
      List<SInt> taps = new ArrayList<>();
      for (List<SInt> level : tree) {
        taps.add(lane < level.size() ? level.get(lane) : sint(sumBits).of(0));
      }
      SInt sum = out(sint(sumBits)).named("lane_" + lane);
      sum.set(select(group, taps));
      lanes.add(sum);
    }
  }
}
