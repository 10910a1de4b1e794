package weft.hdl;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import weft.hdl.ir.EnumType;
import weft.hdl.ir.Kind;

/**
 * The labels of a switch so far: which are taken, and what is left. Numbers are kept in a set; what
 * patterns leave is kept as patterns that have no bits in common.
 */
final class Labels {
  private final Kind kind;
  private final int width;
  private final EnumType enumType;
  private final Set<BigInteger> numbers = new HashSet<>();

  /** What no label takes; null while all labels are numbers. */
  private Untaken left;

  /** {@code enumType} null if the subject is none. */
  Labels(Node subject, EnumType enumType) {
    this.kind = subject.kind;
    this.width = subject.width;
    this.enumType = enumType;
  }

  boolean hasPatterns() {
    return left != null;
  }

  /** Takes a number; false if it is taken. */
  boolean take(BigInteger number) {
    boolean fresh = numbers.add(number);
    return left == null ? fresh : left.take(pattern(number));
  }

  /** Takes a pattern; false if all of it is taken. */
  boolean take(Pattern pattern) {
    if (left == null) {
      left = new Untaken(width);
      numbers.forEach(number -> left.take(pattern(number)));
    }
    return left.take(pattern);
  }

  /** The pattern of a number's bits. */
  Pattern pattern(BigInteger number) {
    return Pattern.exact(bits(number));
  }

  private BigInteger bits(BigInteger number) {
    return Literals.reinterpret(Kind.UINT, width, number);
  }

  /** True if the labels are all that the subject can be. */
  boolean isComplete() {
    return enumType != null && numbers.size() == enumType.constants().size() || takesAll();
  }

  /** True if there is a label for all that the subject's bits can be. */
  boolean takesAll() {
    return left == null ? width < 31 && numbers.size() == 1 << width : left.isEmpty();
  }

  /** Something that has no label; only of labels that are not complete. */
  String missing() {
    if (left != null) {
      return left.some();
    }
    if (enumType != null) {
      for (int i = 0; i < enumType.constants().size(); i++) {
        if (!numbers.contains(enumType.codes().get(i))) {
          return enumType.constants().get(i);
        }
      }
    }
    BigInteger first = Literals.least(kind, width);
    while (numbers.contains(first)) {
      first = first.add(BigInteger.ONE);
    }
    return first.toString();
  }
}
