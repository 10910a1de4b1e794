package weft.hdl.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import weft.hdl.ir.Kind;

/** The labels of one switch: each new one takes something that is not taken yet. */
final class LabelMaker {
  /** Bits of the widest subject that has patterns. */
  private static final int PATTERN_BITS = 5;

  private final Draw draw;
  private final Shape subject;

  /** Ordinals of constants, or the subject's bits. */
  private final Set<Integer> taken = new HashSet<>();

  LabelMaker(Draw draw, Shape subject) {
    this.draw = draw;
    this.subject = subject;
  }

  /** Whether something of that shape can be asked for its cases. */
  static boolean isSubject(Shape shape) {
    return shape instanceof Shape.OneOf
        || shape.isGround() && !shape.is(Kind.BOOL) && shape.width() > 0;
  }

  /** Cases, with labels for each; none if chance gives only what is taken. */
  List<Line.Labels> cases() {
    List<Line.Labels> cases = new ArrayList<>();
    boolean patterns = subject.isGround() && subject.width() <= PATTERN_BITS && draw.onceIn(3);
    for (int i = draw.below(draw.onceIn(4) ? 12 : 4); i >= 0; i--) {
      if (patterns && draw.onceIn(2)) {
        pattern(cases);
      } else {
        numbers(cases);
      }
    }
    return cases;
  }

  private void numbers(List<Line.Labels> cases) {
    List<Integer> mine = new ArrayList<>();
    for (int k = draw.below(2); k >= 0; k--) {
      int number = draw.below(values());
      if (taken.add(number)) {
        mine.add(number(number));
      }
    }
    if (!mine.isEmpty()) {
      cases.add(new Line.Any(mine));
    }
  }

  private void pattern(List<Line.Labels> cases) {
    int care = draw.below(1 << subject.width());
    int bits = draw.below(1 << subject.width());
    StringBuilder text = new StringBuilder();
    for (int i = subject.width() - 1; i >= 0; i--) {
      text.append((care >> i & 1) == 0 ? '?' : (char) ('0' + (bits >> i & 1)));
    }
    boolean fresh = false;
    for (int value = 0; value < 1 << subject.width(); value++) {
      fresh |= ((value ^ bits) & care) == 0 && taken.add(value);
    }
    if (fresh) {
      cases.add(new Line.Like(text.toString()));
    }
  }

  /** Different labels that are drawn. */
  private int values() {
    return subject instanceof Shape.OneOf one
        ? one.constants().all().size()
        : 1 << Math.min(subject.width(), PATTERN_BITS);
  }

  private int number(int bits) {
    int width = subject.width();
    boolean negative = subject.is(Kind.SINT) && width <= PATTERN_BITS && bits >> (width - 1) != 0;
    return negative ? bits - (1 << width) : bits;
  }

  /** True if the cases are all that the subject can be. */
  boolean isTotal() {
    return taken.size() == values()
        && (subject instanceof Shape.OneOf || subject.width() <= PATTERN_BITS);
  }
}
