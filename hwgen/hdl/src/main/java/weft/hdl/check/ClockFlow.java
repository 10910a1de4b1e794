package weft.hdl.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.ir.Arrival;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Crossing;
import weft.hdl.ir.Expr;
import weft.hdl.ir.External;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Op;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;

/**
 * Which origins reach each signal and value of a module between clock edges, and whether through
 * wires alone or through logic. An origin is a family of clocks, the outside at no clock's time, or
 * an input of the module. Loops only; values are looked at whole.
 */
final class ClockFlow {
  /** What a node takes: {@code 2 * node}, plus 1 if logic stands between. */
  private final int[][] takes;

  /**
   * By node: signals by id, then expressions. Bits are {@code 2 * origin}, plus 1 through logic.
   */
  private final BitSet[] reach;

  final Module module;
  final ClockFamilies families;
  private final Map<Module, ClockFlow> children;
  private final int signals;
  private final Map<Signal, Arrival> arrivals = new IdentityHashMap<>();
  private final Map<Signal, Crossing> crossings = new IdentityHashMap<>();
  private final ClockDomain[] memoryDomains;

  /** What each clocked target takes, in the form of {@link #takes}. */
  final Map<Object, SetBy> clocked = new LinkedHashMap<>();

  /** The same for wires that are declared to cross. */
  final Map<Signal, SetBy> held = new LinkedHashMap<>();

  ClockFlow(Module module, ClockFamilies families, Map<Module, ClockFlow> children) {
    this.module = module;
    this.families = families;
    this.children = children;
    signals = module.signals().size();
    takes = new int[signals + module.exprs().size()][];
    reach = new BitSet[takes.length];
    memoryDomains = new ClockDomain[module.memories().size()];
    module.arrivals().forEach(arrival -> arrivals.put(arrival.port(), arrival));
    module.crossings().forEach(crossing -> crossings.put(crossing.signal(), crossing));
    expressions();
    processes();
    instances();
    starts();
    spread();
  }

  /** Origins: families, then this, then inputs in the order of ports. */
  int asynchronous() {
    return families.size();
  }

  private int input(Port port) {
    return families.size() + 1 + port.index();
  }

  /** The input of an origin; null if it is none. */
  Port port(int origin) {
    int index = origin - families.size() - 1;
    return index < 0 ? null : module.ports().get(index);
  }

  Crossing crossing(Signal signal) {
    return crossings.get(signal);
  }

  int node(Expr e) {
    return signals + e.id();
  }

  /** The signal of a node; null if it is an expression. */
  Signal signal(int node) {
    return node < signals ? module.signals().get(node) : null;
  }

  /** The memory that a node reads; null if it reads none. */
  Memory memory(int node) {
    return node >= signals && module.exprs().get(node - signals) instanceof Expr.MemRead read
        ? read.memory()
        : null;
  }

  ClockDomain domain(Memory memory) {
    return memoryDomains[memory.id()];
  }

  ClockFlow child(Instance instance) {
    return children.get(instance.module());
  }

  int[] takes(int node) {
    return takes[node];
  }

  /** What reaches a node. */
  BitSet reach(int node) {
    return reach[node] == null ? new BitSet() : reach[node];
  }

  /** What reaches something that takes these nodes. */
  BitSet reach(int[] taken) {
    BitSet all = null;
    for (int take : taken) {
      BitSet some = reach[take >> 1];
      all = union(all, (take & 1) == 1 ? throughLogic(some) : some);
    }
    return all == null ? new BitSet() : all;
  }

  // What takes what -------------------------------------------------------------------------------

  private void expressions() {
    int[] uses = module.useCounts();
    for (Expr e : module.exprs()) {
      if (uses[e.id()] == 0) {
        continue;
      }
      if (e instanceof Expr.Ref ref) {
        takes[node(e)] = new int[] {2 * ref.signal().id()};
        continue;
      }
      int logic = isWiring(e) ? 0 : 1;
      int[] operands = new int[e.operandCount()];
      for (int i = 0; i < operands.length; i++) {
        operands[i] = 2 * node(e.operand(i)) + logic;
      }
      takes[node(e)] = operands;
    }
  }

  /** True if no input that changes alone can make a short pulse; an inverter cannot either. */
  private static boolean isWiring(Expr e) {
    return e instanceof Expr.Slice
        || e instanceof Expr.Concat
        || e instanceof Expr.Cast
        || e instanceof Expr.Extend
        || e instanceof Expr.Unary unary && unary.op() == Op.NOT;
  }

  private void processes() {
    for (Process process : module.processes()) {
      Map<Object, SetBy> all = SetBy.of(process, this);
      if (process.isClocked()) {
        clocked.putAll(all);
        process.memory().ifPresent(m -> memoryDomains[m.id()] = process.domain().orElseThrow());
      } else {
        all.forEach(
            (target, by) -> {
              if (crossings.containsKey((Signal) target)) {
                held.put((Signal) target, by);
              } else {
                takes[((Signal) target).id()] = by.takes();
              }
            });
      }
    }
  }

  private void instances() {
    for (Instance instance : module.instances()) {
      ClockFlow child = child(instance);
      for (Pin pin : instance.pins()) {
        if (pin.port().direction() == Port.Direction.OUT) {
          BitSet inside = child.reach(pin.port().id());
          takes[pin.id()] =
              inside.stream()
                  .filter(bit -> child.port(bit >> 1) != null)
                  .map(bit -> 2 * instance.pin(child.port(bit >> 1)).id() + (bit & 1))
                  .toArray();
          inside.stream()
              .filter(bit -> child.port(bit >> 1) == null)
              .forEach(bit -> start(pin.id(), bit));
        }
      }
    }
  }

