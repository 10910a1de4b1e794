package weft.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import weft.hdl.check.Diagnostic;

/**
 * {@code switchOn(x).is(A, () -> ...).is(B, () -> ...).otherwise(() -> ...)}: the case whose label
 * the subject has. With values instead of lambdas it is a value: {@code switchOn(x).is(A, v).is(B,
 * w).otherwise(u).value()}.
 *
 * @param <L> what labels are: Integer, or the enumeration
 */
public final class SwitchOn<L> {
  private final Node subject;
  private final EnumOf<?> enumType;
  private final Function<L, BigInteger> encoding;
  private final Set<BigInteger> seen = new HashSet<>();
  private Step.Cases cases;
  private Scope scope;

  SwitchOn(Value subject, EnumOf<?> enumType, Function<L, BigInteger> encoding) {
    this.subject = subject.node;
    this.enumType = enumType;
    this.encoding = encoding;
  }

  static SwitchOn<Integer> onNumber(Value subject) {
    return new SwitchOn<>(subject, null, n -> BigInteger.valueOf(n));
  }

  static <E extends Enum<E>> SwitchOn<E> onEnum(EnumSignal<E> subject) {
    return new SwitchOn<>(subject, subject.type(), subject.type()::code);
  }

  /** Sets in the body are active while the subject has the label. */
  public SwitchOn<L> is(L label, Runnable body) {
    return isAny(List.of(label), body);
  }

  /** Sets in the body are active while the subject has one of the labels. */
  public SwitchOn<L> isAny(List<L> labels, Runnable body) {
    Ops ops = Ops.here();
    start(ops);
    add(ops, encode(ops, labels), body);
    return this;
  }

  /** Sets in the body are active while the subject has none of the labels. */
  public void otherwise(Runnable body) {
    Ops ops = Ops.here();
    start(ops);
    cases.finished = true;
    add(ops, null, body);
  }

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

  /** The value form. */
  public <E extends Enum<E>> SwitchValue<L, EnumSignal<E>> is(L label, EnumSignal<E> value) {
    return new SwitchValue<L, EnumSignal<E>>(this).is(label, value);
  }

  Node subject() {
    return subject;
  }

  EnumOf<?> enumType() {
    return enumType;
  }

  /** True if the labels so far are all that the subject can be. */
  boolean isComplete() {
    if (enumType != null && seen.size() == enumType.enumType().constants().size()) {
      return true;
    }
    return subject.width < 31 && seen.size() == 1 << subject.width;
  }

  /** The labels as numbers; out of range or taken ones are errors and left out. */
  List<BigInteger> encode(Ops ops, List<L> labels) {
    List<BigInteger> numbers = new ArrayList<>();
    for (L label : labels) {
      BigInteger number = encoding.apply(label);
      if (!Literals.fits(subject.kind, subject.width, number)) {
        ops.error("literal out of range", Literals.outOfRange(subject.kind, subject.width, number));
      } else if (!seen.add(number)) {
        ops.error("label twice", "a case for " + label + " exists already");
      } else {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private void start(Ops ops) {
    if (cases == null) {
      scope = ops.scope;
      cases = new Step.Cases(ops.site.plain, scope.takeComment(), scope.use(subject));
      cases.enumType = enumType == null ? null : enumType.enumType();
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

  private void add(Ops ops, List<BigInteger> labels, Runnable body) {
    Step.Body steps = scope.body(body, ops.site);
    if (labels == null || !labels.isEmpty()) {
      cases.cases.add(new Step.Cases.Case(labels, steps, ops.site.plain));
    }
    cases.complete = isComplete();
    cases.end = scope.events.size();
  }
}
