package weft.hdl.transform;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.hdl.ir.Block;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Crossing;
import weft.hdl.ir.Declaration;
import weft.hdl.ir.Design;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Op;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.ir.SourceLocation;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;
import weft.hdl.ir.Wire;

/**
 * For simulation only: a design whose synchronizers settle late now and then, as metastable
 * registers do. Every bit of a synchronizer's first register that is to change may keep its value
 * for one edge more; the next edge takes it. Which bits do at which edge follows from the seed, the
 * instance and the count of edges, in the same way on every engine. Ports of the top and paths stay
 * as they are.
 *
 * <pre>{@code
 * Design late = new JitterSynchronizers(7).apply(design);
 * }</pre>
 */
public final class JitterSynchronizers implements Pass {
  /** Of the mixing of 32 bits: odd numbers without pattern (MurmurHash3). */
  private static final long[] FACTORS = {0x9E3779B1L, 0x85EBCA6BL, 0xC2B2AE35L};

  private static final int[] SHIFTS = {15, 13, 16};
  private final long seed;

  /**
   * @param seed another one gives another pattern; its lower 32 bits count
   */
  public JitterSynchronizers(long seed) {
    this.seed = seed & 0xffff_ffffL;
  }

  @Override
  public Design apply(Design design) {
    Map<Module, Module> done = new IdentityHashMap<>();
    Map<Module, Port> seeds = new IdentityHashMap<>();
    for (Module module : design.modules()) {
      Rewriter rewriter = new Rewriter(module, done, seeds, module == design.top());
      Module copy = rewriter.run();
      done.put(module, copy);
      if (rewriter.port != null) {
        seeds.put(copy, rewriter.port);
      }
    }
    return Design.of(done.get(design.top()));
  }

  private static boolean isWhole(Statement statement) {
    return statement instanceof Statement.Set set && set.target().isWhole();
  }

  private final class Rewriter extends ModuleRewriter {
    private final Map<Module, Port> seeds;
    private final boolean top;
    private final boolean seeded;
    private final Set<Signal> late = new HashSet<>();
    private final Map<ClockDomain, Expr> luck = new LinkedHashMap<>();

    /** What an instance of the module mixes in; null if it needs nothing or is the top. */
    Port port;

    private int drawn;

    Rewriter(Module old, Map<Module, Module> children, Map<Module, Port> seeds, boolean top) {
      super(old, children);
      this.seeds = seeds;
      this.top = top;
      for (Crossing crossing : old.crossings()) {
        if (crossing.how() == Crossing.How.SYNCHRONIZER) {
          late.add(crossing.signal());
        }
      }
      seeded =
          !late.isEmpty()
              || old.instances().stream()
                  .anyMatch(i -> seeds.containsKey(children.get(i.module())));
    }

    /** The seed of the instance and, for each clock, bits that change with it. */
    @Override
    void begin() {
      if (seeded && !top) {
        Declaration d = Declaration.of(names.fresh("jitter_seed"), Kind.UINT, 32);
        port = m.port(d, Port.Direction.IN, Port.Role.DATA);
      }
      for (Crossing crossing : old.crossings()) {
        if (late.contains(crossing.signal())) {
          luck.computeIfAbsent(((Register) crossing.signal()).domain(), this::luck);
        }
      }
    }

    /** 32 bits of Marsaglia's xorshift, begun from the seed, which makes it never 0. */
    private Expr luck(ClockDomain domain) {
      Memory state = memory("jitter_state", 32);
      Expr now = m.memRead(state, zero());
      Expr first = m.binary(Op.OR, mix(seed()), number(1));
      Expr x = value(m.mux(m.binary(Op.EQ, now, number(0)), first, now));
      Expr a = value(m.binary(Op.XOR, x, m.binary(Op.SHL, x, number(13))));
      Expr b = value(m.binary(Op.XOR, a, m.binary(Op.SHR, a, number(17))));
      Expr c = m.binary(Op.XOR, b, m.binary(Op.SHL, b, number(5)));
      m.clocked(domain, state, Block.of(write(state, c)));
      return x;
    }

