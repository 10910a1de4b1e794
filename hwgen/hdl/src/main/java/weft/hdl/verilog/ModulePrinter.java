package weft.hdl.verilog;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.ClockGate;
import weft.hdl.ir.External;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Item;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Register;
import weft.hdl.ir.ResetSource;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Unused;
import weft.hdl.ir.Wire;
import weft.hdl.transform.Names;
import weft.hdl.verilog.LineWriter.Paragraph;

/** Writes one prepared module, in the order of its items. */
final class ModulePrinter {
  private final Module module;
  private final Nets nets;
  private final Names names;
  private final EnumNames enums;
  private final ExpressionPrinter expressions;
  private final LineWriter out;
  private final int[] pendingPins;
  private final DrivenClocks drivenClocks;

  private ModulePrinter(Module module, Locations locations) {
    out = new LineWriter(locations);
    this.module = module;
    nets = new Nets(module);
    names = new Names(module);
    drivenClocks = new DrivenClocks(module, names);
    enums = new EnumNames(names, nets.constants(), nets.resetRegisters());
    expressions = new ExpressionPrinter(enums);
    pendingPins = new int[module.instances().size()];
  }

  static String print(Module module, Locations locations) {
    ModulePrinter printer = new ModulePrinter(module, locations);
    printer.module();
    return printer.out.toString();
  }

  private void module() {
    Header.print(module, nets, out);
    out.indent();
    for (String parameter : enums.declarations()) {
      out.paragraph(Paragraph.DECLARATION);
      out.line("localparam " + parameter);
    }
    new Pads(module).print(nets, out);
    for (Process process : module.processes()) {
      instanceOf(process).ifPresent(instance -> pendingPins[instance.id()]++);
    }
    for (Item item : module.items()) {
      print(item);
    }
    unused();
    out.outdent();
    out.line("endmodule");
  }

  private void print(Item item) {
    if (item instanceof Wire wire) {
      if (!wire.isValue()) {
        declare(wire, wire.comment());
      }
    } else if (item instanceof Register register) {
      declare(register, register.comment());
    } else if (item instanceof Memory memory) {
      memory(memory);
    } else if (item instanceof Instance instance) {
      pins(instance);
    } else if (item instanceof ClockGate gate) {
      gate(gate);
    } else if (item instanceof ResetSource source) {
      reset(source);
    } else if (item instanceof Process process) {
      print(process);
      instanceOf(process)
          .ifPresent(
              instance -> {
                if (--pendingPins[instance.id()] == 0) {
                  instance(instance);
                }
              });
    }
  }

  // Declarations ----------------------------------------------------------------------------------

  private void declare(Signal signal, String comment) {
    out.paragraph(Paragraph.DECLARATION);
    out.comment(comment);
    out.from(signal.location()).line(declaration(signal) + ";");
  }

  private String declaration(Signal signal) {
    boolean variable = nets.isVariable(signal) || signal instanceof Register;
    return Parameters.attributes(signal.attributes())
        + (variable ? "reg " : "wire ")
        + Header.range(signal.width())
        + signal.name();
  }

  private void memory(Memory memory) {
    out.paragraph(Paragraph.DECLARATION);
    out.comment(memory.comment());
    out.from(memory.location());
    out.line(
        Parameters.attributes(memory.attributes())
            + "reg "
            + Header.range(memory.width())
            + memory.name()
            + " [0:"
            + (memory.depth() - 1)
            + "];");
    if (memory.contents().isPresent()) {
      out.paragraph(Paragraph.BLOCK);
      out.line("initial begin");
      out.indent();
      List<BigInteger> words = memory.contents().get();
      for (int i = 0; i < words.size(); i++) {
        String word = Literals.of(memory.kind(), memory.width(), words.get(i)).text();
        out.line(memory.name() + "[" + i + "] =" + Text.BREAK + word + ";");
      }
      out.outdent();
      out.line("end");
    }
  }

  // Instances -------------------------------------------------------------------------------------

  /** The instance whose input pin a process drives. */
  private static Optional<Instance> instanceOf(Process process) {
    return process.targets().stream()
        .filter(s -> s instanceof Pin)
        .map(s -> ((Pin) s).instance())
        .findFirst();
  }

  /** Nets of the pins; the instance itself waits until its inputs are known. */
  private void pins(Instance instance) {
    drivenClocks.declare(instance, out);
    for (Pin pin : instance.pins()) {
      if (nets.connection(pin).isEmpty() && !nets.isDeclaredByAssignment(pin)) {
        declare(pin, "");
      }
    }
    if (pendingPins[instance.id()] == 0) {
      instance(instance);
    }
  }

  private void instance(Instance instance) {
    out.paragraph(Paragraph.BLOCK);
    out.comment(instance.comment());
    List<String> connections = new ArrayList<>();
    Optional<External> external = instance.module().external();
    if (external.isPresent()) {
      for (External.ClockPort clock : external.get().clocks()) {
        connections.add("." + clock.port() + "(" + drivenClocks.net(instance, clock) + ")");
      }
    } else {
      for (Port port : instance.module().ports()) {
        boolean driven = instance.module().drivenClocks().contains(port.name());
        if (port.role() != Port.Role.DATA && !driven) {
          connections.add("." + port.name() + "(" + port.name() + ")");
        }
      }
    }
    for (Pin pin : instance.pins()) {
      String net = nets.connection(pin).map(expressions::root).orElse(pin.name());
      connections.add("." + pin.port().name() + "(" + net + ")");
    }
    out.from(instance.location());
    String attributes = Parameters.attributes(instance.attributes());
    String what = external.map(Parameters::instantiation).orElse(instance.module().name());
    instance(attributes + what + " " + instance.name(), connections);
  }

