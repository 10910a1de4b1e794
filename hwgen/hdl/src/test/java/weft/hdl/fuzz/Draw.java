package weft.hdl.fuzz;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import weft.hdl.ir.Kind;

/** Shapes and numbers by chance. */
final class Draw {
  /** Bits of the widest number. */
  static final int WIDEST = 200;

  final Random random;

  Draw(Random random) {
    this.random = random;
  }

  /** True once in {@code n} times. */
  boolean onceIn(int n) {
    return random.nextInt(n) == 0;
  }

  int below(int n) {
    return random.nextInt(n);
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  int width() {
    int kind = random.nextInt(100);
    if (kind < 3) {
      return 0;
    } else if (kind < 50) {
      return 1 + random.nextInt(8);
    } else if (kind < 70) {
      return 9 + random.nextInt(24);
    } else if (kind < 84) {
      return 31 + random.nextInt(35);
    }
    return 65 + random.nextInt(WIDEST - 64);
  }

  /**
   * How many bits wider a number may become; a product of points may be past the widest already.
   */
  static int room(int width) {
    return Math.max(0, WIDEST - width);
  }

  Kind kind() {
    return oneOf(List.of(Kind.BITS, Kind.UINT, Kind.SINT));
  }

  /** What a signal may be: no part of it flipped. */
  Shape shape() {
    return switch (random.nextInt(10)) {
      case 0 -> vector();
      case 1 -> group(2, false);
      default -> single();
    };
  }

  /** What one value may be. */
  Shape single() {
    return switch (random.nextInt(8)) {
      case 0 -> Shape.of(Kind.BOOL, 1);
      case 1 -> new Shape.OneOf(oneOf(List.of(Constants.values())));
      case 2 -> fixed();
      default -> Shape.of(kind(), width());
    };
  }

  Shape.Fixed fixed() {
    int width = 1 + random.nextInt(random.nextInt(4) == 0 ? 70 : 16);
    int integer = random.nextInt(width + 5) - 2;
    return new Shape.Fixed(onceIn(2) ? Kind.UINT : Kind.SINT, integer, width - integer);
  }

  private Shape.Vector vector() {
    int count = 1 + random.nextInt(9);
    Shape element =
        switch (random.nextInt(6)) {
          case 0 -> new Shape.OneOf(oneOf(List.of(Constants.values())));
          case 1 -> group(1, false);
          case 2 -> new Shape.Vector(Shape.of(kind(), 1 + random.nextInt(5)), 1 + below(3));
          default -> Shape.of(kind(), 1 + random.nextInt(20));
        };
    return new Shape.Vector(element, count);
  }

  /** A bundle; bundles nest to the depth, and some parts run the other way if flips are allowed. */
  Shape.Group group(int depth, boolean flips) {
    List<Shape.Field> fields = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      Shape shape =
          switch (random.nextInt(6)) {
            case 0 -> depth > 1 ? group(depth - 1, flips) : single();
            case 1 -> new Shape.Vector(Shape.of(kind(), 1 + random.nextInt(9)), 1 + below(5));
            case 2, 3 -> Shape.of(kind(), 1 + random.nextInt(12));
            default -> single();
          };
      fields.add(new Shape.Field(shape, flips && onceIn(3)));
    }
    return new Shape.Group(fields);
  }

  /** What a literal of the shape holds. */
  BigInteger number(Shape shape) {
    if (shape instanceof Shape.OneOf one) {
      return BigInteger.valueOf(random.nextInt(one.constants().all().size()));
    }
    boolean signed =
        shape.is(Kind.SINT) || shape instanceof Shape.Fixed fixed && fixed.kind() == Kind.SINT;
    BigInteger bits = bits(shape.width(), random);
    boolean negative = signed && shape.width() > 0 && bits.testBit(shape.width() - 1);
    return negative ? bits.subtract(BigInteger.ONE.shiftLeft(shape.width())) : bits;
  }

  /** Random bits, the corners of the range more often than not. */
  static BigInteger bits(int width, Random random) {
    if (width == 0) {
      return BigInteger.ZERO;
    }
    return switch (random.nextInt(7)) {
      case 0 -> BigInteger.ZERO;
      case 1 -> BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
      case 2 -> BigInteger.ONE.shiftLeft(width - 1);
      case 3 -> new BigInteger(Math.min(width, 3), random);
      default -> new BigInteger(width, random);
    };
  }
}
