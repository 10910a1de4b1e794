package weft.hdl.language;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.HdlException;
import weft.hdl.ir.Design;
import weft.hdl.ir.IrText;
import weft.hdl.ir.Module;
import weft.hdl.ir.Port;
import weft.hdl.verilog.VerilogEmitter;

/** What the tests of the language look at. */
final class Ir {
  private Ir() {}

  /** A component made by a lambda: for tests of a line or two. */
  static final class Lambda extends Component {
    Lambda(Runnable body) {
      moduleName("T");
      body.run();
    }

    /** {@code add} for lambdas. */
    static <C extends Component> C plant(C child) {
      return add(child);
    }
  }

  static Module module(Supplier<? extends Component> top) {
    return Elaborator.elaborate(top::get).design().top();
  }

  /** The IR of the top module without its head. */
  static String body(Supplier<? extends Component> top) {
    String text = IrText.of(module(top));
    return text.substring(text.indexOf('\n') + 1).stripIndent();
  }

  /** Names of all that is not a port, in order of declaration. */
  static String names(Supplier<? extends Component> top) {
    Module module = module(top);
    return module.items().stream()
        .filter(item -> !(item instanceof weft.hdl.ir.Process))
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }

  static String ports(Supplier<? extends Component> top) {
    return module(top).ports().stream().map(Port::name).collect(Collectors.joining(" "));
  }

  /** The Verilog of the top module. */
  static String verilog(Supplier<? extends Component> top) {
    Design design = Elaborator.elaborate(top::get).design();
    return VerilogEmitter.emit(design).stream()
        .filter(file -> file.name().equals(design.top().name() + ".v"))
        .findFirst()
        .orElseThrow()
        .text();
  }

  /** The errors of a design, as printed. */
  static String errors(Supplier<? extends Component> top) {
    try {
      Elaborator.elaborate(top::get);
      return "";
    } catch (HdlException e) {
      return e.getMessage();
    }
  }
}
