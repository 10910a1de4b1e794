package weft.hdl.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Hdl;
import weft.hdl.Mem;
import weft.hdl.SwitchOn;
import weft.hdl.Type;
import weft.hdl.Value;
import weft.hdl.When;
import weft.hdl.ir.ClockDomain.Level;
import weft.hdl.ir.ClockDomain.Style;

/** A component that does what lines say, through the public vocabulary. */
abstract class PlanComponent extends Component {
  /** Three clocks whose periods have no common divisor, and three styles of reset. */
  static final List<Clock> CLOCKS =
      List.of(
          Hdl.clock("c0").period(10),
          Hdl.clock("c1").period(7).reset("c1_reset", Style.SYNCHRONOUS, Level.HIGH),
          Hdl.clock("c2").period(13).reset("c2_resetn", Style.SYNCHRONOUS, Level.LOW));

  /** What an author says of crossings and unread parts; the engines agree whether it is true. */
  static final String WHY = "any value will do";

  private final Made made = new Made();

  /** What the lines have made, where no field of the component gives it a name. */
  private static final class Made {
    final Map<Integer, Object> values = new HashMap<>();
    final List<Data> inputs = new ArrayList<>();
    final List<Data> outputs = new ArrayList<>();
  }

  final Object value(int id) {
    return made.values.get(id);
  }

  final Data data(int id) {
    return (Data) made.values.get(id);
  }

  /** A component that a plan describes. */
  static final class Replay extends PlanComponent {
    Replay(Plan plan) {
      this(plan, plan.name());
    }

    private Replay(Plan plan, String instance) {
      instanceName(instance);
      moduleName(plan.name());
      begin(plan.top());
      plan.lines().forEach(this::run);
    }
  }

  /** In a top, what is not in a child belongs to the first clock. */
  final void begin(boolean top) {
    if (top) {
      clockedBy(CLOCKS.get(0));
    }
  }

  final void run(Line line) {
    if (line instanceof Line.Define define) {
      made.values.put(define.id(), define(define));
    } else if (line instanceof Line.Set set) {
      set(set);
    } else if (line instanceof Line.Write write) {
      write(write);
    } else if (line instanceof Line.When when) {
      when(when);
    } else if (line instanceof Line.Switch choice) {
      choice(choice);
    } else if (line instanceof Line.Child child) {
      child(child);
    } else if (line instanceof Line.Output output) {
      made.outputs.add(out(data(output.value())).named("v" + output.id()));
    } else if (line instanceof Line.Cover cover) {
      cover((Bool) value(cover.condition()), "v" + cover.condition() + " holds");
    }
  }

  private void run(List<Line> lines) {
    lines.forEach(this::run);
  }

  // Values ----------------------------------------------------------------------------------------

  private Object define(Line.Define define) {
    String name = "v" + define.id();
    Line.Source source = define.source();
    if (source instanceof Line.Call || source instanceof Line.Choose) {
      Data result = (Data) anonymous(computed(source));
      return define.named() ? result.named(name) : result;
    } else if (source instanceof Line.Clocked clocked) {
      return in(CLOCKS.get(clocked.clock()), () -> clocked(clocked)).named(name);
    }
    Type<? extends Data> type = define.shape().type();
    if (source instanceof Line.Input) {
      Data port = in(type).named(name);
      made.inputs.add(port);
      return partlyRead(port);
    } else if (source instanceof Line.Wire) {
      return partlyRead(wire(type).named(name));
    } else if (source instanceof Line.Register register) {
      BigInteger init = register.init();
      Data state = init == null ? reg(type) : Literals.register(define.shape(), init);
      return state.named(name);
    } else if (source instanceof Line.Memory memory) {
      Mem<?> words = mem(type, memory.depth()).named(name);
      return memory.contents() == null ? words : words.init(memory.contents());
    }
    return Literals.literal(define.shape(), ((Line.Literal) source).value());
  }

  /** Not every part of a bundle is read. */
  private static Data partlyRead(Data signal) {
    if (signal instanceof PlanBundle) {
      signal.unused(WHY);
    }
    return signal;
  }

  private Object computed(Line.Source source) {
    if (source instanceof Line.Call call) {
      return call(call.on() < 0 ? null : value(call.on()), call.method(), call.args());
    }
    Line.Choose choose = (Line.Choose) source;
    List<Value> values = new ArrayList<>();
    choose.choices().forEach(choice -> values.add((Value) value(choice.value())));
    Value otherwise = choose.otherwise() < 0 ? null : (Value) value(choose.otherwise());
    return Switches.value((Value) value(choose.subject()), choose.choices(), values, otherwise);
  }

