package weft.cosim.verilator;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.arch.Nearest;
import weft.cosim.engine.SimulationException;
import weft.cosim.engine.SimulationException.Kind;
import weft.cosim.verilator.VerilatorLibrary.Function;
import weft.cosim.verilator.VerilatorOptions.Trace;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Design;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Port;
import weft.hdl.ir.Register;
import weft.hdl.sim.JavaBodies;
import weft.hdl.sim.Message;
import weft.hdl.sim.Net;
import weft.hdl.sim.PowerUp;
import weft.hdl.sim.Severity;
import weft.hdl.sim.Simulation;
import weft.hdl.sim.SimulationFailure;
import weft.hdl.sim.Snapshot;
import weft.hdl.sim.Timeline;

/**
 * A design in Verilator behind the interface of Weft's own engine, so that a bench of a component
 * runs on both:
 *
 * <pre>{@code
 * Elaborated<Counter> counter = Elaborator.elaborate(Counter::new);
 * try (Bench<Counter> bench =
 *     new Bench<>(counter, VerilatorSimulation.start(counter.design()))) {
 *   bench.poke(bench.top().enable, true);
 *   bench.step(3);
 *   assertEquals(3, bench.peek(bench.top().count));
 * }
 * }</pre>
 *
 * Visible are ports, registers and memories at any depth, and probes. Registers and memories begin
 * with the same values as in the JVM engine. A step is one native call, whatever was poked before
 * it and is peeked after it. What Verilator cannot do is refused: writing registers and memories,
 * saving, wires without probe.
 */
public final class VerilatorSimulation implements Simulation, JavaBodies.Engine {
  private final Design design;
  private final NativeInstance instance;
  private final ByteBuffer buffer;
  private final Map<String, VerilatorNet> nets = new LinkedHashMap<>();
  private final List<ClockDomain> domains;
  private final SpokenText spoken;
  private final List<Message> messages = new ArrayList<>();
  private final boolean traced;
  private final Timeline timeline;
  private final long[] cycles;
  private final JavaBodies bodies;
  private boolean dirty = true;

  /** Kept because the native side reads it. */
  private ByteBuffer waveFile = ModelPage.buffer(0);

  private VerilatorSimulation(
      Design design, VisibleRtl visible, VerilatorLibrary library, long seed) {
    this.design = design;
    domains = design.top().domains();
    spoken = new SpokenText(design);
    timeline = new Timeline(domains);
    cycles = new long[domains.size()];
    traced = library.options().trace() != Trace.NONE;
    instance = new NativeInstance(library, 0, -1);
    int place = 0;
    int ports = visible.rtl().ports().size();
    int probe = 0;
    for (VisibleRtl.Item item : visible.items().values()) {
      boolean top = item.source() instanceof Port && visible.rtl().hasPort(item.path());
      int index = top ? visible.rtl().portIndex(item.path()) : ports + probe++;
      boolean input = top && ((Port) item.source()).direction() == Port.Direction.IN;
      VerilatorNet net = new VerilatorNet(item, index, place, input);
      if (top || instance.call2(Function.PROBE, index - ports, 0) != 0) {
        nets.put(net.path(), net);
        place += item.depth() == 0 ? net.words() : 0;
      }
    }
    buffer = ModelPage.buffer(8L * place);
    powerUp(seed);
    bindPins(visible);
    bodies = new JavaBodies(design.top(), this::net);
    // Verilator has to see resets inactive once: else the first one is no edge of foreign Verilog.
    settle();
  }

  /**
   * Builds the design, or finds it in the cache, and starts it with power-up values from seed 1.
   *
   * @throws weft.cosim.tool.MissingToolException if Verilator or a compiler is missing
   */
  public static VerilatorSimulation start(Design design) throws InterruptedException {
    return start(design, 1, VerilatorOptions.signOff());
  }

  /** The same with other power-up values and options; with a trace, waves can be written. */
  public static VerilatorSimulation start(Design design, long seed, VerilatorOptions options)
      throws InterruptedException {
    VisibleRtl visible = new VisibleRtl(design);
    VerilatorLibrary library = VerilatorBuild.standard().build(visible.rtl(), options);
    return new VerilatorSimulation(design, visible, library, seed);
  }

