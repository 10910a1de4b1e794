package weft.hdl.fuzz;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import weft.hdl.ir.Kind;

/** A plan as the Java that an author would write: a class a module, the top last. */
final class JavaText {
  private final StringBuilder out = new StringBuilder();
  private String indent = "      ";
  private final Map<Integer, Shape> shapes = new HashMap<>();
  private final Plan plan;

  private JavaText(Plan plan) {
    this.plan = plan;
  }

  /** One compilation unit: a class called {@code name} with the modules in it. */
  static String of(String name, Plan plan) {
    Map<String, String> classes = new LinkedHashMap<>();
    collect(plan, classes);
    return """
    import java.math.BigInteger;
    import java.util.List;
    import weft.hdl.*;
    import weft.hdl.ir.ClockDomain.Level;
    import weft.hdl.ir.ClockDomain.Style;

    public final class %s {
      static final Clock C0 = Hdl.clock("c0").period(10);
      static final Clock C1 = Hdl.clock("c1").period(7).reset("c1_reset", Style.SYNCHRONOUS, Level.HIGH);
      static final Clock C2 = Hdl.clock("c2").period(13).reset("c2_resetn", Style.SYNCHRONOUS, Level.LOW);

      public static Component make() {
        return new %s();
      }

      /** The value without the name of the variable that it is kept in. */
      static <T> T anonymous(T value) {
        return value;
      }

    %s}
    """
        .formatted(name, plan.name(), String.join("\n", classes.values()));
  }

  private static void collect(Plan plan, Map<String, String> classes) {
    for (Line line : plan.lines()) {
      if (line instanceof Line.Child child) {
        collect(child.plan(), classes);
      }
    }
    classes.computeIfAbsent(plan.name(), n -> new JavaText(plan).text());
  }

  private String text() {
    List<String> ports = new ArrayList<>();
    for (Line line : plan.lines()) {
      if (line instanceof Line.Define define) {
        shapes.put(define.id(), define.shape());
      } else if (line instanceof Line.Child child) {
        outputs(child.plan(), child.outputs());
      }
      if (line instanceof Line.Output output) {
        ports.add(
            "    final " + shapes.get(output.value()).classText() + " v" + output.id() + ";\n");
      } else if (line instanceof Line.Define define && define.source() instanceof Line.Input) {
        ports.add("    final " + define.shape().classText() + " v" + define.id() + ";\n");
      }
    }
    plan.lines().forEach(this::line);
    return "  static final class "
        + plan.name()
        + " extends Component {\n"
        + String.join("", ports)
        + "\n    "
        + plan.name()
        + "() {\n"
        + (plan.top() ? "      clockedBy(C0);\n" : "")
        + out
        + "    }\n  }\n";
  }

  private void outputs(Plan child, List<Integer> ids) {
    Map<Integer, Shape> inside = new HashMap<>();
    int next = 0;
    for (Line line : child.lines()) {
      if (line instanceof Line.Define define) {
        inside.put(define.id(), define.shape());
      } else if (line instanceof Line.Child below) {
        JavaText text = new JavaText(child);
        text.outputs(below.plan(), below.outputs());
        inside.putAll(text.shapes);
      } else if (line instanceof Line.Output output) {
        shapes.put(ids.get(next++), inside.get(output.value()));
      }
    }
  }

  private void line(Line line) {
    if (line instanceof Line.Define define) {
      define(define);
    } else if (line instanceof Line.Set set) {
      String part = set.part().isEmpty() ? "" : "." + set.part() + "(" + args(set.at()) + ")";
      print("v" + set.target() + part + ".set(v" + set.value() + ");");
    } else if (line instanceof Line.Write write) {
      String mask = write.mask() < 0 ? "" : ", v" + write.mask();
      print(
          "v"
              + write.memory()
              + ".write(v"
              + write.address()
              + ", v"
              + write.value()
              + mask
              + ");");
    } else if (line instanceof Line.When when) {
      String verb = "when";
      for (Line.Arm arm : when.arms()) {
        print(verb + "(v" + arm.condition() + ", () -> {");
        body(arm.body());
        verb = "}).elsewhen";
      }
      if (!when.otherwise().isEmpty()) {
        print("}).otherwise(() -> {");
        body(when.otherwise());
      }
      print("});");
    } else if (line instanceof Line.Switch choice) {
      print("switchOn(v" + choice.subject() + ")");
      for (Line.Case one : choice.cases()) {
        String labels =
            one.labels().stream().map(String::valueOf).collect(Collectors.joining(", "));
        print("  .isAny(List.of(" + labels + "), () -> {");
        body(one.body());
        print("  })");
      }
      print("  .otherwise(() -> {");
      body(choice.otherwise());
      print("  });");
    } else if (line instanceof Line.Child child) {
      child(child);
    } else if (line instanceof Line.Output output) {
      print("v" + output.id() + " = out(v" + output.value() + ");");
    }
  }

