package weft.hdl.transform;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.WeakHashMap;
import weft.hdl.ir.Block;
import weft.hdl.ir.Declaration;
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
public final class SplitWires extends ModulePass {
  /** For modules met: which of its output ports each input port reaches. */
  private final Map<Module, Map<Port, BitSet>> paths = new WeakHashMap<>();

  /** The bits where parts begin, for each signal of the present module that is split. */
  private Map<Signal, int[]> starts = Map.of();

  @Override
  boolean concerns(Module module) {
    starts = starts(module, cycles(module));
    return !starts.isEmpty();
  }

  @Override
  ModuleRewriter rewriter(Module old, Map<Module, Module> children) {
    return new Rewriter(old, children, starts);
  }

  private SignalCycles cycles(Module module) {
    return new SignalCycles(module, this::paths);
  }

  private Map<Port, BitSet> paths(Module child) {
    Map<Port, BitSet> known = paths.get(child);
    if (known == null) {
      known = cycles(child).paths();
      paths.put(child, known);
    }
    return known;
  }

  private static Map<Signal, int[]> starts(Module module, SignalCycles cycles) {
    Map<Signal, int[]> starts = new IdentityHashMap<>();
    for (Process process : module.processes()) {
      for (Signal s : process.isClocked() ? List.<Signal>of() : process.targets()) {
        if (s.width() > 1 && cycles.isCyclic(s)) {
          TreeSet<Integer> from = ends(module, process, s);
          if (from.size() > 2) {
            starts.put(s, from.stream().mapToInt(i -> i).toArray());
          }
        }
      }
    }
    return starts;
  }

  /** Where parts of the signal that are set or read end; empty if that is not known. */
  private static TreeSet<Integer> ends(Module module, Process process, Signal s) {
    TreeSet<Integer> ends = new TreeSet<>(List.of(0, s.width()));
    if (!boundaries(process.body(), s, ends)) {
      return new TreeSet<>();
    }
    int[] uses = module.useCounts();
    for (Expr e : module.exprs()) {
      if (uses[e.id()] > 0
          && e instanceof Expr.Slice slice
          && Atoms.strip(slice.operand(0)) instanceof Expr.Ref ref
          && ref.signal() == s) {
        ends.add(slice.lo());
        ends.add(slice.hi() + 1);
      }
    }
    return ends;
  }

  /** Adds the ends of what the block sets; false if it sets bits at a position unknown. */
  private static boolean boundaries(Block block, Signal s, TreeSet<Integer> from) {
    boolean fixed = true;
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Set set && set.target().signal() == s) {
        fixed &= set.target().indexes().isEmpty();
        from.add(set.target().lo());
        from.add(set.target().lo() + set.target().width());
      }
      for (Block inner : statement.blocks()) {
        fixed &= boundaries(inner, s, from);
      }
    }
    return fixed;
  }

  private static final class Rewriter extends ModuleRewriter {
    private final Map<Signal, int[]> starts;
    private final Map<Signal, List<Wire>> parts = new IdentityHashMap<>();
    private Signal only;
    private int part;

    Rewriter(Module old, Map<Module, Module> children, Map<Signal, int[]> starts) {
      super(old, children);
      this.starts = starts;
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
