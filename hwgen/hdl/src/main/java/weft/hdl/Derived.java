package weft.hdl;

import java.util.List;
import weft.hdl.ir.Op;

/**
 * What the fluent methods of {@link Stream} and {@link Flow} make: a stream or flow of values,
 * called after whatever receives it, else after its source and the method.
 */
final class Derived {
  private final Ops ops;
  private final String name;
  private final boolean received;
  private final int start;

  Derived(Bundle source, String method) {
    this(source, method, "");
  }

  /** One of several: {@code lanes_0}, {@code lanes_1}. */
  Derived(Bundle source, String method, int i) {
    this(source, method, "_" + i);
  }

  private Derived(Bundle source, String method, String suffix) {
    ops = Ops.here();
    start = ops.scope.nodes.size();
    Site site = ops.site;
    received = site.name != null && !site.indexed;
    name = ops.scope.inGroup((received ? site.name : nameOf(source) + method) + suffix);
  }

  /** Adds a part of its own, called after what receives its stream, else as above. */
  static <C extends Component> C part(Bundle source, String method, C part) {
    Component.add(part);
    Scope scope = part.scope();
    if (scope.added.name == null) {
      scope.origin = scope.parent.inGroup(nameOf(source));
      scope.explicitName = scope.origin + method;
    } else {
      scope.origin = scope.added.name + "_";
    }
    return part;
  }

  /** {@code words_} for the stream of {@code words_valid}; empty if it has no name yet. */
  private static String nameOf(Bundle source) {
    Node valid = source.nodes().get(0);
    Decl decl = valid.decl();
    Decl port = decl == null ? null : decl.port == null ? decl : decl.port;
    if (port != null && port.scope.origin != null) {
      return port.scope.origin;
    }
    boolean anonymous = decl == null && valid.explicitName == null && valid.site.name == null;
    String own = anonymous ? "" : port != null ? port.display() : Names.of(valid);
    if (!own.endsWith("valid") || own.indexOf(' ') >= 0) {
      return "";
    }
    String name = own.substring(0, own.length() - "valid".length());
    boolean childs = port != null && port.scope != Scope.current();
    return childs ? lowerFirst(port.scope.display()) + "_" + name : name;
  }

  private static String lowerFirst(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** The type of a value; what {@link Data#type} says, for values of types that we do not know. */
  @SuppressWarnings("unchecked")
  static <T extends Data> Type<T> type(T value) {
    return (Type<T>) value.type();
  }

  /** The wire that the new stream's reader sets. */
  Bool ready() {
    Bool ready = Hdl.wire(new Types.OfBool());
    ready.call(name + "_ready");
    return ready;
  }

  /** A register that is false after reset. */
  Bool register(String suffix) {
    return register(suffix, new Types.OfBool()).init(false);
  }

  /** A register without reset. */
  <T extends Data> T register(String suffix, Type<T> type) {
    T register = Hdl.reg(type);
    register.call(name + suffix);
    return register;
  }

  /** True if the word on offer was on offer in the cycle before; to be set. */
  Bool offered() {
    return register("_offered");
  }

  /** Without a name, as all operators here: only what is named in this class has one. */
  Bool and(Bool a, Bool b) {
    return new Bool(ops.binary(Op.AND, a.node, b.node));
  }

  Bool or(Bool a, Bool b) {
    return new Bool(ops.binary(Op.OR, a.node, b.node));
  }

  Bool not(Bool a) {
    return new Bool(ops.unary(Op.NOT, a.node));
  }

  Bool eq(UInt a, int number) {
    return new Bool(ops.binary(Op.EQ, a.node, ops.literal(a.node, number)));
  }

  /** Gives a signal a name. */
  void call(Data signal, String suffix) {
    signal.call(name + suffix);
  }

  /** One more, or 0 after the last. */
  UInt next(UInt count, Bool last) {
    Node more = ops.binary(Op.ADD, count.node, ops.literal(count.node, 1));
    return new UInt(ops.mux(last.node, ops.literal(count.node, 0), more));
  }

  /** A value under a name. */
  Bool value(String suffix, Bool value) {
    name(value.node, suffix);
    return value;
  }

  /** The new payload, under its name if something receives the stream. */
  <T extends Data> T payload(T value) {
    List<Node> nodes = value.nodes();
    for (int i = 0; received && i < nodes.size(); i++) {
      String part = nodes.size() == 1 ? "" : value.type().layout().get(i).suffix();
      name(nodes.get(i), "_payload" + part);
    }
    return value;
  }

  /** The source's words but those for which the condition holds: they are taken and dropped. */
  <T extends Data> Stream<T> dropping(Stream<T> source, Bool drop) {
    Bool mine = value("_valid", and(source.valid, not(drop)));
    Bool theirs = ready();
    Bool takes = or(theirs, drop);
    Hdl.always(() -> source.ready.set(takes));
    return Stream.of(mine, theirs, source.payload);
  }

  /** Names what a call has just made and what nobody has named; signals keep their names. */
  private void name(Node node, String suffix) {
    boolean made = node.decl() == null && node.scope == ops.scope && node.index >= start;
    boolean free = node.explicitName == null && node.site.name == null;
    if (made && free && node.what != Node.What.CONSTANT) {
      node.site = new Site(node.site.at, name + suffix, false);
    }
  }
}
