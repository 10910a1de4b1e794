package weft.hdl.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import weft.hdl.ir.Design;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Uses;
import weft.hdl.transform.Edges;

/**
 * Combinational loops. A first look takes signals and expressions whole and sorts them; only what
 * that look cannot sort is looked at bit by bit, through children as well.
 */
final class CombinationalLoop implements Check {
  /** One bit of a signal. */
  private record Bit(Signal signal, int bit) {}

  /** For each module, which inputs each output may depend on. */
  private final Map<Module, Map<Port, Set<Port>>> reaches = new IdentityHashMap<>();

  @Override
  public void design(Design design, Consumer<Diagnostic> report) {
    for (Module module : design.modules()) {
      if (module.isOpaque()) {
        reaches.put(module, Map.of());
      } else {
        module(module, report);
      }
    }
  }

  @Override
  public void module(Module module, Consumer<Diagnostic> report) {
    int signals = module.signals().size();
    int[][] users = users(module);
    int[] waiting = new int[users.length];
    for (int[] some : users) {
      for (int user : some) {
        waiting[user]++;
      }
    }
    BitSet[] inputs = new BitSet[users.length];
    int[] ready = new int[users.length];
    int end = 0;
    for (int i = 0; i < users.length; i++) {
      if (waiting[i] == 0) {
        ready[end++] = i;
      }
    }
    for (int i = 0; i < end; i++) {
      int node = ready[i];
      if (node < signals && isInput(module.signals().get(node))) {
        inputs[node] = new BitSet();
        inputs[node].set(node);
      }
      for (int user : users[node]) {
        inputs[user] = union(inputs[user], inputs[node]);
        if (--waiting[user] == 0) {
          ready[end++] = user;
        }
      }
    }
    Map<Port, Set<Port>> outputs = new LinkedHashMap<>();
    reaches.put(module, outputs);
    List<Port> unsorted = new ArrayList<>();
    for (Port port : module.ports()) {
      if (port.direction() == Port.Direction.OUT) {
        outputs.put(port, ports(module, inputs[port.id()]));
        if (waiting[port.id()] > 0) {
          unsorted.add(port);
        }
      }
    }
    if (end < users.length) {
      BitDependencies dependencies = new BitDependencies(module);
      bitwise(module, inCycles(module, users, waiting), dependencies, report);
      unsorted.forEach(port -> outputs.put(port, inputsOf(port, dependencies)));
    }
  }

  /** Signals that are left when all that only follows after a cycle is taken away as well. */
  private static List<Signal> inCycles(Module module, int[][] users, int[] waiting) {
    int[] wanted = new int[users.length];
    int[] counts = new int[users.length];
    for (int node = 0; node < users.length; node++) {
      for (int user : users[node]) {
        counts[user]++;
        wanted[node] += waiting[user] > 0 ? 1 : 0;
      }
    }
    int[][] uses = new int[users.length][];
    for (int node = 0; node < users.length; node++) {
      uses[node] = new int[counts[node]];
    }
    int[] stack = new int[users.length];
    int top = 0;
    for (int node = 0; node < users.length; node++) {
      for (int user : users[node]) {
        uses[user][--counts[user]] = node;
      }
      if (waiting[node] > 0 && wanted[node] == 0) {
        stack[top++] = node;
      }
    }
    while (top > 0) {
      int node = stack[--top];
      waiting[node] = 0;
      for (int used : uses[node]) {
        if (waiting[used] > 0 && --wanted[used] == 0) {
          stack[top++] = used;
        }
      }
    }
    return module.signals().stream().filter(signal -> waiting[signal.id()] > 0).toList();
  }

  private static Set<Port> inputsOf(Port output, BitDependencies dependencies) {
    Set<Port> inputs = new LinkedHashSet<>();
    for (int bit = 0; bit < output.width(); bit++) {
      for (BitRange range : dependencies.inputsOf(output, bit)) {
        inputs.add((Port) range.signal());
      }
    }
    return inputs;
  }

  private static BitSet union(BitSet a, BitSet b) {
    if (a == null || b == null || a == b) {
      return a == null ? b : a;
    }
    BitSet both = (BitSet) a.clone();
    both.or(b);
    return both.cardinality() == a.cardinality() ? a : both;
  }

  private static boolean isInput(Signal signal) {
    return signal instanceof Port port && port.direction() == Port.Direction.IN;
  }

