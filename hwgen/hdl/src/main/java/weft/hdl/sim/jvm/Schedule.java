package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Uses;
import weft.hdl.ir.Wire;
import weft.hdl.transform.StrongComponents;

/**
 * Cuts a module's combinational logic into slices that can run in an order that every legal
 * surrounding allows. Steps (processes, and slices of children) that need the same inputs make a
 * slice, or those that reach the same outputs, whichever gives fewer: neither makes an output wait
 * for an input that it does not depend on. Steps that reach no output come last; those of them that
 * only clocked processes need run at the clock edge.
 */
final class Schedule {
  /**
   * A process, a slice of a child, what makes a derived clock domain, or several that need each
   * other's bits.
   */
  static final class Step {
    final int index;
    final Process process;
    final Instance child;
    final Slice slice;

    /** Index among the module's sources of domains; -1 for other steps. */
    int source = -1;

    /** In a cycle of signals: steps that run again until nothing changes. */
    List<Step> members = List.of();

    /** Signals that it reads; those of an input port as well. */
    final BitSet reads = new BitSet();

    /** The unit it runs in: a slice's index, {@link #EDGE}, or {@link #NOWHERE}. */
    int unit;

    private BitSet inputs;
    private BitSet outputs;

    Step(int index, Process process, Instance child, Slice slice) {
      this.index = index;
      this.process = process;
      this.child = child;
      this.slice = slice;
    }
  }

  static final int EDGE = -1;
  static final int NOWHERE = -2;
  private static final int SEVERAL = -3;

  final Module module;

  /** Combinational steps in an order in which they can run. */
  final List<Step> steps = new ArrayList<>();

  /** Steps of each slice, in order. */
  final List<List<Step>> slices = new ArrayList<>();

  /** Slices that each slice needs. */
  final List<BitSet> after = new ArrayList<>();

  /** Whether signals depend on themselves, if one does not look at their bits. */
  boolean isCyclic;

  final Copies copies;

  private final Map<Module, Compiled> children;
  private final Predicate<Signal> visible;
  private final Step[] driver;
  private final int[] readerUnit;

  Schedule(Module module, Map<Module, Compiled> children, Predicate<Signal> visible) {
    this.module = module;
    copies = new Copies(module);
    this.children = children;
    this.visible = visible;
    driver = new Step[module.signals().size()];
    readerUnit = new int[module.signals().size()];
    List<Step> all = collect();
    List<List<Step>> needs = needs(all);
    order(all, needs);
    reach();
    slice();
    sink();
    describe();
  }

  /** The step that sets a signal; null for inputs and registers. */
  Step driver(Signal signal) {
    return driver[signal.id()];
  }

  // Steps -----------------------------------------------------------------------------------------

  private List<Step> collect() {
    List<Step> all = new ArrayList<>();
    BitSet seen = new BitSet();
    for (Process process : module.processes()) {
      if (!process.isClocked()) {
        Step step = new Step(all.size(), process, null, null);
        all.add(step);
        seen.clear();
        Uses.inBlock(process.body(), e -> reads(e, seen, step.reads));
        process.targets().forEach(s -> driver[s.id()] = step);
      }
    }
    for (int i = 0; i < module.sources().size(); i++) {
      Step step = new Step(all.size(), null, null, null);
      step.source = i;
      all.add(step);
      seen.clear();
      module.sources().get(i).operands().forEach(e -> reads(e, seen, step.reads));
    }
    for (Instance instance : module.instances()) {
      Compiled child = children.get(instance.module());
      for (Slice slice : child.slices()) {
        Step step = new Step(all.size(), null, instance, slice);
        all.add(step);
        for (Pin pin : instance.pins()) {
          Port port = pin.port();
          if (slice.inputs().get(port.id())) {
            step.reads.set(pin.id());
          }
          if (slice.outputs().get(port.id())) {
            driver[pin.id()] = step;
          }
        }
      }
    }
    return all;
  }

  /** Signals that an expression reads, without recursion. */
  private void reads(Expr root, BitSet seen, BitSet into) {
    List<Expr> stack = new ArrayList<>(List.of(root));
    while (!stack.isEmpty()) {
      Expr e = stack.remove(stack.size() - 1);
      if (!seen.get(e.id())) {
        seen.set(e.id());
        if (e instanceof Expr.Ref ref) {
          into.set(copies.original(ref.signal()).id());
        }
        for (int i = 0; i < e.operandCount(); i++) {
          stack.add(e.operand(i));
        }
      }
    }
  }

