package weft.hdl;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.Op;

/**
 * Makes the hardware of a described machine: a case a state, and where something depends on the way
 * from one state to another, a wire for the next state.
 */
final class FsmBuilder<S> {
  private final Fsm<S> fsm;
  private final EnumSignal<?> state;
  private UInt clocks;

  FsmBuilder(Fsm<S> fsm) {
    this.fsm = fsm;
    this.state = fsm.register;
  }

  void build() {
    int countBits =
        fsm.described.values().stream()
            .flatMap(s -> s.timeouts.stream())
            .mapToInt(FsmState.Timeout::countBits)
            .max()
            .orElse(0);
    boolean looksAhead =
        countBits > 0
            || fsm.described.values().stream()
                .anyMatch(s -> !s.enter.isEmpty() || !s.exit.isEmpty());
    EnumSignal<?> next = state;
    if (looksAhead) {
      next = Hdl.wire(fsm.type);
      next.call(fsm.name() + "_next");
      assign(next, state.node);
    }
    if (countBits > 0) {
      clocks = Hdl.reg(new Types.OfUInt(countBits)).init(0);
      clocks.call(fsm.name() + "_clocks");
    }
    fsm.target = next;
    states();
    fsm.current = null;
    fsm.everywhere.forEach(Runnable::run);
    fsm.target = null;
    if (looksAhead) {
      ways(next);
      assign(state, next.node);
    }
    check();
  }

  /** What holds in each state. */
  private void states() {
    SwitchOn<S> cases = new SwitchOn<>(state, fsm.type, s -> Optional.of(fsm.code(s)));
    for (FsmState<S> one : fsm.described.values()) {
      if (!one.active.isEmpty() || !one.timeouts.isEmpty()) {
        cases.is(
            one.state,
            () -> {
              fsm.current = one.state;
              one.timeouts.forEach(this::timeout);
              one.active.forEach(Runnable::run);
            });
      }
    }
    if (cases.isPartial()) {
      cases.otherwise(() -> {});
    }
  }

  private void timeout(FsmState.Timeout<S> timeout) {
    Ops ops = Ops.here();
    if (timeout.clocks() == 1) {
      go(ops, timeout);
      return;
    }
    Bool ends = ends(ops, timeout);
    Hdl.when(ends, () -> go(ops, timeout));
    Node one = ops.literal(clocks.node, 1);
    UInt more = new UInt(ops.binary(Op.ADD, clocks.node, one));
    boolean equality = ends.node.op == Op.EQ;
    Node goesOn =
        equality
            ? ops.binary(Op.NE, ends.node.operands[0], ends.node.operands[1])
            : ops.unary(Op.NOT, ends.node);
    Hdl.when(new Bool(goesOn), () -> clocks.set(more));
  }

  /** True in the last clock of the state, and on if {@code active} keeps it there. */
  private Bool ends(Ops ops, FsmState.Timeout<S> timeout) {
    Node count = clocks.node;
    if (timeout.signal() == null) {
      return new Bool(ops.binary(Op.EQ, count, ops.literal(count, timeout.clocks() - 1L)));
    }
    Node wide = ops.extend(count, count.width + 1);
    Node now = ops.binary(Op.ADD, wide, ops.literal(wide, 1));
    Node ends = ops.wider(Op.GE, now, timeout.signal().node);
    String name = fsm.name() + "_" + fsm.current.toString().toLowerCase(Locale.ROOT) + "_ends";
    ends.site = new Site(ends.site.at, name, false);
    return new Bool(ends);
  }

  private void go(Ops ops, FsmState.Timeout<S> timeout) {
    fsm.ways.add(new Fsm.Way<>(fsm.current, timeout.to(), timeout.site()));
    Assigner.assign(ops, fsm.target.node, fsm.constant(ops, timeout.to()));
  }

  /** What holds on the way out of states and into states. */
  private void ways(EnumSignal<?> next) {
    Ops ops = Ops.here();
    for (FsmState<S> one : fsm.described.values()) {
      if (!one.exit.isEmpty()) {
        Hdl.when(both(ops, Op.EQ, Op.NE, next, one.state), () -> one.exit.forEach(Runnable::run));
      }
    }
    for (FsmState<S> one : fsm.described.values()) {
      if (!one.enter.isEmpty()) {
        Hdl.when(both(ops, Op.NE, Op.EQ, next, one.state), () -> one.enter.forEach(Runnable::run));
      }
    }
    if (clocks != null) {
      Bool leaves = new Bool(ops.binary(Op.NE, next.node, state.node));
      Hdl.when(leaves, () -> clocks.set(0));
    }
  }

  private Bool both(Ops ops, Op now, Op then, EnumSignal<?> next, S label) {
    Node a = ops.binary(now, state.node, fsm.constant(ops, label));
    Node b = ops.binary(then, next.node, fsm.constant(ops, label));
    return new Bool(ops.binary(Op.AND, a, b));
  }

  private static void assign(EnumSignal<?> target, Node value) {
    Assigner.assign(Ops.here(), target.node, value);
  }

  /** Every state is described, and a way leads to it. */
  private void check() {
    Map<S, Site> entered = new LinkedHashMap<>();
    fsm.ways.forEach(way -> entered.putIfAbsent(way.to(), way.site()));
    Set<S> reached = reached();
    Elaboration elaboration = Elaboration.current();
    String name = fsm.name();
    Party machine = new Party(fsm.site.at, name + " is described here");
    for (S one : fsm.states) {
      FsmState<S> described = fsm.described.get(one);
      if (described == null) {
        boolean named = entered.containsKey(one);
        Site at = named ? entered.get(one) : fsm.site;
        String what =
            named ? " is entered, but not described" : " is neither described nor entered";
        elaboration.error(
            at.at,
            "undescribed state",
            "state " + one + " of " + name + what + ": say in(" + one + "), or remove it",
            machine);
      } else if (!reached.contains(one)) {
        elaboration.error(
            described.site.at,
            "unreachable state",
            "no way leads from "
                + fsm.first()
                + " to state "
                + one
                + " of "
                + name
                + ": add a goTo, or remove it",
            machine);
      }
    }
  }

  private Set<S> reached() {
    Set<S> reached = new HashSet<>(Set.of(fsm.first()));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Fsm.Way<S> way : fsm.ways) {
        if (way.from() == null || reached.contains(way.from())) {
          grew |= reached.add(way.to());
        }
      }
    }
    return reached;
  }
}