  /** The input ports of a set of ids; null is the empty set. */
  private static Set<Port> ports(Module module, BitSet ids) {
    Set<Port> ports = new LinkedHashSet<>();
    for (Port port : module.ports()) {
      if (isInput(port) && ids != null && ids.get(port.id())) {
        ports.add(port);
      }
    }
    return ports;
  }

  /** Who uses each signal (by id) and expression (after the signals). */
  private int[][] users(Module module) {
    int signals = module.signals().size();
    int[] uses = module.useCounts();
    Edges users = new Edges(2 * uses.length);
    for (Expr e : module.exprs()) {
      if (uses[e.id()] == 0) {
        continue;
      }
      if (e instanceof Expr.Ref ref) {
        users.add(ref.signal().id(), signals + e.id());
      }
      for (int i = 0; i < e.operandCount(); i++) {
        users.add(signals + e.operand(i).id(), signals + e.id());
      }
    }
    for (Process process : module.processes()) {
      if (!process.isClocked()) {
        for (Signal target : process.targets()) {
          Uses.inBlock(process.body(), e -> users.add(signals + e.id(), target.id()));
        }
      }
    }
    for (Instance instance : module.instances()) {
      Map<Port, Set<Port>> outputs = reaches.get(instance.module());
      for (Pin pin : instance.pins()) {
        for (Port input : outputs.getOrDefault(pin.port(), Set.of())) {
          users.add(instance.pin(input).id(), pin.id());
        }
      }
    }
    return users.bySource(signals + uses.length);
  }

  /** Depth-first search over bits of the signals left, with a stack of our own. */
  private static void bitwise(
      Module module,
      List<Signal> unsorted,
      BitDependencies dependencies,
      Consumer<Diagnostic> report) {
    Set<Signal> left = Collections.newSetFromMap(new IdentityHashMap<>());
    left.addAll(unsorted);
    Set<Bit> done = new HashSet<>();
    Set<Signal> reported = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Signal signal : unsorted) {
      for (int bit = 0; bit < signal.width(); bit++) {
        search(new Bit(signal, bit), dependencies, left, done, reported, module, report);
      }
    }
  }

  private static void search(
      Bit from,
      BitDependencies dependencies,
      Set<Signal> left,
      Set<Bit> done,
      Set<Signal> reported,
      Module module,
      Consumer<Diagnostic> report) {
    Deque<Bit> path = new ArrayDeque<>();
    Deque<Iterator<Bit>> next = new ArrayDeque<>();
    Set<Bit> onPath = new HashSet<>();
    if (!done.contains(from)) {
      path.push(from);
      onPath.add(from);
      next.push(bits(dependencies, from, left));
    }
    while (!path.isEmpty()) {
      if (!next.peek().hasNext()) {
        next.pop();
        Bit bit = path.pop();
        onPath.remove(bit);
        done.add(bit);
        continue;
      }
      Bit bit = next.peek().next();
      if (onPath.contains(bit)) {
        loop(bit, path, reported, module, dependencies, report);
      } else if (!done.contains(bit)) {
        path.push(bit);
        onPath.add(bit);
        next.push(bits(dependencies, bit, left));
      }
    }
  }

  private static Iterator<Bit> bits(BitDependencies dependencies, Bit bit, Set<Signal> left) {
    List<Bit> all = new ArrayList<>();
    for (BitRange range : dependencies.of(bit.signal(), bit.bit())) {
      if (left.contains(range.signal())) {
        for (int b = range.lo(); b <= range.hi(); b++) {
          all.add(new Bit(range.signal(), b));
        }
      }
    }
    return all.iterator();
  }

  /** The path holds the loop from its top down to {@code closing}; each loop is told once. */
  private static void loop(
      Bit closing,
      Deque<Bit> path,
      Set<Signal> reported,
      Module module,
      BitDependencies dependencies,
      Consumer<Diagnostic> report) {
    List<Bit> loop = new ArrayList<>();
    for (Bit bit : path) {
      loop.add(bit);
      if (bit.equals(closing)) {
        break;
      }
    }
    boolean known = loop.stream().anyMatch(bit -> reported.contains(bit.signal()));
    loop.forEach(bit -> reported.add(bit.signal()));
    if (known) {
      return;
    }
    List<BitRange> bits = new ArrayList<>();
    for (int i = loop.size() - 1; i >= 0; i--) {
      bits.add(new BitRange(loop.get(i).signal(), loop.get(i).bit(), loop.get(i).bit()));
    }
    report.accept(LoopText.of(module, dependencies, bits));
  }
}
