package weft.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import weft.hdl.check.Diagnostic;
import weft.hdl.ir.EnumType;

/**
 * {@code switchOn(x).is(A, () -> ...).is(B, () -> ...).otherwise(() -> ...)}: the case whose label
 * the subject has. With values instead of lambdas it is a value: {@code switchOn(x).is(A, v).is(B,
 * w).otherwise(u).value()}.
 *
 * <pre>{@code
 * switchOn(state)
 *     .is(State.IDLE, () -> count.set(0))
 *     .isAny(List.of(State.LOAD, State.RUN), () -> count.set(count.plus(1)));
 * switchOn(word.bits(3, 0)).is("1??0", () -> count.set(7)).otherwise(() -> {});
 * }</pre>
 *
 * @param <L> what labels are: numbers, or the constants of the enumeration
 */
public final class SwitchOn<L> {
  private final Node subject;
  private final EnumOf<?> enumType;
  private final Function<L, Optional<BigInteger>> encoding;
  private final Labels labels;
  private Step.Cases cases;
  private Scope scope;

  SwitchOn(Value subject, EnumOf<?> enumType, Function<L, Optional<BigInteger>> encoding) {
    this.subject = subject.node;
    this.enumType = enumType;
    this.encoding = encoding;
    this.labels = new Labels(this.subject, type());
  }

  static SwitchOn<Number> onNumber(Value subject) {
    return new SwitchOn<>(subject, null, Literals::integer);
  }

  static <E extends Enum<E>> SwitchOn<E> onEnum(EnumSignal<E> subject) {
    EnumOf<E> type = subject.type();
    return new SwitchOn<>(subject, type, constant -> Optional.of(type.code(constant)));
  }

  /** Sets in the body are active while the subject has the label. */
  public SwitchOn<L> is(L label, Runnable body) {
    return isAny(List.of(label), body);
  }

  /** Sets in the body are active while the subject has one of the labels. */
  public SwitchOn<L> isAny(List<? extends L> labels, Runnable body) {
    Ops ops = Ops.here();
    start(ops);
    add(ops, encode(ops, labels), body);
    return this;
  }

  /**
   * Sets in the body are active while the subject's bits are like the pattern, as wide as the
   * subject, of 0, 1, ? for either, and _ to group: {@code is("1?0_?", ...)}. Of cases that match
   * the first is taken; one that can never be is an error.
   */
  public SwitchOn<L> is(String pattern, Runnable body) {
    Ops ops = Ops.here();
    start(ops);
    add(ops, encode(ops, pattern), body);
    return this;
  }

  /** Sets in the body are active while the subject has none of the labels. */
  public void otherwise(Runnable body) {
    Ops ops = Ops.here();
    start(ops);
    cases.finished = true;
    add(ops, null, body);
  }

  // A method a type: beside one over all types, javac finds lambdas ambiguous.

  /** The value form. */
  public SwitchValue<L, Bool> is(L label, Bool value) {
    return new SwitchValue<L, Bool>(this).is(label, value);
  }

  /** The value form. */
  public SwitchValue<L, Bits> is(L label, Bits value) {
    return new SwitchValue<L, Bits>(this).is(label, value);
  }

  /** The value form; numbers are extended to the widest. */
  public SwitchValue<L, UInt> is(L label, UInt value) {
    return new SwitchValue<L, UInt>(this).is(label, value);
  }

  /** The value form; numbers are extended to the widest. */
  public SwitchValue<L, SInt> is(L label, SInt value) {
    return new SwitchValue<L, SInt>(this).is(label, value);
  }

  /** The value form; all values have one type. */
  public SwitchValue<L, UFix> is(L label, UFix value) {
    return new SwitchValue<L, UFix>(this).is(label, value);
  }

  /** The value form; all values have one type. */
  public SwitchValue<L, SFix> is(L label, SFix value) {
    return new SwitchValue<L, SFix>(this).is(label, value);
  }

  /** The value form. */
  public <E extends Enum<E>> SwitchValue<L, EnumSignal<E>> is(L label, EnumSignal<E> value) {
    return new SwitchValue<L, EnumSignal<E>>(this).is(label, value);
  }

  /**
   * The value form with a bare number: an unsigned one, in the width of the widest value, or in the
   * fewest bits that hold every number if there are no other values.
   */
  public SwitchValue<L, UInt> is(L label, Number value) {
    return new SwitchValue<L, UInt>(this).is(label, value);
  }

  /** The value form, of a pattern. */
  public SwitchValue<L, Bool> is(String pattern, Bool value) {
    return new SwitchValue<L, Bool>(this).is(pattern, value);
  }

