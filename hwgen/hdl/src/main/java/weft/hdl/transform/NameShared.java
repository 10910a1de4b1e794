package weft.hdl.transform;

import java.util.Arrays;
import java.util.Map;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Module;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Wire;

/**
 * Gives a name to every value that is used twice and does not read better repeated, and breaks up
 * expressions that nest too deep for the tools that read them. Afterwards expressions are trees of
 * bounded height.
 */
public final class NameShared extends ModulePass {
  /** How high an expression tree grows; all tools that read Verilog fail on very deep ones. */
  public static final int MAX_HEIGHT = 64;

  @Override
  boolean concerns(Module module) {
    Sharing sharing = new Sharing(module);
    for (Process process : module.processes()) {
      Expr value = named(process);
      if (value != null && sharing.isShared(value) && !Atoms.isAtom(value)) {
        return true;
      }
    }
    int[] heights = new int[module.exprs().size()];
    for (Expr e : module.exprs()) {
      if (sharing.isUsed(e) && !Atoms.isAtom(e)) {
        int highest = 0;
        for (int i = 0; i < e.operandCount(); i++) {
          highest = Math.max(highest, heights[e.operand(i).id()]);
        }
        heights[e.id()] = highest + 1;
        if (highest + 1 >= MAX_HEIGHT || sharing.isShared(e) && !Atoms.isShort(e)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  ModuleRewriter rewriter(Module old, Map<Module, Module> children) {
    return new Rewriter(old, children);
  }

  /** The value that the process gives a name; null if it does something else. */
  private static Expr named(Process process) {
    Signal first = process.targets().isEmpty() ? null : process.targets().get(0);
    return first instanceof Wire wire && wire.isValue()
        ? Atoms.strip(process.assignment().orElseThrow())
        : null;
  }

  private static final class Rewriter extends ModuleRewriter {
    private final Sharing sharing;
    private Expr value;
    private int[] heights = new int[1024];

    Rewriter(Module old, Map<Module, Module> children) {
      super(old, children);
      sharing = new Sharing(old);
    }

    @Override
    void enter(Process process) {
      value = NameShared.named(process);
    }

    /** Other users of what a wire names use the wire. */
    @Override
    void valueMade(Process process, Wire copy) {
      if (sharing.isShared(value) && !Atoms.isAtom(value)) {
        Expr ref = m.ref(copy);
        remap(value, value.kind() == ref.kind() ? ref : m.cast(value.kind(), ref));
      }
    }

    @Override
    Expr rebuild(Expr e) {
      Expr copy = super.rebuild(e);
      int height = heightOver(copy);
      boolean shared = sharing.isShared(e) && e != value && !Atoms.isShort(copy);
      if (!Atoms.isAtom(copy) && (shared || height >= MAX_HEIGHT)) {
        copy = named(copy);
        height = 0;
      }
      setHeight(copy, height);
      return copy;
    }

    private int heightOver(Expr e) {
      if (Atoms.isAtom(e)) {
        return 0;
      }
      int highest = 0;
      for (int i = 0; i < e.operandCount(); i++) {
        int id = e.operand(i).id();
        highest = Math.max(highest, id < heights.length ? heights[id] : 0);
      }
      return highest + 1;
    }

    private void setHeight(Expr e, int height) {
      if (e.id() >= heights.length) {
        heights = Arrays.copyOf(heights, Math.max(e.id() + 1, heights.length * 2));
      }
      heights[e.id()] = height;
    }
  }
}