  private void body(List<Line> lines) {
    indent += "  ";
    lines.forEach(this::line);
    indent = indent.substring(2);
  }

  private void child(Line.Child child) {
    String name = "u" + child.outputs().get(0);
    String made = "add(new " + child.plan().name() + "())";
    print(
        child.plan().name()
            + " "
            + name
            + " = "
            + (child.clock() < 0 ? made : "in(C" + child.clock() + ", () -> " + made + ")")
            + ";");
    int input = 0;
    int output = 0;
    for (Line line : child.plan().lines()) {
      if (line instanceof Line.Define define && define.source() instanceof Line.Input) {
        print(name + ".v" + define.id() + ".set(v" + child.inputs().get(input++) + ");");
      }
    }
    for (Line line : child.plan().lines()) {
      if (line instanceof Line.Output out) {
        int id = child.outputs().get(output++);
        print(shapes.get(id).classText() + " v" + id + " = " + name + ".v" + out.id() + ";");
      }
    }
  }

  private void define(Line.Define define) {
    Shape shape = define.shape();
    String type = shape.typeText();
    Line.Source source = define.source();
    String value;
    String classText = shape.classText();
    if (source instanceof Line.Input) {
      print("v" + define.id() + " = in(" + type + ");");
      return;
    } else if (source instanceof Line.Wire) {
      value = "wire(" + type + ")";
    } else if (source instanceof Line.Register register) {
      value = "reg(" + type + ")";
      if (register.init() != null) {
        boolean vector = shape.isVector();
        value += ".init(" + (vector ? register.init() : number(shape, register.init())) + ")";
      }
    } else if (source instanceof Line.Memory memory) {
      classText = "Mem<" + classText + ">";
      value = "mem(" + type + ", " + memory.depth() + ")";
      if (memory.contents() != null) {
        value +=
            memory.contents().stream()
                .map(word -> "new BigInteger(\"" + word + "\")")
                .collect(Collectors.joining(", ", ".init(List.of(", "))"));
      }
    } else if (source instanceof Line.Literal literal) {
      String number = number(shape, literal.value());
      value = (shape.kind() == Kind.BOOL ? "Bool" : type) + ".of(" + number + ")";
    } else {
      Line.Call call = (Line.Call) source;
      String on = call.on() < 0 ? "" : "v" + call.on() + ".";
      value = on + call.method() + "(" + args(call.args()) + ")";
    }
    boolean hide = source instanceof Line.Call && !define.named();
    print(
        classText + " v" + define.id() + " = " + (hide ? "anonymous(" + value + ")" : value) + ";");
  }

  private static String number(Shape shape, BigInteger value) {
    if (shape.kind() == Kind.BOOL) {
      return String.valueOf(value.signum() != 0);
    }
    return value.bitLength() < 31 ? value.toString() : "new BigInteger(\"" + value + "\")";
  }

  private static String args(List<Arg> args) {
    return args.stream().map(JavaText::arg).collect(Collectors.joining(", "));
  }

  private static String arg(Arg arg) {
    if (arg instanceof Arg.Ref ref) {
      return "v" + ref.id();
    } else if (arg instanceof Arg.Int number) {
      return String.valueOf(number.value());
    } else if (arg instanceof Arg.Policy policy) {
      return "Mem.ReadUnderWrite." + (policy.isNew() ? "NEW" : "OLD");
    }
    return ((Arg.Refs) arg)
        .ids().stream().map(id -> "v" + id).collect(Collectors.joining(", ", "List.of(", ")"));
  }

  private void print(String line) {
    out.append(indent).append(line).append('\n');
  }
}