  /** The value form, of a pattern. */
  public SwitchValue<L, Bits> is(String pattern, Bits value) {
    return new SwitchValue<L, Bits>(this).is(pattern, value);
  }

  /** The value form, of a pattern; numbers are extended to the widest. */
  public SwitchValue<L, UInt> is(String pattern, UInt value) {
    return new SwitchValue<L, UInt>(this).is(pattern, value);
  }

  /** The value form, of a pattern; numbers are extended to the widest. */
  public SwitchValue<L, SInt> is(String pattern, SInt value) {
    return new SwitchValue<L, SInt>(this).is(pattern, value);
  }

  /** The value form, of a pattern; all values have one type. */
  public SwitchValue<L, UFix> is(String pattern, UFix value) {
    return new SwitchValue<L, UFix>(this).is(pattern, value);
  }

  /** The value form, of a pattern; all values have one type. */
  public SwitchValue<L, SFix> is(String pattern, SFix value) {
    return new SwitchValue<L, SFix>(this).is(pattern, value);
  }

  /** The value form, of a pattern. */
  public <E extends Enum<E>> SwitchValue<L, EnumSignal<E>> is(String pattern, EnumSignal<E> value) {
    return new SwitchValue<L, EnumSignal<E>>(this).is(pattern, value);
  }

  /** The value form, of a pattern, with a bare number, as {@link #is(Object, Number)}. */
  public SwitchValue<L, UInt> is(String pattern, Number value) {
    return new SwitchValue<L, UInt>(this).is(pattern, value);
  }

  Node subject() {
    return subject;
  }

  EnumOf<?> enumType() {
    return enumType;
  }

  /** True if it has cases, but not for all that the subject can be. */
  boolean isPartial() {
    return cases != null && !labels.isComplete();
  }

  Labels labels() {
    return labels;
  }

  private EnumType type() {
    return enumType == null ? null : enumType.enumType();
  }

  /** The labels as patterns; out of range or taken ones are errors and left out. */
  List<Pattern> encode(Ops ops, List<? extends L> some) {
    List<Pattern> patterns = new ArrayList<>();
    for (L label : some) {
      Optional<BigInteger> number = encoding.apply(label);
      if (number.isEmpty()) {
        ops.error("literal out of range", "a case for " + label + ", which is no integer");
      } else if (!Literals.fits(subject.kind, subject.width, number.get())) {
        String message = Literals.outOfRange(subject.kind, subject.width, number.get());
        ops.error("literal out of range", message);
      } else if (!labels.take(number.get())) {
        ops.error("label twice", "a case for " + label + " exists already: drop one");
      } else {
        patterns.add(labels.pattern(number.get()));
      }
    }
    return patterns;
  }

  /** A written pattern; a wrong one or one that is taken is an error and left out. */
  List<Pattern> encode(Ops ops, String text) {
    Pattern pattern = Pattern.parse(text);
    int width = text.replace("_", "").length();
    if (enumType != null) {
      ops.error("pattern", "cases of an enumeration are its constants, not \"" + text + "\"");
    } else if (pattern == null) {
      ops.error("pattern", "\"" + text + "\" has other characters than 0, 1, ? and _");
    } else if (width != subject.width) {
      String name = Names.of(subject);
      String bits = width == 1 ? "1 bit" : width + " bits";
      ops.error(
          "pattern", "\"" + text + "\", " + bits + ", for " + name + ", " + Ops.bits(subject));
    } else if (!labels.take(pattern)) {
      ops.error("label twice", "cases before take all of \"" + text + "\"");
    } else {
      return List.of(pattern);
    }
    return List.of();
  }

  private void start(Ops ops) {
    if (cases == null) {
      scope = ops.scope;
      cases = new Step.Cases(ops.site.plain, scope.takeComment(), scope.use(subject), labels);
      cases.enumType = type();
      scope.step(cases);
    }
    if (ops.scope != scope || scope.lastStep() != cases || cases.finished) {
      throw scope.elaboration.fatal(
          new Diagnostic(
              ops.site.at,
              "misplaced arm",
              "cases directly follow the last case of their switch",
              List.of(new Diagnostic.Party(cases.site.at, "the switch is here"))));
    }
  }

  private void add(Ops ops, List<Pattern> patterns, Runnable body) {
    Step.Body steps = scope.body(body, ops.site);
    if (patterns == null || !patterns.isEmpty()) {
      cases.cases.add(new Step.Cases.Case(patterns, steps, ops.site.plain));
    }
    if (cases.hasPatterns()) {
      cases.match(ops);
    }
    cases.end = scope.events.size();
  }
}
