package weft.hdl.check;

import java.util.BitSet;
import weft.hdl.ir.Block;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;

/**
 * Which bits of a signal a block sets.
 *
 * @param always on every path through the block
 * @param ever on some path
 */
record Coverage(BitSet always, BitSet ever) {
  static Coverage of(Signal signal, Process process) {
    return of(signal, process.body());
  }

  private static Coverage of(Signal signal, Block block) {
    Coverage coverage = new Coverage(new BitSet(), new BitSet());
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Set set) {
        coverage.add(signal, set.target());
      } else if (statement instanceof Statement.When when) {
        boolean complete = !when.otherwise().isEmpty();
        coverage.addBranches(signal, statement, complete);
      } else if (statement instanceof Statement.Switch choice) {
        boolean complete = !choice.otherwise().isEmpty() || hasEveryLabel(choice);
        coverage.addBranches(signal, statement, complete);
      }
    }
    return coverage;
  }

  private void add(Signal signal, Target target) {
    if (target.signal() != signal) {
      return;
    }
    if (target.indexes().isEmpty()) {
      always.set(target.lo(), target.lo() + target.width());
      ever.set(target.lo(), target.lo() + target.width());
    } else {
      ever.or(span(target));
    }
  }

  /** All bits that a target may write. */
  static BitSet span(Target target) {
    BitSet bits = new BitSet();
    bits.set(target.lo(), target.lo() + target.width());
    for (Target.Index index : target.indexes()) {
      BitSet one = (BitSet) bits.clone();
      for (int i = 1; i < index.count(); i++) {
        for (int b = one.nextSetBit(0); b >= 0; b = one.nextSetBit(b + 1)) {
          bits.set(b + i * index.stride());
        }
      }
    }
    return bits;
  }

  private void addBranches(Signal signal, Statement statement, boolean complete) {
    BitSet common = null;
    boolean isSwitch = statement instanceof Statement.Switch;
    java.util.List<Block> blocks = statement.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      boolean absentDefault = i == blocks.size() - 1 && isSwitch && blocks.get(i).isEmpty();
      if (absentDefault) {
        continue;
      }
      Coverage branch = of(signal, blocks.get(i));
      ever.or(branch.ever);
      if (common == null) {
        common = branch.always;
      } else {
        common.and(branch.always);
      }
    }
    if (complete && common != null) {
      always.or(common);
    }
  }

  private static boolean hasEveryLabel(Statement.Switch choice) {
    int width = choice.subject().width();
    int labels = choice.cases().stream().mapToInt(one -> one.labels().size()).sum();
    return width < 31 && labels == 1 << width;
  }
}
