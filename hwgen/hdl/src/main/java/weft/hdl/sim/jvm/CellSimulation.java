package weft.hdl.sim.jvm;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Module;
import weft.hdl.ir.Port;
import weft.hdl.ir.Register;
import weft.hdl.ir.ResetSource;
import weft.hdl.sim.JavaBodies;
import weft.hdl.sim.Message;
import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;
import weft.hdl.sim.Snapshot;
import weft.hdl.sim.Timeline;

/** Time, names and values over a tree of {@link Cell cells}. */
public final class CellSimulation implements Simulation, JavaBodies.Engine {
  private final Cell top;
  private final Module module;
  private final Names names;
  private final Timeline timeline;
  private final Speech speech;
  private final JavaBodies bodies;
  private final long[] cycles;

  /** Bits of the top's domains whose reset is active. */
  private int resets;

  /** Resets from inside that act at once. */
  private final List<InnerReset> innerResets = new ArrayList<>();

  /** Whether something has changed that combinational logic has not seen. */
  private boolean dirty = true;

  private Waves waves;

  private static final class InnerReset {
    final Cell cell;
    final int source;
    boolean active;

    InnerReset(Cell cell, int source) {
      this.cell = cell;
      this.source = source;
    }
  }

  CellSimulation(Cell top) {
    this.top = top;
    this.module = top.module;
    this.names = new Names(top);
    this.timeline = new Timeline(module.domains());
    this.speech = new Speech(timeline);
    if (module.domains().size() > 31) {
      throw new IllegalArgumentException(module.name() + " has more than 31 clock domains");
    }
    cycles = new long[module.domains().size()];
    bodies = new JavaBodies(module, names::net);
    List<Cell> cells = new ArrayList<>(List.of(top));
    while (!cells.isEmpty()) {
      Cell cell = cells.remove(cells.size() - 1);
      cell.listener = speech;
      cells.addAll(Arrays.asList(cell.children));
      for (int i = 0; i < cell.module.sources().size(); i++) {
        if (cell.module.sources().get(i) instanceof ResetSource reset
            && reset.domain().style() == ClockDomain.Style.ASYNCHRONOUS) {
          innerResets.add(new InnerReset(cell, i));
        }
      }
    }
    for (ClockDomain domain : module.domains()) {
      Port reset = module.reset(domain).orElse(null);
      if (reset != null) {
        top.word(reset.id(), 0, domain.level() == ClockDomain.Level.LOW ? 1 : 0);
      }
    }
  }

  // Names -----------------------------------------------------------------------------------------

  @Override
  public Net net(String path) {
    return names.net(path);
  }

  @Override
  public List<Net> nets() {
    return names.all();
  }

  private static CellNet signal(Net net) {
    CellNet own = (CellNet) net;
    if (own.signal == null) {
      throw new IllegalArgumentException(net.path() + " is a memory: give an index");
    }
    return own;
  }

  private static CellNet memory(Net net, int index) {
    CellNet own = (CellNet) net;
    if (own.memory == null) {
      throw new IllegalArgumentException(net.path() + " is no memory");
    }
    if (index < 0 || index >= own.memory.depth()) {
      throw new IllegalArgumentException(
          net.path() + " has no word " + index + " (0 to " + (own.memory.depth() - 1) + ")");
    }
    return own;
  }

  // Values ----------------------------------------------------------------------------------------

  @Override
  public long peek(Net net) {
    CellNet at = signal(net);
    narrow(net, "peekBig");
    settle();
    return at.signal.width() == 0 ? 0 : at.cell.word(at.signal.id(), 0);
  }

  @Override
  public BigInteger peekBig(Net net) {
    long[] words = new long[Cell.words(net.width())];
    peek(net, words);
    return number(words, 0, words.length, net);
  }

  @Override
  public void peek(Net net, long[] words) {
    CellNet at = signal(net);
    settle();
    for (int i = 0; i < Cell.words(net.width()); i++) {
      words[i] = at.cell.word(at.signal.id(), i);
    }
  }

  @Override
  public void poke(Net net, long value) {
    CellNet at = signal(net);
    boolean signed = net.kind() == Kind.SINT;
    if (net.width() > 64) {
      poke(net, BigInteger.valueOf(value));
      return;
    }
    if (net.width() == 0 ? value != 0 : Cell.canonical(value, net.width(), signed) != value) {
      throw outOfRange(net, BigInteger.valueOf(value));
    }
    driven(at);
    if (net.width() > 0) {
      store(at, 0, value);
    }
  }

