package weft.hdl.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A design as text, a line a fact, for tests and for looking at. Expressions that are no names or
 * constants get a line {@code %id = ...} each, in the order of ids, so depth does not matter.
 */
public final class IrText {
  private final StringBuilder out = new StringBuilder();

  private IrText() {}

  /** All modules, children first. */
  public static String of(Design design) {
    return design.modules().stream().map(IrText::of).collect(Collectors.joining("\n"));
  }

  /** One module. */
  public static String of(Module module) {
    IrText text = new IrText();
    text.module(module);
    return text.out.toString();
  }

  private void line(int depth, String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }

  private void module(Module module) {
    String word =
        switch (module.role()) {
          case LOGIC -> "module ";
          case MODEL -> "model ";
          case EXTERNAL -> "external " + module.external().orElseThrow().definition() + " ";
        };
    line(0, attributes(module.attributes()) + word + module.name());
    comment(1, module.comment());
    for (Port port : module.ports()) {
      String direction = port.direction().name().toLowerCase(Locale.ROOT);
      String role =
          port.role() == Port.Role.DATA ? direction : port.role().name().toLowerCase(Locale.ROOT);
      comment(1, port.comment());
      line(1, attributes(port.attributes()) + role + " " + port.name() + ": " + type(port));
    }
    int[] uses = module.useCounts();
    for (Expr e : module.exprs()) {
      if (uses[e.id()] > 0 && !isLeaf(e)) {
        line(1, "%" + e.id() + ": " + type(e.kind(), e.width()) + " = " + expr(e));
      }
    }
    for (Item item : module.items()) {
      item(item);
    }
    for (Crossing crossing : module.crossings()) {
      String how = crossing.how().name().toLowerCase(Locale.ROOT);
      String why = crossing.why().isEmpty() ? "" : ": " + crossing.why();
      line(1, how + " " + crossing.signal() + " in " + crossing.domain() + why);
    }
    for (Arrival arrival : module.arrivals()) {
      String in = arrival.domain().map(domain -> " in " + domain).orElse(" asynchronously");
      line(1, "arrives " + arrival.port() + in);
    }
    for (Pad pad : module.pads()) {
      line(1, "pad " + pad.name() + " = " + pad.read() + " " + pad.write() + " " + pad.enable());
    }
    for (Unused unused : module.unused()) {
      line(1, "unused " + use(unused.value()) + ": " + unused.why());
    }
    for (Signal probe : module.probes()) {
      line(1, "probe " + probe.name());
    }
  }

  private void item(Item item) {
    comment(1, item.comment());
    if (item instanceof Wire wire) {
      String word = wire.isValue() ? "value " : "wire ";
      line(1, attributes(wire.attributes()) + word + wire.name() + ": " + type(wire));
    } else if (item instanceof Register r) {
      String reset = r.resetValue().map(v -> " reset " + v).orElse("");
      line(
          1,
          attributes(r.attributes()) + "reg " + r.name() + ": " + type(r) + in(r.domain()) + reset);
    } else if (item instanceof Memory m) {
      String contents = m.contents().map(c -> " = " + c).orElse("");
      String word = type(m.kind(), m.width());
      line(
          1,
          attributes(m.attributes())
              + "mem "
              + m.name()
              + ": "
              + m.depth()
              + " x "
              + word
              + contents);
    } else if (item instanceof Instance i) {
      line(1, attributes(i.attributes()) + "instance " + i.name() + ": " + i.module().name());
    } else if (item instanceof ClockGate gate) {
      String test = " test " + use(gate.test());
      line(1, "gate " + gate.domain().clock() + made(gate) + use(gate.enable()) + test);
    } else if (item instanceof ResetSource source) {
      line(1, "reset " + source.domain().reset() + made(source) + use(source.reset()));
    } else if (item instanceof Process p) {
      String targets =
          p.memory()
              .map(Memory::name)
              .orElseGet(
                  () -> p.targets().stream().map(Signal::name).collect(Collectors.joining(" ")));
      if (p.assignment().isPresent()) {
        line(1, targets + " = " + use(p.assignment().get()));
      } else {
        String word = p.isObserver() ? "observe" : p.isClocked() ? "clocked " : "comb ";
        line(1, word + targets + p.domain().map(IrText::in).orElse(""));
        block(2, p.body());
      }
    }
  }

  private static String in(ClockDomain domain) {
    return domain.equals(ClockDomain.DEFAULT) ? "" : " in " + domain;
  }

  private static String made(DomainSource source) {
    return " of " + source.domain().parent().orElseThrow() + " = ";
  }

