package weft.hdl.fuzz;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import weft.hdl.ir.Kind;

/** Shapes as an author writes them, with the bundles and enumerations that they need. */
final class TypeText {
  private final Map<Shape.Group, String> bundles = new LinkedHashMap<>();
  private final Map<String, String> enumerations = new LinkedHashMap<>();

  /** {@code uint(8)}. */
  String type(Shape shape) {
    if (shape instanceof Shape.Fixed fixed) {
      String word = fixed.kind() == Kind.UINT ? "ufix" : "sfix";
      return word + "(" + fixed.integerBits() + ", " + fixed.fractionBits() + ")";
    } else if (shape instanceof Shape.OneOf one) {
      Constants constants = one.constants();
      enumerations.put(constants.className(), constants.declaration());
      return constants.typeText();
    } else if (shape instanceof Shape.Vector vector) {
      return "vec(" + vector.count() + ", " + type(vector.element()) + ")";
    } else if (shape instanceof Shape.Group group) {
      return "bundle(" + name(group) + "::new)";
    }
    return switch (((Shape.Ground) shape).kind()) {
      case BOOL -> "bool()";
      case BITS -> "bits(" + shape.width() + ")";
      case UINT -> "uint(" + shape.width() + ")";
      case SINT -> "sint(" + shape.width() + ")";
    };
  }

  /** {@code UInt}. */
  String javaClass(Shape shape) {
    if (shape instanceof Shape.Fixed fixed) {
      return fixed.kind() == Kind.UINT ? "UFix" : "SFix";
    } else if (shape instanceof Shape.OneOf one) {
      return "EnumSignal<" + one.constants().className() + ">";
    } else if (shape instanceof Shape.Vector vector) {
      return "Vec<" + javaClass(vector.element()) + ">";
    } else if (shape instanceof Shape.Group group) {
      return name(group);
    }
    return switch (((Shape.Ground) shape).kind()) {
      case BOOL -> "Bool";
      case BITS -> "Bits";
      case UINT -> "UInt";
      case SINT -> "SInt";
    };
  }

  private String name(Shape.Group group) {
    String name = bundles.get(group);
    if (name == null) {
      name = "Bundle" + bundles.size();
      bundles.put(group, name);
    }
    return name;
  }

  /** {@code uint(8).of(5)}. */
  String literal(Shape shape, BigInteger value) {
    if (shape instanceof Shape.Group || shape instanceof Shape.Vector) {
      return "bits(" + shape.width() + ").of(" + integer(value) + ").as(" + type(shape) + ")";
    }
    return (shape.is(Kind.BOOL) ? "Bool" : type(shape)) + ".of(" + number(shape, value) + ")";
  }

  /** The number of a literal or of a register at reset. */
  String number(Shape shape, BigInteger value) {
    if (shape.is(Kind.BOOL)) {
      return String.valueOf(value.signum() != 0);
    } else if (shape instanceof Shape.OneOf one) {
      return constant(one.constants().get(value.intValueExact()));
    } else if (shape instanceof Shape.Fixed fixed) {
      return "new BigDecimal(\"" + fixed.value(value).toPlainString() + "\")";
    }
    return integer(value);
  }

  static String integer(BigInteger value) {
    return value.bitLength() < 31 ? value.toString() : "new BigInteger(\"" + value + "\")";
  }

  static String constant(Enum<?> value) {
    return value.getDeclaringClass().getSimpleName() + "." + value.name();
  }

  /** What the types are made of; read it after the last type. */
  String declarations() {
    StringBuilder out = new StringBuilder();
    Map<String, String> classes = new LinkedHashMap<>();
    while (classes.size() < bundles.size()) {
      for (Map.Entry<Shape.Group, String> bundle : Map.copyOf(bundles).entrySet()) {
        classes.put(bundle.getValue(), bundle(bundle.getKey(), bundle.getValue()));
      }
    }
    enumerations.values().forEach(text -> out.append("  ").append(text).append("\n\n"));
    classes.values().forEach(out::append);
    return out.toString();
  }

  private String bundle(Shape.Group group, String name) {
    StringBuilder out = new StringBuilder("  static final class " + name + " extends Bundle {\n");
    for (int i = 0; i < group.fields().size(); i++) {
      Shape.Field field = group.fields().get(i);
      String word = field.flipped() ? "flipped" : "field";
      out.append("    final " + javaClass(field.shape()) + " f" + i + " = ");
      out.append(word + "(" + type(field.shape()) + ");\n");
    }
    return out.append("  }\n\n").toString();
  }
}