  private void instance(String what, List<String> connections) {
    String head = what + " (";
    if (connections.isEmpty()) {
      out.line(head + ");");
      return;
    }
    out.line(head);
    out.indent();
    for (int i = 0; i < connections.size(); i++) {
      out.line(connections.get(i) + (i < connections.size() - 1 ? "," : ""));
    }
    out.outdent();
    out.line(");");
  }

  // Derived clocks and resets ---------------------------------------------------------------------

  private void gate(ClockGate gate) {
    ClockDomain domain = gate.domain();
    out.paragraph(Paragraph.DECLARATION);
    out.line("wire " + domain.clock() + ";");
    out.paragraph(Paragraph.BLOCK);
    instance(
        ClockGateCell.MODULE + " " + ClockGate.instanceName(domain),
        List.of(
            ".clk(" + domain.parent().orElseThrow().clock() + ")",
            ".enable(" + expressions.root(gate.enable()) + ")",
            ".test(" + expressions.root(gate.test()) + ")",
            ".gated(" + domain.clock() + ")"));
  }

  private void reset(ResetSource source) {
    out.paragraph(Paragraph.DECLARATION);
    String value = expressions.root(source.reset());
    out.line("wire " + source.domain().reset() + " =" + Text.BREAK + value + ";");
  }

  // Processes -------------------------------------------------------------------------------------

  private void print(Process process) {
    if (process.isObserver()) {
      ObserverPrinter.print(module, process, out, expressions);
    } else if (process.isClocked()) {
      clocked(process);
    } else if (Nets.isAssignments(process)) {
      assignments(process);
    } else {
      Signal first = process.targets().get(0);
      if (first instanceof Wire wire && wire.isValue()) {
        throw new IllegalStateException("not prepared: " + wire);
      }
      out.paragraph(Paragraph.BLOCK);
      out.comment(process.comment());
      out.from(process.location()).line("always @* begin");
      out.indent();
      new StatementPrinter(out, expressions, "=").print(process.body());
      out.outdent();
      out.line("end");
    }
  }

  private void assignments(Process process) {
    StatementPrinter statements = new StatementPrinter(out, expressions, "=");
    for (Statement statement : process.body().statements()) {
      Statement.Set set = (Statement.Set) statement;
      Signal signal = set.target().signal();
      if (signal instanceof Pin pin && nets.connection(pin).isPresent()) {
        continue;
      }
      boolean value = signal instanceof Wire wire && wire.isValue();
      boolean block = value && nets.isVariable(signal);
      // Icarus 11 takes no attribute on a declaration with a value.
      boolean apart = block || value && !signal.attributes().isEmpty();
      boolean declares = value && !apart || nets.isDeclaredByAssignment(signal);
      out.paragraph(value || declares ? Paragraph.DECLARATION : Paragraph.ASSIGNMENT);
      out.comment(value ? signal.comment() : process.comment());
      out.comment(set.comment());
      if (apart) {
        out.from(signal.location()).line(declaration(signal) + ";");
      }
      String verb = block ? "always @* " : "assign ";
      String left = declares ? declaration(signal) : verb + statements.target(set.target());
      out.from(set.location()).line(left + " =" + Text.BREAK + expressions.root(set.value()) + ";");
    }
  }

  private void clocked(Process process) {
    ClockDomain domain = process.domain().orElseThrow();
    boolean low = domain.level() == ClockDomain.Level.LOW;
    boolean async = domain.style() == ClockDomain.Style.ASYNCHRONOUS;
    String edges = "posedge " + domain.clock();
    if (process.hasReset() && async) {
      edges += (low ? " or negedge " : " or posedge ") + domain.reset();
    }
    out.paragraph(Paragraph.BLOCK);
    out.comment(process.comment());
    out.from(process.location()).line("always @(" + edges + ") begin");
    out.indent();
    StatementPrinter statements = new StatementPrinter(out, expressions, "<=");
    if (process.hasReset()) {
      out.line("if (" + (low ? "!" : "") + domain.reset() + ") begin");
      out.indent();
      for (Signal target : process.targets()) {
        BigInteger value = ((Register) target).resetValue().orElseThrow();
        String text =
            target
                .enumType()
                .flatMap(type -> enums.name(type, value))
                .orElseGet(() -> Literals.of(target.kind(), target.width(), value).text());
        out.line(target.name() + " <=" + Text.BREAK + text + ";");
      }
      out.outdent();
      afterReset(process, statements);
    } else {
      statements.print(process.body());
    }
    out.outdent();
    out.line("end");
  }

  private void afterReset(Process process, StatementPrinter statements) {
    List<Statement> body = process.body().statements();
    if (body.isEmpty()) {
      out.line("end");
    } else if (body.size() == 1
        && body.get(0) instanceof Statement.When when
        && when.comment().isEmpty()) {
      statements.when(when, "end else ");
    } else {
      out.line("end else begin");
      out.indent();
      statements.print(process.body());
      out.outdent();
      out.line("end");
    }
  }

  // Unread bits -----------------------------------------------------------------------------------

  private void unused() {
    if (module.unused().isEmpty() && drivenClocks.unread().isEmpty()) {
      return;
    }
    out.paragraph(Paragraph.BLOCK);
    StringBuilder all = new StringBuilder("1'b0");
    for (Unused unused : module.unused()) {
      String text = expressions.root(unused.value());
      out.comment(unused.why().isEmpty() ? "" : "Not used: " + plain(text) + ": " + unused.why());
      all.append(',').append(Text.BREAK).append(text);
    }
    for (String net : drivenClocks.unread()) {
      all.append(',').append(Text.BREAK).append(net);
    }
    out.line("wire " + names.fresh("unused") + " = &{" + all + "};");
  }

  private static String plain(String text) {
    return text.replace(Text.BREAK, ' ');
  }
}
