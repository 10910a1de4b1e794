package weft.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import weft.hdl.Decl.Role;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Op;

/** Registers in a row that hold what a value was. */
final class Delays {
  private Delays() {}

  /**
   * The value of {@code n} clocks ago.
   *
   * @param initial a literal for reset, a number a ground part; null for no reset
   */
  @SuppressWarnings("unchecked")
  static <T extends Data> T delayed(T value, int n, List<BigInteger> initial) {
    if (n < 0) {
      throw new IllegalArgumentException("a value of " + n + " clocks ago (allowed: 0 and more)");
    }
    Ops ops = Ops.here();
    Data at = value;
    for (int i = 1; i <= n; i++) {
      at = next(ops, value, at, i, i == n ? ops.site : ops.site.plain, initial);
    }
    return (T) at;
  }

  /** The value now and of the {@code n - 1} clocks before, the youngest first. */
  @SuppressWarnings("unchecked")
  static <T extends Data> List<T> history(T value, int n, List<BigInteger> initial) {
    if (n < 1) {
      throw new IllegalArgumentException("a history of " + n + " values (allowed: 1 and more)");
    }
    Ops ops = Ops.here();
    List<T> ages = new ArrayList<>();
    ages.add(value);
    for (int i = 1; i < n; i++) {
      String name = ops.site.name == null ? null : ops.site.name + "_" + i;
      Site site = new Site(ops.site.at, name, false);
      ages.add((T) next(ops, value, ages.get(i - 1), i, site, initial));
    }
    return ages;
  }

  /** True in the first clock of a value: {@code to} now, and not the clock before. */
  static Bool edge(Bool value, boolean to) {
    Ops ops = Ops.here();
    List<BigInteger> idle = List.of(to ? BigInteger.ONE : BigInteger.ZERO);
    Node before = next(ops, value, value, 1, ops.site.plain, idle).nodes().get(0);
    Node now = to ? value.node : ops.unary(Op.NOT, value.node);
    Node other = to ? ops.unary(Op.NOT, before) : before;
    return new Bool(ops.done(ops.binary(Op.AND, now, other)));
  }

  /** True in the first clock of each value, but not in the first after reset. */
  static Bool changed(Value value) {
    Ops ops = Ops.here();
    Node before = next(ops, value, value, 1, ops.site.plain, null).nodes().get(0);
    Bool always = new Bool(ops.constant(Kind.BOOL, 1, BigInteger.ONE));
    List<BigInteger> no = List.of(BigInteger.ZERO);
    Node seen = next(ops, always, always, 1, ops.site.plain, no).nodes().get(0);
    Node differs = ops.binary(Op.NE, value.node, before);
    return new Bool(ops.done(ops.binary(Op.AND, differs, seen)));
  }

  /** A register that follows a value, called after {@code of} if the site gives no name. */
  private static Data next(
      Ops ops, Data of, Data value, int age, Site site, List<BigInteger> initial) {
    List<Node> sources = new ArrayList<>(of.nodes());
    boolean reset = initial != null && ops.scope.clock.domain.hasReset();
    List<BigInteger> numbers = reset ? new ArrayList<>(initial) : null;
    Data register =
        of.type()
            .build(
                leaf -> {
                  Decl decl =
                      new Decl(
                          ops.scope,
                          Role.REGISTER,
                          leaf.kind(),
                          leaf.width(),
                          leaf.enumType(),
                          leaf.suffix(),
                          null,
                          site);
                  decl.init = numbers == null ? null : numbers.remove(0);
                  decl.past = new Decl.Past(ops.scope.use(sources.remove(0)), age);
                  return ops.scope.declare(decl).ref;
                });
    Hdl.driveAlways(ops, register, value);
    return register;
  }
}