  private void powerUp(long seed) {
    for (VerilatorNet net : nets.values()) {
      if (net.source() instanceof Register register) {
        BigInteger value =
            register.resetValue().orElseGet(() -> powerUp(new PowerUp(seed, net.path()), net, 0));
        deposit(net, 0, value);
      } else if (net.source() instanceof Memory memory && memory.contents().isEmpty()) {
        PowerUp values = new PowerUp(seed, net.path());
        for (int i = 0; i < memory.depth(); i++) {
          deposit(net, i, powerUp(values, net, i));
        }
      }
    }
  }

  private static BigInteger powerUp(PowerUp values, VerilatorNet net, int element) {
    BigInteger value = BigInteger.ZERO;
    for (int i = net.words() - 1; i >= 0; i--) {
      value = value.shiftLeft(64).or(unsigned(values.word(element * net.words() + i)));
    }
    return value;
  }

  private void deposit(VerilatorNet net, int element, BigInteger value) {
    for (int i = 0; i < 2 * net.words(); i++) {
      instance.page().word(i, value.shiftRight(32 * i).intValue());
    }
    int spare = net.width() % 32;
    int top = (net.width() - 1) / 32;
    if (spare != 0) {
      instance.page().word(top, instance.page().word(top) & (1 << spare) - 1);
    }
    instance.call2(Function.DEPOSIT, net.index, element);
  }

  private void bindPins(VisibleRtl visible) {
    List<Long> arguments = new ArrayList<>();
    for (ClockDomain domain : domains) {
      arguments.add((long) visible.rtl().portIndex(domain.clock()));
    }
    List<VerilatorNet> inputs = nets.values().stream().filter(net -> net.isInput).toList();
    arguments.add((long) inputs.size());
    for (VerilatorNet net : inputs) {
      arguments.add((long) net.index);
      arguments.add((long) net.place);
      net.watched = true;
    }
    for (ClockDomain domain : domains) {
      if (domain.hasReset() && nets.containsKey(domain.reset())) {
        buffer.putLong(
            8 * nets.get(domain.reset()).place, domain.level() == ClockDomain.Level.LOW ? 1 : 0);
      }
    }
    instance.page().arguments(arguments.stream().mapToLong(Long::longValue).toArray());
    instance.call2(Function.PINS, ModelPage.address(buffer), domains.size());
  }

  // Names -----------------------------------------------------------------------------------------

  @Override
  public Net net(String path) {
    VerilatorNet net = nets.get(path);
    if (net == null) {
      throw new IllegalArgumentException(
          "Verilator shows no "
              + path
              + " of "
              + design.top().name()
              + ", but ports, registers, memories and what has a probe(...)"
              + Nearest.hint(path, nets.keySet()));
    }
    return net;
  }

  @Override
  public List<Net> nets() {
    return List.copyOf(nets.values());
  }

  private static VerilatorNet signal(Net net) {
    if (net.depth() > 0) {
      throw new IllegalArgumentException(net.path() + " is a memory: give an index");
    }
    return (VerilatorNet) net;
  }

  // Values ----------------------------------------------------------------------------------------

  @Override
  public long peek(Net net) {
    if (net.width() > 64) {
      throw new IllegalArgumentException(
          net.path() + " has " + net.width() + " bits: use peekBig or a long[]");
    }
    long bits = buffer.getLong(8 * shown(signal(net)).place);
    int spare = 64 - net.width();
    return net.kind() == weft.hdl.ir.Kind.SINT ? bits << spare >> spare : bits;
  }

  @Override
  public BigInteger peekBig(Net net) {
    VerilatorNet at = shown(signal(net));
    BigInteger value = BigInteger.ZERO;
    for (int i = at.words() - 1; i >= 0; i--) {
      value = value.shiftLeft(64).or(unsigned(buffer.getLong(8 * (at.place + i))));
    }
    return signed(at, value);
  }

  @Override
  public void peek(Net net, long[] words) {
    VerilatorNet at = shown(signal(net));
    for (int i = 0; i < at.words(); i++) {
      words[i] = buffer.getLong(8 * (at.place + i));
    }
    int spare = 64 * at.words() - at.width();
    if (at.kind() == weft.hdl.ir.Kind.SINT && spare > 0) {
      words[at.words() - 1] = words[at.words() - 1] << spare >> spare;
    }
  }

