package weft.hdl.transform;

import java.util.Map;
import weft.hdl.ir.Design;
import weft.hdl.ir.External;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pad;

/**
 * Makes three ordinary ports of every tri-state pad, and inputs of the clocks that foreign modules
 * drive: for tools that read Verilog but drive the design and its clocks themselves, and know two
 * values only.
 *
 * <pre>{@code
 * Design open = new OpenPads().apply(design);
 * List<VerilogFile> files = VerilogEmitter.emit(open);
 * }</pre>
 */
public final class OpenPads implements Pass {
  @Override
  public Design apply(Design design) {
    Module top = design.top();
    boolean isOpen = top.pads().isEmpty() && top.drivenClocks().isEmpty();
    return isOpen ? design : new Opening().apply(design);
  }

  private static final class Opening extends ModulePass {
    @Override
    ModuleRewriter rewriter(Module old, Map<Module, Module> children) {
      return new ModuleRewriter(old, children) {
        @Override
        boolean keeps(Pad pad) {
          return false;
        }

        @Override
        External rewrite(External external) {
          return external.open();
        }
      };
    }
  }
}