  /**
   * The clock of a module of somebody else, of which nothing but its clock is known: ports of which
   * it says nothing belong to it. Null for other modules, and for one of several clocks, where the
   * ports say it.
   */
  ClockDomain ofSomebodyElse() {
    List<ClockDomain> clocks =
        module.external().stream()
            .flatMap(external -> external.clocks().stream())
            .filter(clock -> clock.use() == External.Use.CLOCK || clock.use() == External.Use.RESET)
            .map(External.ClockPort::domain)
            .distinct()
            .toList();
    return clocks.size() == 1 ? clocks.get(0) : null;
  }

  /** True if the module says when a port changes. */
  boolean arrives(Port port) {
    return arrivals.containsKey(port);
  }

  /** Where origins come in. */
  private void starts() {
    ClockDomain other = ofSomebodyElse();
    for (Signal signal : module.signals()) {
      boolean unsaid = other != null && !arrivals.containsKey(signal);
      if (unsaid && signal instanceof Port port && port.direction() == Port.Direction.OUT) {
        start(signal.id(), 2 * families.of(other));
      } else if (crossings.containsKey(signal)) {
        start(signal.id(), 2 * families.of(crossings.get(signal).domain()) + 1);
      } else if (signal instanceof Register register) {
        start(signal.id(), 2 * families.of(register.domain()));
      } else if (arrivals.containsKey(signal)) {
        start(signal.id(), 2 * origin(arrivals.get(signal)));
      } else if (signal instanceof Port port && port.direction() == Port.Direction.IN) {
        start(signal.id(), 2 * input(port));
      }
    }
    for (Expr e : module.exprs()) {
      if (e instanceof Expr.MemRead read && memoryDomains[read.memory().id()] != null) {
        start(node(e), 2 * families.of(memoryDomains[read.memory().id()]) + 1);
      }
    }
  }

  int origin(Arrival arrival) {
    return arrival.domain().map(families::of).orElse(asynchronous());
  }

  private void start(int node, int bit) {
    reach[node] = reach[node] == null ? new BitSet() : (BitSet) reach[node].clone();
    reach[node].set(bit);
  }

  // Spreading -------------------------------------------------------------------------------------

  private void spread() {
    int[][] users = users();
    int[] waiting = new int[takes.length];
    for (int[] some : users) {
      for (int user : some) {
        waiting[user]++;
      }
    }
    Deque<Integer> ready = new ArrayDeque<>();
    for (int node = 0; node < takes.length; node++) {
      if (waiting[node] == 0) {
        ready.add(node);
      }
    }
    boolean[] done = new boolean[takes.length];
    while (!ready.isEmpty()) {
      int node = ready.remove();
      done[node] = true;
      update(node);
      for (int user : users[node]) {
        if (--waiting[user] == 0) {
          ready.add(user);
        }
      }
    }
    around(users, done);
  }

  /** What is left stands in or behind cycles of whole values, which are none bit by bit. */
  private void around(int[][] users, boolean[] done) {
    Deque<Integer> work = new ArrayDeque<>();
    boolean[] waits = new boolean[done.length];
    for (int node = 0; node < done.length; node++) {
      if (!done[node]) {
        work.add(node);
        waits[node] = true;
      }
    }
    while (!work.isEmpty()) {
      int node = work.remove();
      waits[node] = false;
      if (update(node)) {
        for (int user : users[node]) {
          if (!waits[user]) {
            waits[user] = true;
            work.add(user);
          }
        }
      }
    }
  }

  private boolean update(int node) {
    if (takes[node] == null) {
      return false;
    }
    BitSet before = reach[node];
    for (int take : takes[node]) {
      BitSet some = reach[take >> 1];
      reach[node] = union(reach[node], (take & 1) == 1 ? throughLogic(some) : some);
    }
    return reach[node] != before;
  }

  private int[][] users() {
    int[] counts = new int[takes.length];
    for (int[] some : takes) {
      if (some != null) {
        for (int take : some) {
          counts[take >> 1]++;
        }
      }
    }
    int[][] users = new int[takes.length][];
    Arrays.setAll(users, node -> new int[counts[node]]);
    for (int node = 0; node < takes.length; node++) {
      if (takes[node] != null) {
        for (int take : takes[node]) {
          users[take >> 1][--counts[take >> 1]] = node;
        }
      }
    }
    return users;
  }

  /** One of the two if it holds all of the other: equal sets are shared. */
  private static BitSet union(BitSet a, BitSet b) {
    if (a == null || b == null || a == b) {
      return a == null ? b : a;
    }
    BitSet both = (BitSet) a.clone();
    both.or(b);
    return both.equals(a) ? a : both.equals(b) ? b : both;
  }

  private static BitSet throughLogic(BitSet set) {
    if (set == null) {
      return null;
    }
    BitSet all = null;
    for (int bit = set.nextSetBit(0); bit >= 0; bit = set.nextSetBit(bit + 1)) {
      if ((bit & 1) == 0) {
        all = all == null ? (BitSet) set.clone() : all;
        all.clear(bit);
        all.set(bit + 1);
      }
    }
    return all == null ? set : all;
  }

  /** The instances' pins that the module drives. */
  List<Pin> inputPins() {
    List<Pin> pins = new ArrayList<>();
    for (Instance instance : module.instances()) {
      for (Pin pin : instance.pins()) {
        if (pin.port().direction() == Port.Direction.IN) {
          pins.add(pin);
        }
      }
    }
    return pins;
  }
}