    /** A memory of a word is a register that starts with 0, whatever the domain's reset. */
    private Memory memory(String wish, int width) {
      Declaration d = Declaration.of(names.fresh(wish), Kind.UINT, width);
      return m.memory(d, 1, List.of(BigInteger.ZERO));
    }

    private Statement write(Memory memory, Expr value) {
      return new Statement.MemoryWrite(memory, zero(), value, null, SourceLocation.NONE, "");
    }

    private Expr zero() {
      return m.constant(Kind.UINT, 1, 0);
    }

    private Expr number(long value) {
      return m.constant(Kind.UINT, 32, value & 0xffff_ffffL);
    }

    private Expr seed() {
      return top ? number(seed) : m.ref(port);
    }

    @Override
    void newPin(Instance instance, Pin pin) {
      long salt = instance.name().hashCode();
      m.assign(pin, mix(m.binary(Op.XOR, seed(), number(salt))));
    }

    /** Every bit of the result depends on all bits of the argument. */
    private Expr mix(Expr from) {
      Expr x = from;
      for (int i = 0; i < FACTORS.length; i++) {
        Expr product = m.binary(Op.MUL, x, number(FACTORS[i]));
        x = value(m.slice(Kind.UINT, product, 31, 0));
        x = value(m.binary(Op.XOR, x, m.extend(m.slice(Kind.UINT, x, 31, SHIFTS[i]), 32)));
      }
      return x;
    }

    private Expr value(Expr e) {
      Declaration d = Declaration.of(names.fresh("jitter"), e.kind(), e.width());
      return m.ref(m.value(d, e));
    }

    @Override
    void rewriteProcess(Process process) {
      boolean plain =
          process.targets().size() == 1
              && late.contains(process.targets().get(0))
              && process.body().statements().stream().allMatch(s -> s instanceof Statement.Set);
      if (plain) {
        delay((Register) process.targets().get(0), process);
      } else {
        super.rewriteProcess(process);
      }
    }

    /** The register takes a changed bit at once, or keeps it if luck will and it was not kept. */
    private void delay(Register old, Process process) {
      Register register = (Register) map(old);
      Kind kind = register.kind() == Kind.BOOL ? Kind.BOOL : Kind.BITS;
      int width = register.width();
      Wire input = m.wire(names.fresh(register.name() + "_input"), kind, width);
      List<Statement> sets = new ArrayList<>();
      boolean whole = process.body().statements().stream().anyMatch(JitterSynchronizers::isWhole);
      if (!whole) {
        sets.add(m.set(input, m.cast(kind, m.ref(register))));
      }
      for (Statement statement : process.body().statements()) {
        Statement.Set set = (Statement.Set) statement;
        Target part = new Target(input, set.target().lo(), set.target().width(), List.of());
        sets.add(new Statement.Set(part, map(set.value()), set.location(), set.comment()));
      }
      m.combinational(input, new Block(sets));

      Memory kept = memory(register.name() + "_kept", width);
      Expr now = m.cast(kind, m.ref(register));
      Expr changes = m.binary(Op.XOR, m.ref(input), now);
      Expr may = m.unary(Op.NOT, m.cast(kind, m.memRead(kept, zero())));
      Expr luck = m.cast(kind, luck(register.domain(), width));
      Expr keeps = value(m.binary(Op.AND, changes, m.binary(Op.AND, may, luck)));
      Expr next = m.binary(Op.XOR, m.ref(input), keeps);
      m.process(
          register.domain(),
          List.of(register),
          null,
          Block.of(m.set(register, next)),
          process.location(),
          process.comment());
      m.clocked(register.domain(), kept, Block.of(write(kept, m.cast(Kind.UINT, keeps))));
    }

    /** Bits that are 1 half of the time, others for every register up to 32 a module. */
    private Expr luck(ClockDomain domain, int width) {
      List<Expr> bits = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        int bit = drawn++ % 32;
        bits.add(0, m.slice(Kind.BITS, luck.get(domain), bit, bit));
      }
      return m.concat(bits);
    }
  }
}
