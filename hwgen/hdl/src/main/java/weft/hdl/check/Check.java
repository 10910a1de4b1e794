package weft.hdl.check;

import java.util.function.Consumer;
import weft.hdl.ir.Design;
import weft.hdl.ir.Module;

/** Looks for one kind of error. */
interface Check {
  /** Reports every error of a module; its children have been looked at before. */
  void module(Module module, Consumer<Diagnostic> report);

  /** Reports every error of a design; nothing is known of opaque modules. */
  default void design(Design design, Consumer<Diagnostic> report) {
    for (Module module : design.modules()) {
      if (!module.isOpaque()) {
        module(module, report);
      }
    }
  }
}
