package weft.hdl.fuzz;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import weft.hdl.ir.Kind;

/** Where values come from, as an author writes it. */
final class SourceText {
  private final TypeText types;
  private final Map<Integer, Shape> shapes;

  SourceText(TypeText types, Map<Integer, Shape> shapes) {
    this.types = types;
    this.shapes = shapes;
  }

  /** What comes after the value: what sets it, and that some of a bundle may not be read. */
  List<String> after(Line.Define define) {
    String name = "v" + define.id();
    boolean signal = define.source() instanceof Line.Input || define.source() instanceof Line.Wire;
    if (signal && define.shape() instanceof Shape.Group) {
      return List.of(name + ".unused(\"" + PlanComponent.WHY + "\");");
    } else if (define.source() instanceof Line.Clocked clocked
        && clocked.step() == Line.Step.METASTABLE) {
      return List.of(name + ".set(v" + clocked.value() + ");");
    }
    return List.of();
  }

  /** {@code v1.plus(v2)}. */
  String value(Line.Define define) {
    Line.Source source = define.source();
    String type = types.type(define.shape());
    if (source instanceof Line.Wire) {
      return "wire(" + type + ")";
    } else if (source instanceof Line.Register register) {
      return register(define.shape(), type, register.init());
    } else if (source instanceof Line.Memory memory) {
      String words = "mem(" + type + ", " + memory.depth() + ")";
      return memory.contents() == null
          ? words
          : memory.contents().stream()
              .map(word -> "new BigInteger(\"" + word + "\")")
              .collect(Collectors.joining(", ", words + ".init(List.of(", "))"));
    } else if (source instanceof Line.Literal literal) {
      return types.literal(define.shape(), literal.value());
    } else if (source instanceof Line.Clocked clocked) {
      return clocked(define.shape(), type, clocked);
    }
    String value = source instanceof Line.Call call ? call(call) : choose((Line.Choose) source);
    return define.named() ? value : "anonymous(" + value + ")";
  }

  private String register(Shape shape, String type, BigInteger init) {
    if (init == null) {
      return "reg(" + type + ")";
    } else if (Literals.isWhole(shape)) {
      return "reg(" + type + ", " + types.literal(shape, init) + ")";
    }
    String number =
        shape instanceof Shape.Fixed fixed
            ? fixed.value(init).toPlainString()
            : types.number(shape, init);
    return "reg(" + type + ").init(" + number + ")";
  }

  private String clocked(Shape shape, String type, Line.Clocked clocked) {
    String value = "v" + clocked.value();
    String why = ", \"" + PlanComponent.WHY + "\")";
    String made =
        switch (clocked.step()) {
          case REGISTER -> "regNext(" + value + ")";
          case METASTABLE -> "metastable(reg(" + type + ")" + (shape.is(Kind.BOOL) ? ")" : why);
          case HELD -> "crossed(" + value + why;
        };
    return "in(C" + clocked.clock() + ", () -> " + made + ")";
  }

  private String call(Line.Call call) {
    Line.Part part = new Line.Part(call.method(), call.args());
    return call.on() < 0 ? part(part).substring(1) : "v" + call.on() + part(part);
  }

  /** {@code .bits(4, 2)}, {@code .f1}. */
  String part(Line.Part part) {
    if (part.method().equals("field")) {
      return ".f" + ((Arg.Int) part.args().get(0)).value();
    }
    return "."
        + part.method()
        + part.args().stream().map(this::arg).collect(Collectors.joining(", ", "(", ")"));
  }

  private String choose(Line.Choose choose) {
    StringBuilder text = new StringBuilder("switchOn(v" + choose.subject() + ")");
    for (Line.Choice choice : choose.choices()) {
      String value = ", v" + choice.value() + ")";
      Line.Labels labels = choice.labels();
      if (choice == choose.choices().get(0) && labels instanceof Line.Any any) {
        // Only a single label can begin the form with values.
        List<Integer> all = any.numbers();
        text.append(".is(" + label(choose.subject(), all.get(0)) + value);
        labels = new Line.Any(all.subList(1, all.size()));
      }
      if (!labels.equals(new Line.Any(List.of()))) {
        text.append(labels(choose.subject(), labels) + value);
      }
    }
    String rest = choose.otherwise() < 0 ? "" : ".otherwise(v" + choose.otherwise() + ")";
    return text + rest + ".value()";
  }

  /** {@code .isAny(List.of(1, 2)}, {@code .is("1?0"}. */
  String labels(int subject, Line.Labels labels) {
    if (labels instanceof Line.Like like) {
      return ".is(\"" + like.pattern() + "\"";
    }
    return ((Line.Any) labels)
        .numbers().stream()
            .map(number -> label(subject, number))
            .collect(Collectors.joining(", ", ".isAny(List.of(", ")"));
  }

  private String label(int subject, int number) {
    return shapes.get(subject) instanceof Shape.OneOf one
        ? TypeText.constant(one.constants().get(number))
        : String.valueOf(number);
  }

  String arg(Arg arg) {
    if (arg instanceof Arg.Ref ref) {
      return "v" + ref.id();
    } else if (arg instanceof Arg.Int number) {
      return String.valueOf(number.value());
    } else if (arg instanceof Arg.Constant constant) {
      boolean policy = constant.value() instanceof weft.hdl.Mem.ReadUnderWrite;
      return (policy ? "Mem." : "") + TypeText.constant(constant.value());
    } else if (arg instanceof Arg.TypeOf type) {
      return types.type(type.shape());
    } else if (arg instanceof Arg.Spread spread) {
      return list(spread.ids());
    }
    return "List.of(" + list(((Arg.Refs) arg).ids()) + ")";
  }

  private static String list(List<Integer> ids) {
    return ids.stream().map(id -> "v" + id).collect(Collectors.joining(", "));
  }
}
