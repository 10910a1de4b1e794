package weft.hdl.fuzz;

import static weft.hdl.Hdl.switchOn;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Data;
import weft.hdl.EnumSignal;
import weft.hdl.SFix;
import weft.hdl.SInt;
import weft.hdl.SwitchOn;
import weft.hdl.SwitchValue;
import weft.hdl.UFix;
import weft.hdl.UInt;
import weft.hdl.Value;

/** Both forms of a switch, over whatever the subject is. */
final class Switches {
  private Switches() {}

  /** A switch over numbers, bits or constants. */
  static SwitchOn<?> on(Value subject) {
    if (subject instanceof EnumSignal<?> one) {
      return switchOn(one);
    }
    return subject instanceof UInt number
        ? switchOn(number)
        : subject instanceof SInt number ? switchOn(number) : switchOn((Bits) subject);
  }

  /** One more case with statements. */
  static <L> void add(SwitchOn<L> on, Value subject, Line.Labels labels, Runnable body) {
    if (labels instanceof Line.Like like) {
      on.is(like.pattern(), body);
    } else {
      on.isAny(labels(subject, (Line.Any) labels), body);
    }
  }

  /** The value form; otherwise null if there is none. */
  static Data value(Value subject, List<Line.Choice> choices, List<Value> values, Value otherwise) {
    return value(on(subject), subject, choices, values, otherwise);
  }

  private static <L> Data value(
      SwitchOn<L> on,
      Value subject,
      List<Line.Choice> choices,
      List<Value> values,
      Value otherwise) {
    SwitchValue<L, Value> chosen = null;
    for (int i = 0; i < choices.size(); i++) {
      Value value = values.get(i);
      if (choices.get(i).labels() instanceof Line.Like like) {
        String pattern = like.pattern();
        chosen = chosen == null ? first(on, pattern, value) : chosen.is(pattern, value);
      } else {
        List<L> labels = labels(subject, (Line.Any) choices.get(i).labels());
        int from = 0;
        if (chosen == null) {
          chosen = first(on, labels.get(from++), value);
        }
        chosen = chosen.isAny(labels.subList(from, labels.size()), value);
      }
    }
    return (otherwise == null ? chosen : chosen.otherwise(otherwise)).value();
  }

  @SuppressWarnings("unchecked")
  private static <L> List<L> labels(Value subject, Line.Any any) {
    List<Object> labels = new ArrayList<>();
    for (int number : any.numbers()) {
      labels.add(
          subject instanceof EnumSignal<?> one ? Constants.of(one.type()).get(number) : number);
    }
    return (List<L>) labels;
  }

  @SuppressWarnings("unchecked")
  private static <L> SwitchValue<L, Value> first(SwitchOn<L> on, L label, Value value) {
    SwitchValue<L, ?> first;
    if (value instanceof Bool v) {
      first = on.is(label, v);
    } else if (value instanceof Bits v) {
      first = on.is(label, v);
    } else if (value instanceof UInt v) {
      first = on.is(label, v);
    } else if (value instanceof SInt v) {
      first = on.is(label, v);
    } else if (value instanceof UFix v) {
      first = on.is(label, v);
    } else if (value instanceof SFix v) {
      first = on.is(label, v);
    } else {
      first = on.is(label, (EnumSignal<?>) value);
    }
    return (SwitchValue<L, Value>) first;
  }

  @SuppressWarnings("unchecked")
  private static <L> SwitchValue<L, Value> first(SwitchOn<L> on, String pattern, Value value) {
    SwitchValue<L, ?> first;
    if (value instanceof Bool v) {
      first = on.is(pattern, v);
    } else if (value instanceof Bits v) {
      first = on.is(pattern, v);
    } else if (value instanceof UInt v) {
      first = on.is(pattern, v);
    } else if (value instanceof SInt v) {
      first = on.is(pattern, v);
    } else if (value instanceof UFix v) {
      first = on.is(pattern, v);
    } else if (value instanceof SFix v) {
      first = on.is(pattern, v);
    } else {
      first = on.is(pattern, (EnumSignal<?>) value);
    }
    return (SwitchValue<L, Value>) first;
  }
}
