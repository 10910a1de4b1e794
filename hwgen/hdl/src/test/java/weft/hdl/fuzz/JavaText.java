package weft.hdl.fuzz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan as the Java that an author would write: a class a module, the top last. */
final class JavaText {
  private final StringBuilder out = new StringBuilder();
  private String indent = "      ";
  private final Plan plan;
  private final TypeText types;
  private final SourceText sources;
  private final Map<Integer, Shape> shapes;

  private JavaText(Plan plan, TypeText types) {
    this.plan = plan;
    this.types = types;
    shapes = plan.shapes();
    sources = new SourceText(types, shapes);
  }

  /** One compilation unit: a class called {@code name} with the modules in it. */
  static String of(String name, Plan plan) {
    Map<String, String> classes = new LinkedHashMap<>();
    TypeText types = new TypeText();
    collect(plan, types, classes);
    return """
    import static weft.hdl.Hdl.*;

    import java.math.BigDecimal;
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

    %s%s}
    """
        .formatted(name, plan.name(), types.declarations(), String.join("\n", classes.values()));
  }

  private static void collect(Plan plan, TypeText types, Map<String, String> classes) {
    for (Line line : plan.lines()) {
      if (line instanceof Line.Child child) {
        collect(child.plan(), types, classes);
      }
    }
    classes.computeIfAbsent(plan.name(), n -> new JavaText(plan, types).text());
  }

  private String text() {
    StringBuilder ports = new StringBuilder();
    for (Line line : plan.lines()) {
      if (line instanceof Line.Output output) {
        ports.append(port(shapes.get(output.value()), output.id()));
      } else if (line instanceof Line.Define define && define.source() instanceof Line.Input) {
        ports.append(port(define.shape(), define.id()));
      }
    }
    plan.lines().forEach(this::line);
    return "  static final class "
        + plan.name()
        + " extends Component {\n"
        + ports
        + "\n    "
        + plan.name()
        + "() {\n"
        + (plan.top() ? "      clockedBy(C0);\n" : "")
        + out
        + "    }\n  }\n";
  }

  private String port(Shape shape, int id) {
    return "    final " + types.javaClass(shape) + " v" + id + ";\n";
  }

  private void line(Line line) {
    if (line instanceof Line.Define define) {
      define(define);
    } else if (line instanceof Line.Set set) {
      String path = set.path().stream().map(sources::part).collect(Collectors.joining());
      print("v" + set.target() + path + ".set(" + sources.arg(set.value()) + ");");
    } else if (line instanceof Line.Write write) {
      String mask = write.mask() < 0 ? "" : ", v" + write.mask();
      String what = "(v" + write.address() + ", v" + write.value() + mask + ");";
      print("v" + write.memory() + ".write" + what);
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
      choice(choice);
    } else if (line instanceof Line.Child child) {
      child(child);
    } else if (line instanceof Line.Output output) {
      print("v" + output.id() + " = out(v" + output.value() + ");");
    } else if (line instanceof Line.Cover cover) {
      print("cover(v" + cover.condition() + ", \"v" + cover.condition() + " holds\");");
    }
  }

  private void choice(Line.Switch choice) {
    print("switchOn(v" + choice.subject() + ")");
    for (int i = 0; i < choice.cases().size(); i++) {
      Line.Case one = choice.cases().get(i);
      print("  " + sources.labels(choice.subject(), one.labels()) + ", () -> {");
      body(one.body());
      boolean last = choice.total() && i == choice.cases().size() - 1;
      print(last ? "  });" : "  })");
    }
    if (!choice.total()) {
      print("  .otherwise(() -> {");
      body(choice.otherwise());
      print("  });");
    }
  }

  private void body(List<Line> lines) {
    indent += "  ";
    lines.forEach(this::line);
    indent = indent.substring(2);
  }

  private void child(Line.Child child) {
    String name = "u" + child.outputs().get(0);
    String module = child.plan().name();
    String made = "add(new " + module + "())";
    String clocked = child.clock() < 0 ? made : "in(C" + child.clock() + ", () -> " + made + ")";
    print(module + " " + name + " = " + clocked + ";");
    int input = 0;
    int output = 0;
    for (Line line : child.plan().lines()) {
      if (line instanceof Line.Define define && define.source() instanceof Line.Input) {
        String verb = define.shape() instanceof Shape.Group ? ".connect(v" : ".set(v";
        print(name + ".v" + define.id() + verb + child.inputs().get(input++) + ");");
      }
    }
    for (Line line : child.plan().lines()) {
      if (line instanceof Line.Output out) {
        int id = child.outputs().get(output++);
        print(types.javaClass(shapes.get(id)) + " v" + id + " = " + name + ".v" + out.id() + ";");
      }
    }
  }

  private void define(Line.Define define) {
    String name = "v" + define.id();
    if (define.source() instanceof Line.Input) {
      print(name + " = in(" + types.type(define.shape()) + ");");
    } else {
      String type = types.javaClass(define.shape());
      String kept = define.source() instanceof Line.Memory ? "Mem<" + type + ">" : type;
      print(kept + " " + name + " = " + sources.value(define) + ";");
    }
    sources.after(define).forEach(this::print);
  }

  private void print(String line) {
    out.append(indent).append(line).append('\n');
  }
}
