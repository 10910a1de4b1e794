package weft.hdl.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import weft.hdl.ir.Block;
import weft.hdl.ir.DomainSource;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Item;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;

/**
 * Registers that are set under the same conditions near each other, or without any and next to each
 * other, share a process, where the last of them was: they read as one block, and its head is
 * written once.
 *
 * <p>They agree on the domain and on having a reset: one without would be held during reset in the
 * block of those with. What watches, memories, and registers that take a word of a memory keep a
 * process of their own: synthesisers know memories by such blocks.
 */
public final class MergeRegisters extends ModulePass {
  /** Registers of a block: their reset values and what sets them are seen at one glance. */
  static final int MAX_REGISTERS = 32;

  /** Assignments between two registers of a block: farther apart is another part of the design. */
  static final int MAX_BETWEEN = 4;

  @Override
  Module rewrite(Module old, Map<Module, Module> children) {
    Module module = childrenStay(old, children) ? old : super.rewrite(old, children);
    List<Item> items = new Merger().merged(module.items());
    return items.size() == module.items().size() ? module : module.with(items);
  }

  @Override
  ModuleRewriter rewriter(Module old, Map<Module, Module> children) {
    return new ModuleRewriter(old, children) {};
  }

  private static final class Merger {
    private final List<Item> out = new ArrayList<>();

    /** The neighbours that the next process may join, and where each is in {@link #out}. */
    private final List<Process> run = new ArrayList<>();

    private final List<Integer> places = new ArrayList<>();
    private int registers;
    private int between;

    List<Item> merged(List<Item> items) {
      for (Item item : items) {
        if (item instanceof Process process) {
          add(process);
        } else if (item instanceof Instance || item instanceof DomainSource) {
          end();
        }
        out.add(item);
      }
      end();
      out.removeIf(Objects::isNull);
      return out;
    }

    /** Looks at a process that is going to be the next item. */
    private void add(Process process) {
      if (isMergeable(process)) {
        if (!joins(process)) {
          end();
        }
        run.add(process);
        places.add(out.size());
        registers += process.targets().size();
        between = 0;
      } else if (!isAssignment(process) || ++between > MAX_BETWEEN) {
        end();
      }
    }

    private boolean joins(Process process) {
      if (run.isEmpty() || registers + process.targets().size() > MAX_REGISTERS) {
        return false;
      }
      Process first = run.get(0);
      return first.hasReset() == process.hasReset()
          && first.domain().equals(process.domain())
          && (isPlain(first.body())
              ? between == 0 && isPlain(process.body())
              : haveSameConditions(first.body(), process.body()));
    }

    /** Puts one process where the last of the run is, and nothing where the others are. */
    private void end() {
      if (run.size() > 1) {
        List<Signal> targets = new ArrayList<>();
        List<Block> bodies = new ArrayList<>();
        for (Process process : run) {
          targets.addAll(process.targets());
          bodies.add(process.body());
        }
        places.forEach(place -> out.set(place, null));
        out.set(places.get(places.size() - 1), run.get(0).with(targets, merge(bodies)));
      }
      run.clear();
      places.clear();
      registers = 0;
      between = 0;
    }
  }

  private static boolean isMergeable(Process process) {
    return process.isClocked()
        && !process.targets().isEmpty()
        && !Contains.statement(process.body(), MergeRegisters::takesWord);
  }

  private static boolean takesWord(Statement statement) {
    return statement instanceof Statement.Set set
        && Atoms.strip(set.value()) instanceof Expr.MemRead;
  }

  /** True for one line that is no connection of an instance, which stands behind its last input. */
  private static boolean isAssignment(Process process) {
    return process.assignment().isPresent() && !(process.targets().get(0) instanceof Pin);
  }

  /** True if it only sets, without condition. */
  private static boolean isPlain(Block block) {
    return block.statements().stream().allMatch(s -> s instanceof Statement.Set);
  }

  /** True if both are one when, of equal conditions, and the second has no comment of its own. */
  private static boolean haveSameConditions(Block a, Block b) {
    if (a.statements().size() != 1
        || b.statements().size() != 1
        || !(a.statements().get(0) instanceof Statement.When x)
        || !(b.statements().get(0) instanceof Statement.When y)
        || x.arms().size() != y.arms().size()
        || !y.comment().isEmpty() && !y.comment().equals(x.comment())) {
      return false;
    }
    for (int i = 0; i < x.arms().size(); i++) {
      if (!SameValue.of(x.arms().get(i).condition(), y.arms().get(i).condition())) {
        return false;
      }
    }
    return true;
  }

  /** What all blocks do; conditions that they have in common stand once. */
  private static Block merge(List<Block> blocks) {
    List<Block> some = blocks.stream().filter(block -> !block.isEmpty()).toList();
    if (some.size() < 2) {
      return some.isEmpty() ? Block.EMPTY : some.get(0);
    }
    for (Block block : some) {
      if (!haveSameConditions(some.get(0), block)) {
        return new Block(some.stream().flatMap(b -> b.statements().stream()).toList());
      }
    }
    List<Statement.When> all = new ArrayList<>();
    some.forEach(block -> all.add((Statement.When) block.statements().get(0)));
    Statement.When first = all.get(0);
    List<Statement.When.Arm> arms = new ArrayList<>();
    for (int i = 0; i < first.arms().size(); i++) {
      int arm = i;
      Block block = merge(all.stream().map(when -> when.arms().get(arm).block()).toList());
      Statement.When.Arm of = first.arms().get(i);
      arms.add(new Statement.When.Arm(of.condition(), block, of.location()));
    }
    Block otherwise = merge(all.stream().map(Statement.When::otherwise).toList());
    return Block.of(new Statement.When(arms, otherwise, first.location(), first.comment()));
  }
}
