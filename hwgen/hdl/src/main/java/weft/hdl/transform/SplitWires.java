package weft.hdl.transform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import weft.hdl.ir.Block;
import weft.hdl.ir.Declaration;
import weft.hdl.ir.Design;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Module;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;
import weft.hdl.ir.Wire;

/**
 * A carry chain in one vector, or a row of instances wired through one, has no loop in its bits but
 * one in its signals; simulators warn, evaluate it again and again, or get it wrong in an always
 * block. Afterwards such a vector is a wire a part, each with a process of its own.
 */
public final class SplitWires implements Pass {
  @Override
  public Design apply(Design design) {
    return new Splitting().apply(design);
  }

  private static final class Splitting extends ModulePass {
    private final Map<Module, Map<Port, BitSet>> paths = new IdentityHashMap<>();

    @Override
    ModuleRewriter rewriter(Module old, Map<Module, Module> children) {
      SignalCycles cycles = new SignalCycles(old, paths);
      paths.put(old, cycles.paths());
      return new Rewriter(old, children, cycles);
    }
  }

  private static final class Rewriter extends ModuleRewriter {
    /** The bits where parts begin, and the wires of the parts, for each signal that is split. */
    private final Map<Signal, int[]> starts = new IdentityHashMap<>();

    private final Map<Signal, List<Wire>> parts = new IdentityHashMap<>();
    private Signal only;
    private int part;

    Rewriter(Module old, Map<Module, Module> children, SignalCycles cycles) {
      super(old, children);
      for (Process process : old.processes()) {
        for (Signal s : process.isClocked() ? List.<Signal>of() : process.targets()) {
          if (s.width() > 1 && cycles.isCyclic(s)) {
            split(process, s);
          }
        }
      }
    }

    private void split(Process process, Signal s) {
      TreeSet<Integer> from = new TreeSet<>(List.of(0, s.width()));
      if (!boundaries(process.body(), s, from)) {
        return;
      }
      for (Expr e : old.exprs()) {
        if (e instanceof Expr.Slice slice
            && Atoms.strip(slice.operand(0)) instanceof Expr.Ref ref
            && ref.signal() == s) {
          from.add(slice.lo());
          from.add(slice.hi() + 1);
        }
      }
      if (from.size() > 2) {
        starts.put(s, from.stream().mapToInt(i -> i).toArray());
      }
    }

    /** Adds the ends of what the block sets; false if it sets bits at a position unknown. */
    private static boolean boundaries(Block block, Signal s, TreeSet<Integer> from) {
      boolean fixed = true;
      for (Statement statement : block.statements()) {
        if (statement instanceof Statement.Set set && set.target().signal() == s) {
          fixed &= set.target().indexes().isEmpty();
          from.add(set.target().lo());
          from.add(set.target().lo() + set.target().width());
        } else if (statement instanceof Statement.When when) {
          for (Statement.When.Arm arm : when.arms()) {
            fixed &= boundaries(arm.block(), s, from);
          }
          fixed &= boundaries(when.otherwise(), s, from);
        } else if (statement instanceof Statement.Switch choice) {
          for (Statement.Switch.Case one : choice.cases()) {
            fixed &= boundaries(one.block(), s, from);
          }
          fixed &= boundaries(choice.otherwise(), s, from);
        }
      }
      return fixed;
    }

    @Override
    boolean keeps(Signal signal) {
      boolean needed = !(signal instanceof Wire) || isPinned(signal);
      return needed || !starts.containsKey(signal);
    }

    @Override
    void begin() {
      for (Signal s : old.signals()) {
        int[] from = starts.get(s);
        if (from != null) {
          List<Wire> wires = new ArrayList<>();
          for (int i = 0; i + 1 < from.length; i++) {
            int width = from[i + 1] - from[i];
            String bits = width == 1 ? "_" + from[i] : "_" + (from[i + 1] - 1) + "_" + from[i];
            String name = names.fresh(s.name() + bits);
            String comment = i == 0 ? s.comment() : "";
            wires.add(m.wire(new Declaration(name, Kind.BITS, width, null, s.location(), comment)));
          }
          parts.put(s, wires);
        }
      }
    }

    @Override
    Expr rebuild(Expr e) {
      if (e instanceof Expr.Ref ref && parts.containsKey(ref.signal())) {
        return m.cast(e.kind(), whole(ref.signal()));
      }
      return super.rebuild(e);
    }

    private Expr whole(Signal s) {
      List<Expr> all = new ArrayList<>();
      for (Wire wire : parts.get(s)) {
        all.add(0, m.ref(wire));
      }
      return m.concat(all);
    }

    @Override
    void rewriteProcess(Process process) {
      boolean others = process.memory().isPresent() || process.isObserver();
      for (Signal s : process.targets()) {
        if (!parts.containsKey(s)) {
          others = true;
          continue;
        }
        for (int i = 0; i < parts.get(s).size(); i++) {
          only = s;
          part = i;
          Wire wire = parts.get(s).get(i);
          m.process(
              null,
              List.of(wire),
              null,
              rewrite(process.body()),
              process.location(),
              i == 0 ? process.comment() : "");
        }
        only = null;
        if (keeps(s)) {
          assignWhole(s);
        }
      }
      if (others) {
        super.rewriteProcess(process);
      }
    }

    private void assignWhole(Signal s) {
      if (s instanceof Wire wire && wire.isValue()) {
        copy(wire, m.cast(s.kind(), whole(s)));
      } else {
        m.assign(map(s), whole(s));
      }
    }

    @Override
    void rewrite(Statement statement, List<Statement> out) {
      if (statement instanceof Statement.Set set) {
        Signal s = set.target().signal();
        if (only == null && !parts.containsKey(s)) {
          super.rewrite(statement, out);
        } else if (only == s) {
          setPart(set, out);
        }
        return;
      }
      int before = out.size();
      super.rewrite(statement, out);
      if (out.size() > before && isEmpty(out.get(before))) {
        out.remove(before);
      }
    }

    private void setPart(Statement.Set set, List<Statement> out) {
      int lo = starts.get(only)[part];
      int hi = starts.get(only)[part + 1] - 1;
      Target t = set.target();
      if (t.lo() <= lo && hi <= t.hi()) {
        enter(set);
        Expr value = m.slice(Kind.BITS, map(set.value()), hi - t.lo(), lo - t.lo());
        out.add(set(set, Target.whole(parts.get(only).get(part)), value));
      }
    }

    private static boolean isEmpty(Statement statement) {
      if (statement instanceof Statement.When when) {
        return when.otherwise().isEmpty()
            && when.arms().stream().allMatch(arm -> arm.block().isEmpty());
      }
      return statement instanceof Statement.Switch choice
          && choice.otherwise().isEmpty()
          && choice.cases().stream().allMatch(one -> one.block().isEmpty());
    }
  }
}