  private Data clocked(Line.Clocked clocked) {
    Data value = data(clocked.value());
    return switch (clocked.step()) {
      case REGISTER -> regNext(value);
      case HELD -> crossed(value, WHY);
      case METASTABLE -> {
        Data register = reg(value.type());
        set(register, value);
        yield register instanceof Bool bool ? metastable(bool) : metastable((Bits) register, WHY);
      }
    };
  }

  /** What goes through here gets no name from the variable that receives it. */
  private static Object anonymous(Object made) {
    return made;
  }

  // Statements ------------------------------------------------------------------------------------

  private void set(Line.Set set) {
    Object target = value(set.target());
    for (Line.Part part : set.path()) {
      target = anonymous(call(target, part.method(), part.args()));
    }
    call(target, "set", List.of(set.value()));
  }

  private void write(Line.Write write) {
    List<Arg> args = new ArrayList<>();
    args.add(new Arg.Ref(write.address()));
    args.add(new Arg.Ref(write.value()));
    if (write.mask() >= 0) {
      args.add(new Arg.Ref(write.mask()));
    }
    call(value(write.memory()), "write", args);
  }

  private void when(Line.When line) {
    When when = null;
    for (Line.Arm arm : line.arms()) {
      Bool condition = (Bool) value(arm.condition());
      Runnable body = () -> run(arm.body());
      when = when == null ? when(condition, body) : when.elsewhen(condition, body);
    }
    if (!line.otherwise().isEmpty()) {
      when.otherwise(() -> run(line.otherwise()));
    }
  }

  private void choice(Line.Switch line) {
    Value subject = (Value) value(line.subject());
    SwitchOn<?> choice = Switches.on(subject);
    for (Line.Case one : line.cases()) {
      Switches.add(choice, subject, one.labels(), () -> run(one.body()));
    }
    if (!line.total()) {
      choice.otherwise(() -> run(line.otherwise()));
    }
  }

  // Children --------------------------------------------------------------------------------------

  private void child(Line.Child line) {
    String instance = "u" + line.outputs().get(0);
    Replay child = in(clockOf(line.clock()), () -> add(new Replay(line.plan(), instance)));
    Made inside = ((PlanComponent) child).made;
    for (int i = 0; i < line.inputs().size(); i++) {
      Data input = inside.inputs.get(i);
      Data driver = data(line.inputs().get(i));
      if (input instanceof PlanBundle bundle) {
        bundle.connect((PlanBundle) driver);
      } else {
        set(input, driver);
      }
    }
    for (int i = 0; i < line.outputs().size(); i++) {
      made.values.put(line.outputs().get(i), inside.outputs.get(i));
    }
  }

  /** A negative number is the clock of this component. */
  private Clock clockOf(int index) {
    return index < 0 ? clock() : CLOCKS.get(index);
  }

  // Calls -----------------------------------------------------------------------------------------

  private Object call(Object on, String method, List<Arg> args) {
    Object[] given = args.stream().map(this::given).toArray();
    for (Method candidate : (on == null ? Hdl.class : on.getClass()).getMethods()) {
      if (candidate.getName().equals(method) && takes(candidate.getParameterTypes(), given)) {
        try {
          candidate.setAccessible(true);
          return candidate.invoke(on, given);
        } catch (InvocationTargetException e) {
          throw new IllegalStateException(method + " of " + on, e.getCause());
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    throw new IllegalStateException("no " + method + args + " of " + on);
  }

  private Object given(Arg arg) {
    if (arg instanceof Arg.Ref ref) {
      return value(ref.id());
    } else if (arg instanceof Arg.Int number) {
      return number.value();
    } else if (arg instanceof Arg.Constant constant) {
      return constant.value();
    } else if (arg instanceof Arg.TypeOf type) {
      return type.shape().type();
    } else if (arg instanceof Arg.Spread spread) {
      return spread.ids().stream().map(this::data).toArray(Data[]::new);
    }
    List<Object> all = new ArrayList<>();
    ((Arg.Refs) arg).ids().forEach(id -> all.add(value(id)));
    return all;
  }

  private static boolean takes(Class<?>[] types, Object[] given) {
    if (types.length != given.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      Class<?> type = types[i];
      boolean number = given[i] instanceof Integer && (type == int.class || type == long.class);
      if (!number && !type.isInstance(given[i])) {
        return false;
      }
    }
    return true;
  }
}