  /** Sees to it that the buffer holds the signal's present value. */
  private VerilatorNet shown(VerilatorNet net) {
    if (!net.watched) {
      instance.call2(Function.WATCH, net.index, net.place);
      net.watched = true;
      dirty = true;
    }
    settle();
    return net;
  }

  @Override
  public void poke(Net net, long value) {
    if (net.width() > 64) {
      poke(net, BigInteger.valueOf(value));
      return;
    }
    VerilatorNet at = driven(net);
    int width = at.width();
    boolean signed = at.kind() == weft.hdl.ir.Kind.SINT;
    boolean fits =
        width == 64 || (signed ? value << 64 - width >> 64 - width == value : value >>> width == 0);
    if (!fits) {
      throw doesNotFit(net, "" + value);
    }
    buffer.putLong(8 * at.place, width == 64 ? value : value & (1L << width) - 1);
    dirty = true;
  }

  @Override
  public void poke(Net net, BigInteger value) {
    VerilatorNet at = driven(net);
    boolean signed = at.kind() == weft.hdl.ir.Kind.SINT;
    if (signed
        ? value.bitLength() >= at.width()
        : value.signum() < 0 || value.bitLength() > at.width()) {
      throw doesNotFit(net, value.toString());
    }
    BigInteger bits = value.and(BigInteger.ONE.shiftLeft(at.width()).subtract(BigInteger.ONE));
    for (int i = 0; i < at.words(); i++) {
      buffer.putLong(8 * (at.place + i), bits.shiftRight(64 * i).longValue());
    }
    dirty = true;
  }

  @Override
  public void poke(Net net, long[] words) {
    VerilatorNet at = driven(net);
    BigInteger value = BigInteger.ZERO;
    for (int i = at.words() - 1; i >= 0; i--) {
      value = value.shiftLeft(64).or(unsigned(words[i]));
    }
    if (at.kind() == weft.hdl.ir.Kind.SINT && words[at.words() - 1] < 0) {
      value = value.subtract(BigInteger.ONE.shiftLeft(64 * at.words()));
    }
    poke(net, value);
  }

  @Override
  public void write(Net register, long[] words) {
    BigInteger value = BigInteger.ZERO;
    for (int i = words.length - 1; i >= 0; i--) {
      value = value.shiftLeft(64).or(unsigned(words[i]));
    }
    deposit((VerilatorNet) register, 0, value);
  }

  private VerilatorNet driven(Net net) {
    VerilatorNet at = signal(net);
    if (!at.isInput) {
      throw new IllegalArgumentException(
          net.path() + " is no input of " + design.top().name() + ": Verilator drives inputs only");
    }
    return at;
  }

  private static IllegalArgumentException doesNotFit(Net net, String value) {
    return new IllegalArgumentException(
        value + " does not fit " + net.path() + ", " + net.kind() + " of " + net.width() + " bits");
  }

  @Override
  public BigInteger peekBig(Net memory, int index) {
    if (index < 0 || index >= memory.depth()) {
      throw new IllegalArgumentException(
          memory.path() + " has no word " + index + " of " + memory.depth());
    }
    settle();
    instance.call2(Function.PEEK, ((VerilatorNet) memory).index, index);
    BigInteger value = BigInteger.ZERO;
    for (int i = (memory.width() - 1) / 32; i >= 0; i--) {
      value = value.shiftLeft(32).or(unsigned(instance.page().word(i) & 0xFFFF_FFFFL));
    }
    return signed(memory, value);
  }

  @Override
  public long peek(Net memory, int index) {
    return peekBig(memory, index).longValue();
  }

  @Override
  public void poke(Net memory, int index, BigInteger value) {
    throw new UnsupportedOperationException(
        "Verilator drives inputs only: " + memory.path() + " cannot be written");
  }

  @Override
  public void poke(Net memory, int index, long value) {
    poke(memory, index, BigInteger.valueOf(value));
  }

  private static BigInteger unsigned(long bits) {
    BigInteger value = BigInteger.valueOf(bits & Long.MAX_VALUE);
    return bits < 0 ? value.setBit(63) : value;
  }

  private static BigInteger signed(Net net, BigInteger bits) {
    boolean negative = net.kind() == weft.hdl.ir.Kind.SINT && bits.testBit(net.width() - 1);
    return negative ? bits.subtract(BigInteger.ONE.shiftLeft(net.width())) : bits;
  }

