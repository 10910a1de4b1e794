package weft.hdl.transform;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Uses;

/**
 * Marks every bit that nothing reads as unused, so that the printer can read it once and linters
 * stay quiet. That an author knows of such bits is for the checks to see to.
 */
public final class SinkUnused extends ModulePass {
  @Override
  boolean concerns(Module module) {
    BitSet[] read = readBits(module);
    for (Signal s : module.signals()) {
      if (needsReader(s) && read[s.id()].nextClearBit(0) < s.width()) {
        return true;
      }
    }
    return !module.memories().isEmpty();
  }

  @Override
  ModuleRewriter rewriter(Module old, Map<Module, Module> children) {
    return new Rewriter(old, children);
  }

  private static boolean needsReader(Signal s) {
    if (s instanceof Port port) {
      return port.direction() == Port.Direction.IN && port.role() == Port.Role.DATA;
    }
    return !(s instanceof Pin pin) || pin.port().direction() == Port.Direction.OUT;
  }

  private static final class Rewriter extends ModuleRewriter {
    Rewriter(Module old, Map<Module, Module> children) {
      super(old, children);
    }

    @Override
    void finish() {
      BitSet[] read = readBits(old);
      for (Signal s : old.signals()) {
        if (!keeps(s) || !needsReader(s)) {
          continue;
        }
        int from = read[s.id()].nextClearBit(0);
        while (from < s.width()) {
          int next = read[s.id()].nextSetBit(from);
          int to = next < 0 ? s.width() : next;
          Expr ref = m.ref(map(s));
          boolean all = from == 0 && to == s.width();
          m.unused(all ? ref : m.slice(Kind.BITS, ref, to - 1, from), "");
          from = read[s.id()].nextClearBit(to);
        }
      }
      boolean[] words = readMemories(old);
      for (Memory memory : old.memories()) {
        if (!words[memory.id()]) {
          m.unused(
              m.memRead(
                  map(memory), m.constant(Kind.UINT, LowerTotality.indexWidth(memory.depth()), 0)),
              "");
        }
      }
    }
  }

  private static boolean[] readMemories(Module module) {
    boolean[] read = new boolean[module.memories().size()];
    int[] uses = module.useCounts();
    for (Expr e : module.exprs()) {
      if (e instanceof Expr.MemRead word && uses[e.id()] > 0) {
        read[word.memory().id()] = true;
      }
    }
    return read;
  }

  private static BitSet[] readBits(Module module) {
    BitSet[] read = new BitSet[module.signals().size()];
    Arrays.setAll(read, i -> new BitSet());
    boolean[] reached = new boolean[module.exprs().size()];
    Uses.roots(module, e -> reached[e.id()] = true);
    boolean[] whole = reached.clone();
    for (int id = reached.length - 1; id >= 0; id--) {
      Expr e = module.exprs().get(id);
      if (!reached[id]) {
        continue;
      }
      if (e instanceof Expr.Slice slice && Atoms.strip(slice.operand(0)) instanceof Expr.Ref ref) {
        read[ref.signal().id()].set(slice.lo(), slice.hi() + 1);
        continue;
      }
      if (e instanceof Expr.Ref ref && whole[id]) {
        read[ref.signal().id()].set(0, ref.width());
      }
      for (int i = 0; i < e.operandCount(); i++) {
        reached[e.operand(i).id()] = true;
        whole[e.operand(i).id()] = true;
      }
    }
    return read;
  }
}