  /** For each step the steps that it needs. */
  private List<List<Step>> needs(List<Step> all) {
    List<List<Step>> needs = new ArrayList<>();
    Map<Instance, List<Step>> ofChild = new HashMap<>();
    for (Step step : all) {
      if (step.child != null) {
        ofChild.computeIfAbsent(step.child, i -> new ArrayList<>()).add(step);
      }
    }
    for (Step step : all) {
      List<Step> some = new ArrayList<>();
      for (int id = step.reads.nextSetBit(0); id >= 0; id = step.reads.nextSetBit(id + 1)) {
        if (driver[id] != null) {
          some.add(driver[id]);
        }
      }
      if (step.child != null) {
        step.slice.after().forEach(i -> some.add(ofChild.get(step.child).get(i)));
      }
      needs.add(some);
    }
    return needs;
  }

  private void order(List<Step> all, List<List<Step>> needs) {
    List<int[]> edges = new ArrayList<>();
    needs.forEach(some -> edges.add(some.stream().mapToInt(s -> s.index).toArray()));
    int[] component = new int[all.size()];
    int[] size = new int[all.size()];
    StrongComponents components = new StrongComponents(edges, component, size);
    int count = components.count();
    List<List<Step>> byComponent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byComponent.add(new ArrayList<>());
    }
    all.forEach(step -> byComponent.get(components.rank(step.index)).add(step));
    for (int c = 0; c < count; c++) {
      List<Step> members = byComponent.get(c);
      if (size[component[members.get(0).index]] < 2) {
        steps.addAll(members);
        continue;
      }
      isCyclic = true;
      Step loop = new Step(-1, null, null, null);
      loop.members = members;
      for (Step member : members) {
        loop.reads.or(member.reads);
        if (member.process != null) {
          member.process.targets().forEach(s -> driver[s.id()] = loop);
        } else {
          for (Pin pin : member.child.pins()) {
            if (member.slice.outputs().get(pin.port().id())) {
              driver[pin.id()] = loop;
            }
          }
        }
      }
      steps.add(loop);
    }
  }

  // Slices ----------------------------------------------------------------------------------------

  /** Signals that a step sets. */
  private static List<Signal> sets(Step step) {
    if (step.process != null) {
      return step.process.targets();
    }
    List<Signal> all = new ArrayList<>();
    if (step.child != null) {
      for (Pin pin : step.child.pins()) {
        if (step.slice.outputs().get(pin.port().id())) {
          all.add(pin);
        }
      }
    }
    step.members.forEach(member -> all.addAll(sets(member)));
    return all;
  }

  /** Slices of children that a step needs, besides what it reads. */
  private List<Step> earlier(Step step, Map<Slice, Map<Instance, Step>> ofSlice) {
    List<Step> all = new ArrayList<>();
    for (Step one : step.members.isEmpty() ? List.of(step) : step.members) {
      if (one.child != null) {
        List<Slice> siblings = children.get(one.child.module()).slices();
        for (int i : one.slice.after()) {
          all.add(ofSlice.get(siblings.get(i)).get(one.child));
        }
      }
    }
    return all;
  }

  private final Map<Step, List<Step>> needed = new HashMap<>();

  private void reach() {
    Map<Slice, Map<Instance, Step>> ofSlice = new HashMap<>();
    for (Step step : steps) {
      for (Step one : step.members.isEmpty() ? List.of(step) : step.members) {
        if (one.child != null) {
          ofSlice.computeIfAbsent(one.slice, s -> new HashMap<>()).put(one.child, step);
        }
      }
    }
    for (Step step : steps) {
      step.inputs = new BitSet();
      List<Step> needs = earlier(step, ofSlice);
      for (int id = step.reads.nextSetBit(0); id >= 0; id = step.reads.nextSetBit(id + 1)) {
        if (driver[id] != null) {
          needs.add(driver[id]);
        } else if (module.signals().get(id) instanceof Port) {
          step.inputs.set(id);
        }
      }
      needs.removeIf(other -> other == step);
      needed.put(step, needs);
      for (Step other : needs) {
        step.inputs.or(other.inputs);
      }
      step.outputs = new BitSet();
    }
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      for (Signal s : sets(step)) {
        if (s instanceof Port) {
          step.outputs.set(s.id());
        }
      }
      for (Step other : needed.get(step)) {
        other.outputs.or(step.outputs);
      }
    }
  }

  private void slice() {
    Map<BitSet, List<Step>> byInputs = new LinkedHashMap<>();
    Map<BitSet, List<Step>> byOutputs = new LinkedHashMap<>();
    List<Step> rest = new ArrayList<>();
    for (Step step : steps) {
      if (step.outputs.isEmpty()) {
        rest.add(step);
      } else {
        byInputs.computeIfAbsent(step.inputs, b -> new ArrayList<>()).add(step);
        byOutputs.computeIfAbsent(step.outputs, b -> new ArrayList<>()).add(step);
      }
    }
    Map<BitSet, List<Step>> best = byInputs.size() <= byOutputs.size() ? byInputs : byOutputs;
    List<List<Step>> groups = new ArrayList<>(best.values());
    if (!rest.isEmpty()) {
      groups.add(rest);
    }
    sort(groups);
  }

  /** Puts groups in an order in which they can run. */
  private void sort(List<List<Step>> groups) {
    Map<Step, Integer> groupOf = new HashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      for (Step step : groups.get(i)) {
        groupOf.put(step, i);
      }
    }
    List<int[]> edges = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      BitSet before = new BitSet();
      for (Step step : groups.get(i)) {
        needed.get(step).forEach(other -> before.set(groupOf.get(other)));
      }
      before.clear(i);
      edges.add(before.stream().toArray());
    }
    int[] component = new int[groups.size()];
    StrongComponents components = new StrongComponents(edges, component, new int[groups.size()]);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      order.add(i);
    }
    order.sort((a, b) -> Integer.compare(components.rank(a), components.rank(b)));
    for (int i = 0; i < groups.size(); i++) {
      slices.add(groups.get(order.get(i)));
      for (Step step : groups.get(order.get(i))) {
        step.unit = i;
      }
    }
  }

  /** Moves what only clocked processes need to the clock edge; drops what nobody needs. */
  private void sink() {
    BitSet atEdge = new BitSet();
    BitSet seen = new BitSet();
    for (Process process : module.processes()) {
      if (process.isClocked()) {
        Uses.inBlock(process.body(), e -> reads(e, seen, atEdge));
      }
    }
    BitSet elsewhere = new BitSet();
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      boolean sinks = step.process != null && step.outputs.isEmpty();
      boolean wanted = false;
      for (Signal s : sets(step)) {
        sinks &= s instanceof Wire && !visible.test(s) && !elsewhere.get(s.id());
        wanted |= atEdge.get(s.id());
      }
      if (!sinks) {
        elsewhere.or(step.reads);
        continue;
      }
      slices.get(step.unit).remove(step);
      step.unit = wanted ? EDGE : NOWHERE;
      if (wanted) {
        atEdge.or(step.reads);
      }
    }
  }

  /** True if a signal is read in another unit than the one it is set in. */
  boolean isShared(Signal signal) {
    int home = driver(signal).unit;
    int readers = readerUnit[signal.id()];
    return readers != NOWHERE && readers != home;
  }

  /** Signals that clocked processes read. */
  final BitSet edgeReads = new BitSet();

  private void describe() {
    BitSet seen = new BitSet();
    for (Process process : module.processes()) {
      if (process.isClocked()) {
        Uses.inBlock(process.body(), e -> reads(e, seen, edgeReads));
      }
    }
    java.util.Arrays.fill(readerUnit, NOWHERE);
    for (Step step : steps) {
      if (step.unit != NOWHERE) {
        read(step.reads, step.unit);
      }
    }
    read(edgeReads, EDGE);
    for (int i = 0; i < slices.size(); i++) {
      BitSet before = new BitSet();
      for (Step step : slices.get(i)) {
        for (Step other : needed.get(step)) {
          if (other.unit >= 0) {
            before.set(other.unit);
          }
        }
      }
      before.clear(i);
      after.add(before);
    }
  }

  private void read(BitSet signals, int unit) {
    for (int id = signals.nextSetBit(0); id >= 0; id = signals.nextSetBit(id + 1)) {
      readerUnit[id] = readerUnit[id] == NOWHERE || readerUnit[id] == unit ? unit : SEVERAL;
    }
  }

  /** The slice as the parent sees it. */
  Slice slice(int index, boolean isEmpty) {
    BitSet inputs = new BitSet();
    BitSet outputs = new BitSet();
    for (Step step : slices.get(index)) {
      for (int id = step.reads.nextSetBit(0); id >= 0; id = step.reads.nextSetBit(id + 1)) {
        if (driver[id] == null
            && module.signals().get(id) instanceof Port
            && !(module.signals().get(id) instanceof Pin)) {
          inputs.set(id);
        }
      }
      for (Signal s : sets(step)) {
        if (s instanceof Port) {
          outputs.set(s.id());
        }
      }
    }
    List<Integer> before = after.get(index).stream().boxed().toList();
    return new Slice("slice" + index, inputs, outputs, before, isEmpty);
  }
}