  // Time ------------------------------------------------------------------------------------------

  @Override
  public void settle() {
    if (dirty) {
      instance.call2(Function.SETTLE, 0, 0);
      pass(0, 0, 0);
      dirty = false;
    }
  }

  @Override
  public void step() {
    step(1);
  }

  @Override
  public void step(long count) {
    if (domains.size() > 1) {
      for (long i = 0; i < count; i++) {
        step(domains.get(0));
      }
    } else if (count > 0) {
      edges(1, count);
    }
  }

  @Override
  public void step(ClockDomain domain) {
    int index = index(domain);
    for (long before = cycles[index]; cycles[index] == before; ) {
      advance();
    }
  }

  @Override
  public void advance() {
    edges(timeline.peekEdges(), 1);
  }

  /** Edges of the domains whose bit is set, so many times. */
  private void edges(int mask, long count) {
    if (bodies.any()) {
      for (long i = 0; i < count; i++) {
        bodies.cycle(mask, this);
        call(mask, 1);
      }
    } else {
      call(mask, count);
    }
  }

  private void call(int mask, long count) {
    long first = instance.page().cycle();
    try {
      instance.call2(Function.EDGES, mask, count);
      pass(mask, first, instance.page().cycle());
    } catch (SimulationException e) {
      boolean stopped = e.kind() == Kind.STOP;
      pass(mask, first, instance.page().cycle() + (stopped ? 1 : 0));
      throw stopped ? failure(e) : e;
    }
    dirty = false;
  }

  /**
   * Edges happened, from number {@code first} to before {@code end}: hears what was said at each.
   */
  private void pass(int mask, long first, long end) {
    List<ModelPage.Said> said = instance.page().takeSaid();
    int heard = 0;
    for (long edge = first; edge < end; edge++) {
      timeline.advance();
      for (int i = 0; i < cycles.length; i++) {
        cycles[i] += mask >> i & 1;
      }
      while (heard < said.size() && said.get(heard).cycle() == edge) {
        hear(said.get(heard++));
      }
    }
    said.subList(heard, said.size()).forEach(this::hear);
  }

  private void hear(ModelPage.Said said) {
    messages.add(spoken.message(said.text(), time()));
  }

  /** The design's own words, if it stopped itself with some. */
  private RuntimeException failure(SimulationException stop) {
    Message last = messages.isEmpty() ? null : messages.get(messages.size() - 1);
    return last != null && last.severity() == Severity.FATAL ? new SimulationFailure(last) : stop;
  }

  @Override
  public long time() {
    return timeline.now();
  }

  @Override
  public long cycles() {
    return cycles.length == 0 ? time() / 2 : cycles[0];
  }

  @Override
  public long cycles(ClockDomain domain) {
    return cycles[index(domain)];
  }

  private int index(ClockDomain domain) {
    int index = domains.indexOf(domain);
    if (index < 0) {
      throw new IllegalArgumentException(design.top().name() + " has no domain " + domain);
    }
    return index;
  }

  // The rest --------------------------------------------------------------------------------------

  @Override
  public Snapshot save() {
    throw new UnsupportedOperationException("Verilator cannot save: use the jvm engine");
  }

  @Override
  public void restore(Snapshot snapshot) {
    throw new UnsupportedOperationException("Verilator cannot restore: use the jvm engine");
  }

  @Override
  public void startWaves(Path file) {
    if (!traced) {
      throw new IllegalStateException(
          "the design was built without a trace: start it with VerilatorOptions that have one");
    }
    byte[] name = file.toString().getBytes(StandardCharsets.UTF_8);
    waveFile = ModelPage.buffer(name.length + 1L);
    waveFile.put(0, name);
    long now = instance.page().cycle();
    instance.call(Function.TRACE, 0, ModelPage.address(waveFile), now, Long.MAX_VALUE);
  }

  @Override
  public void stopWaves() {
    if (traced) {
      instance.call(Function.TRACE, 0, ModelPage.address(waveFile), 1, 0);
    }
  }

  @Override
  public List<Message> messages() {
    return List.copyOf(messages);
  }

  @Override
  public Map<String, Long> covers() {
    throw new UnsupportedOperationException("Verilator counts no covers: use the jvm engine");
  }

  @Override
  public void close() {
    instance.close();
  }
}