  @Override
  public void poke(Net net, BigInteger value) {
    CellNet at = signal(net);
    driven(at);
    long[] words = words(net, value);
    for (int i = 0; i < words.length; i++) {
      store(at, i, words[i]);
    }
  }

  @Override
  public void poke(Net net, long[] words) {
    CellNet at = signal(net);
    driven(at);
    int count = Cell.words(net.width());
    if (count > 0
        && (net.width() & 63) != 0
        && Cell.canonical(words[count - 1], net.width(), net.kind() == Kind.SINT)
            != words[count - 1]) {
      throw outOfRange(net, number(words, 0, count, net));
    }
    for (int i = 0; i < count; i++) {
      store(at, i, words[i]);
    }
  }

  @Override
  public void write(Net register, long[] words) {
    poke(register, words);
  }

  private void store(CellNet at, int index, long value) {
    at.cell.word(at.signal.id(), index, value);
    dirty = true;
    if (at.signal instanceof Port port && port.role() == Port.Role.RESET) {
      reset(port, value);
    }
  }

  private void reset(Port port, long value) {
    for (int i = 0; i < module.domains().size(); i++) {
      ClockDomain domain = module.domains().get(i);
      if (domain.reset().equals(port.name())) {
        boolean active = value == (domain.level() == ClockDomain.Level.HIGH ? 1 : 0);
        resets = active ? resets | 1 << i : resets & ~(1 << i);
        if (active && domain.style() == ClockDomain.Style.ASYNCHRONOUS) {
          top.reset(i);
        }
      }
    }
  }

  private void driven(CellNet at) {
    boolean input =
        at.cell == top && at.signal instanceof Port port && port.direction() == Port.Direction.IN;
    if (!input && !(at.signal instanceof Register)) {
      throw new IllegalArgumentException(at.path() + " is driven by the design: poke inputs only");
    }
  }

  @Override
  public BigInteger peekBig(Net net, int index) {
    CellNet at = memory(net, index);
    int per = Cell.words(net.width());
    return number(at.cell.memory(at.memory.id()), index * per, per, net);
  }

  @Override
  public long peek(Net net, int index) {
    CellNet at = memory(net, index);
    narrow(net, "peekBig");
    return net.width() == 0 ? 0 : at.cell.memory(at.memory.id())[index];
  }

  @Override
  public void poke(Net net, int index, BigInteger value) {
    CellNet at = memory(net, index);
    long[] words = words(net, value);
    System.arraycopy(words, 0, at.cell.memory(at.memory.id()), index * words.length, words.length);
    dirty = true;
  }

  @Override
  public void poke(Net net, int index, long value) {
    poke(net, index, BigInteger.valueOf(value));
  }

  private static void narrow(Net net, String instead) {
    if (net.width() > 64) {
      throw new IllegalArgumentException(
          net.path() + " has " + net.width() + " bits: use " + instead);
    }
  }

  private static IllegalArgumentException outOfRange(Net net, BigInteger value) {
    boolean signed = net.kind() == Kind.SINT && net.width() > 0;
    BigInteger end = BigInteger.ONE.shiftLeft(signed ? net.width() - 1 : net.width());
    BigInteger low = signed ? end.negate() : BigInteger.ZERO;
    return new IllegalArgumentException(
        net.path() + ": " + value + " is not in " + low + " to " + end.subtract(BigInteger.ONE));
  }

  private static long[] words(Net net, BigInteger value) {
    boolean signed = net.kind() == Kind.SINT && net.width() > 0;
    boolean fits =
        signed
            ? value.bitLength() < net.width()
            : value.signum() >= 0 && value.bitLength() <= net.width();
    if (!fits) {
      throw outOfRange(net, value);
    }
    long[] words = new long[Cell.words(net.width())];
    for (int i = 0; i < words.length; i++) {
      words[i] = value.shiftRight(64 * i).longValue();
    }
    return words;
  }

  private static BigInteger number(long[] words, int from, int count, Net net) {
    byte[] bytes = new byte[8 * count + 1];
    for (int i = 0; i < 8 * count; i++) {
      bytes[8 * count - i] = (byte) (words[from + i / 8] >>> 8 * (i % 8));
    }
    boolean negative = net.kind() == Kind.SINT && count > 0 && words[from + count - 1] < 0;
    bytes[0] = (byte) (negative ? -1 : 0);
    return new BigInteger(bytes);
  }

  // Time ------------------------------------------------------------------------------------------

  @Override
  public void settle() {
    if (dirty) {
      top.settle();
      dirty = false;
      if (!innerResets.isEmpty()) {
        innerResets();
      }
    }
  }

