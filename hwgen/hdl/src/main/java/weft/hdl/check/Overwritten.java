package weft.hdl.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.Block;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;

/**
 * A set that hides an earlier one of the same bits, with nothing between them to tell them apart.
 */
final class Overwritten implements Check {
  /** A set and the highest bit that it can write. */
  private record Range(int hi, Statement.Set set) {}

  @Override
  public void module(Module module, Consumer<Diagnostic> report) {
    for (Process process : module.processes()) {
      if (process.assignment().isEmpty()) {
        block(process.body(), report);
      }
    }
  }

  /** Returns the sets of the block, by signal and lowest bit. */
  private Map<Signal, TreeMap<Integer, Range>> block(Block block, Consumer<Diagnostic> report) {
    Map<Signal, TreeMap<Integer, Range>> earlier = new HashMap<>();
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Set set) {
        Target target = set.target();
        if (target.width() == 0) {
          continue;
        }
        int hi = highest(target);
        TreeMap<Integer, Range> ranges =
            earlier.computeIfAbsent(target.signal(), s -> new TreeMap<>());
        if (target.indexes().isEmpty()) {
          hides(set, ranges, report);
        }
        keep(ranges, target.lo(), new Range(hi, set));
      } else {
        for (Block inner : statement.blocks()) {
          block(inner, report)
              .forEach(
                  (signal, ranges) ->
                      earlier.merge(
                          signal,
                          ranges,
                          (a, b) -> {
                            b.forEach((lo, range) -> keep(a, lo, range));
                            return a;
                          }));
        }
      }
    }
    return earlier;
  }

  /** Of ranges that begin at the same bit, what hides any hides the shortest. */
  private static void keep(TreeMap<Integer, Range> ranges, int lo, Range range) {
    ranges.merge(lo, range, (a, b) -> a.hi() < b.hi() ? a : b);
  }

  private static void hides(
      Statement.Set set, TreeMap<Integer, Range> ranges, Consumer<Diagnostic> report) {
    Target target = set.target();
    for (Range range : ranges.subMap(target.lo(), true, target.hi(), true).values()) {
      if (range.hi() <= target.hi()) {
        String message =
            Messages.name(target.signal())
                + " is set again: the earlier set has no effect; drop one, or set this under a"
                + " when";
        Party first = new Party(range.set().location(), "the earlier set is here");
        report.accept(
            new Diagnostic(
                set.location(),
                "overwritten",
                message,
                List.of(first, Messages.declared(target.signal()))));
        return;
      }
    }
  }

  private static int highest(Target target) {
    int hi = target.lo() + target.width() - 1;
    for (Target.Index index : target.indexes()) {
      hi += (index.count() - 1) * index.stride();
    }
    return hi;
  }
}