  private void block(int depth, Block block) {
    for (Statement statement : block.statements()) {
      comment(depth, statement.comment());
      if (statement instanceof Statement.Set set) {
        line(depth, target(set.target()) + " = " + use(set.value()));
      } else if (statement instanceof Statement.MemoryWrite w) {
        String mask = w.mask().map(m -> " mask " + use(m)).orElse("");
        line(depth, w.memory() + "[" + use(w.address()) + "] = " + use(w.data()) + mask);
      } else if (statement instanceof Statement.When when) {
        String word = "when ";
        for (Statement.When.Arm arm : when.arms()) {
          line(depth, word + use(arm.condition()));
          block(depth + 1, arm.block());
          word = "elsewhen ";
        }
        otherwise(depth, when.otherwise());
      } else if (statement instanceof Statement.Switch choice) {
        line(depth, "switch " + use(choice.subject()));
        for (Statement.Switch.Case one : choice.cases()) {
          line(depth, "is " + uses(one.labels()));
          block(depth + 1, one.block());
        }
        otherwise(depth, choice.otherwise());
      } else if (statement instanceof Statement.Check check) {
        String claim = check.claim().name().toLowerCase(Locale.ROOT);
        line(
            depth,
            claim + " " + check.label() + " " + use(check.condition()) + ": " + check.text());
      } else if (statement instanceof Statement.Print print) {
        String severity = print.severity().name().toLowerCase(Locale.ROOT);
        String values = print.arguments().isEmpty() ? "" : " " + uses(print.arguments());
        line(depth, "print " + severity + " \"" + print.format() + "\"" + values);
      }
    }
  }

  private void otherwise(int depth, Block block) {
    if (!block.isEmpty()) {
      line(depth, "otherwise");
      block(depth + 1, block);
    }
  }

  private static String attributes(List<Parameter> all) {
    return all.stream()
        .map(p -> "@" + p.name() + "=" + p.value() + " ")
        .collect(Collectors.joining());
  }

  private void comment(int depth, String comment) {
    if (!comment.isEmpty()) {
      comment.lines().forEach(text -> line(depth, "// " + text));
    }
  }

  private static String target(Target target) {
    if (target.isWhole()) {
      return target.signal().name();
    }
    StringBuilder text = new StringBuilder(target.signal().name());
    for (Target.Index i : target.indexes()) {
      text.append("[").append(use(i.value())).append(" of ").append(i.count()).append("]");
    }
    if (target.indexes().isEmpty() || target.lo() > 0) {
      text.append("[").append(target.hi()).append(":").append(target.lo()).append("]");
    }
    return text.toString();
  }

  private static boolean isLeaf(Expr e) {
    return e instanceof Expr.Constant || e instanceof Expr.Ref;
  }

  private static String use(Expr e) {
    if (e instanceof Expr.Ref ref) {
      return ref.signal().name();
    }
    if (e instanceof Expr.Constant c) {
      return c.enumType()
          .flatMap(type -> type.constant(c.value()))
          .orElseGet(() -> c.value() + "'" + c.width());
    }
    return "%" + e.id();
  }

  private static String uses(List<? extends Expr> all) {
    return all.stream().map(IrText::use).collect(Collectors.joining(" "));
  }

  private static String expr(Expr e) {
    String operands = uses(e.operands());
    if (e instanceof Expr.Unary unary) {
      return name(unary.op()) + " " + operands;
    }
    if (e instanceof Expr.Binary binary) {
      return name(binary.op()) + " " + operands;
    }
    if (e instanceof Expr.Slice slice) {
      return "slice " + operands + " " + slice.hi() + ":" + slice.lo();
    }
    if (e instanceof Expr.MemRead read) {
      return "read " + read.memory() + " " + operands;
    }
    if (e instanceof Expr.Select select) {
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < select.caseCount(); i++) {
        parts.add(" (" + uses(select.labels(i)) + " -> " + use(select.value(i)) + ")");
      }
      return "select "
          + use(select.subject())
          + String.join("", parts)
          + " else "
          + use(select.otherwise());
    }
    return e.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " " + operands;
  }

  private static String name(Op op) {
    return op.name().toLowerCase(Locale.ROOT);
  }

  private static String type(Signal signal) {
    return signal
        .enumType()
        .map(EnumType::name)
        .orElseGet(() -> type(signal.kind(), signal.width()));
  }

  private static String type(Kind kind, int width) {
    return kind == Kind.BOOL ? "bool" : kind.name().toLowerCase(Locale.ROOT) + width;
  }
}