  /** Resets that became active change registers, and with them what is combinational. */
  private void innerResets() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (InnerReset reset : innerResets) {
        boolean active = reset.cell.made(reset.source) != 0;
        if (active && !reset.active) {
          reset.cell.reset(reset.cell.module.domains().size() + reset.source);
          changed = true;
        }
        reset.active = active;
      }
      if (changed) {
        top.settle();
      }
    }
  }

  @Override
  public void step() {
    if (cycles.length <= 1) {
      advance();
    } else {
      step(module.domains().get(0));
    }
  }

  @Override
  public void step(long count) {
    for (long i = 0; i < count; i++) {
      step();
    }
  }

  @Override
  public void step(ClockDomain domain) {
    int index = index(domain);
    long before = cycles[index];
    while (cycles[index] == before) {
      advance();
    }
  }

  @Override
  public void advance() {
    settle();
    if (bodies.any()) {
      bodies.cycle(timeline.peekEdges(), this);
      settle();
    }
    if (waves != null) {
      waves.beforeEdge();
    }
    int edges = timeline.advance();
    top.edge(edges, resets);
    for (int i = 0; i < cycles.length; i++) {
      if ((edges & 1 << i) != 0) {
        cycles[i]++;
        if ((resets & 1 << i) != 0) {
          top.reset(i);
        }
      }
    }
    dirty = true;
    if (waves != null) {
      settle();
      waves.afterEdge(edges);
    }
    speech.end();
  }

  private int index(ClockDomain domain) {
    int index = module.domains().indexOf(domain);
    if (index < 0) {
      throw new IllegalArgumentException(module.name() + " has no domain " + domain.name());
    }
    return index;
  }

  @Override
  public long time() {
    return timeline.now();
  }

  @Override
  public long cycles() {
    return cycles.length == 0 ? timeline.now() / 2 : cycles[0];
  }

  @Override
  public long cycles(ClockDomain domain) {
    return cycles[index(domain)];
  }

  // State -----------------------------------------------------------------------------------------

  private record Saved(
      List<long[]> words,
      long[] cycles,
      long[] timeline,
      int resets,
      List<Boolean> innerResets,
      List<Message> messages,
      Map<String, Long> covers,
      List<JavaBodies.State> bodies)
      implements Snapshot {}

  @Override
  public Snapshot save() {
    List<long[]> words = new ArrayList<>();
    for (CellNet at : names.state()) {
      if (at.memory != null) {
        words.add(at.cell.memory(at.memory.id()).clone());
      } else {
        long[] value = new long[Cell.words(at.signal.width())];
        for (int i = 0; i < value.length; i++) {
          value[i] = at.cell.word(at.signal.id(), i);
        }
        words.add(value);
      }
    }
    return new Saved(
        words,
        cycles.clone(),
        timeline.save(),
        resets,
        innerResets.stream().map(r -> r.active).toList(),
        speech.messages(),
        speech.covers(),
        bodies.save());
  }

  @Override
  public void restore(Snapshot snapshot) {
    Saved saved = (Saved) snapshot;
    int next = 0;
    for (CellNet at : names.state()) {
      long[] value = saved.words.get(next++);
      if (at.memory != null) {
        System.arraycopy(value, 0, at.cell.memory(at.memory.id()), 0, value.length);
      } else {
        for (int i = 0; i < value.length; i++) {
          at.cell.word(at.signal.id(), i, value[i]);
        }
      }
    }
    System.arraycopy(saved.cycles, 0, cycles, 0, cycles.length);
    timeline.restore(saved.timeline);
    resets = saved.resets;
    for (int i = 0; i < innerResets.size(); i++) {
      innerResets.get(i).active = saved.innerResets.get(i);
    }
    speech.restore(saved.messages, saved.covers);
    bodies.restore(saved.bodies);
    dirty = true;
    if (waves != null) {
      settle();
      waves.restored();
    }
  }

  @Override
  public List<Message> messages() {
    return speech.messages();
  }

  @Override
  public Map<String, Long> covers() {
    return speech.covers();
  }

  @Override
  public void startWaves(Path file) {
    stopWaves();
    settle();
    boolean fresh = Arrays.stream(cycles).allMatch(count -> count == 0);
    waves = new Waves(file, module, names, timeline, fresh);
  }

  @Override
  public void stopWaves() {
    if (waves != null) {
      waves.close();
      waves = null;
    }
  }

  @Override
  public void close() {
    stopWaves();
  }

  @Override
  public String toString() {
    return module.name() + " at time " + timeline.now() + ", cycles " + Arrays.toString(cycles);
  }
}
