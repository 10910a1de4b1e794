package weft.hdl.verilog;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import weft.hdl.ir.Block;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Declaration;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Op;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.ir.SourceLocation;
import weft.hdl.ir.Statement;
import weft.hdl.ir.Target;
import weft.hdl.ir.Wire;

/**
 * Modules of random operators, widths, kinds and statements: combinational ones, or with registers,
 * memories and children.
 */
public final class RandomModules {
  private static final int[] WIDTHS = {
    0, 1, 1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 32, 33, 63, 64, 65, 70
  };
  private static final Kind[] KINDS = {Kind.BITS, Kind.UINT, Kind.SINT, Kind.UINT, Kind.SINT};

  private final Random random;
  private final ModuleBuilder m;
  private final List<Expr> pool = new ArrayList<>();
  private int names;
  private List<Module> children = List.of();
  private boolean clocked;
  private boolean rows;
  private final List<Register> registers = new ArrayList<>();
  private Memory store;

  private RandomModules(String name, long seed) {
    random = new Random(seed);
    m = new ModuleBuilder(name);
  }

  /** A module with some inputs, a table and outputs for everything it computes. */
  static Module make(String name, long seed, int steps) {
    return new RandomModules(name, seed).build(steps);
  }

  /** The same with registers, a memory that is written, and instances of some of the children. */
  public static Module makeClocked(String name, long seed, int steps, List<Module> children) {
    RandomModules made = new RandomModules(name, seed);
    made.children = children;
    made.clocked = true;
    return made.build(steps);
  }

  /** The same with a row of equal instances, and one of registers. */
  public static Module makeRows(String name, long seed, int steps, List<Module> children) {
    RandomModules made = new RandomModules(name, seed);
    made.children = children;
    made.clocked = true;
    made.rows = true;
    return made.build(steps);
  }

  private Module build(int steps) {
    if (clocked) {
      m.domain(ClockDomain.DEFAULT, true);
    }
    for (int i = 0; i < 5; i++) {
      pool.add(m.ref(m.in("i" + i, KINDS[i], WIDTHS[1 + random.nextInt(WIDTHS.length - 1)])));
    }
    pool.add(m.ref(m.in("yes", Kind.BOOL, 1)));
    Memory table = table();
    if (clocked) {
      state();
    }
    int outputs = 0;
    List<Port> ports = new ArrayList<>();
    List<Expr> results = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      if (!children.isEmpty() && random.nextInt(steps / 2) == 0) {
        instance(children.get(random.nextInt(children.size())));
      }
      if (rows && i == steps / 2) {
        row(children.get(random.nextInt(children.size())));
        columns();
      }
      Expr e = random.nextInt(12) == 0 ? m.memRead(table, uint()) : step();
      if (random.nextInt(4) == 0) {
        e = m.ref(m.value(Declaration.of("v" + names++, e.kind(), e.width()), e));
      } else if (random.nextInt(6) == 0) {
        e = wire(e.kind(), e.width());
      } else if (random.nextInt(12) == 0) {
        e = chain();
      }
      pool.add(e);
      if (e.width() > 0 && random.nextInt(3) == 0) {
        ports.add(m.out("o" + outputs++, e.kind(), e.width()));
        results.add(e);
      }
    }
    for (int i = 0; i < ports.size(); i++) {
      m.assign(ports.get(i), results.get(i));
    }
    if (clocked) {
      drive();
      if (rows || random.nextBoolean()) {
        watch();
      }
      m.clocked(ClockDomain.DEFAULT, store, new Block(List.of(write(), write())));
    }
    return m.build();
  }

  private void state() {
    for (int i = 0; i < 6; i++) {
      Kind kind = i == 5 ? Kind.BOOL : KINDS[i];
      int width = i == 5 ? 1 : WIDTHS[random.nextInt(WIDTHS.length)];
      Expr.Constant start = (Expr.Constant) constant(kind, width);
      BigInteger reset = random.nextInt(3) == 0 ? null : start.value();
      Declaration d = Declaration.of("r" + i, kind, width);
      registers.add(m.register(d, ClockDomain.DEFAULT, reset));
      pool.add(m.ref(registers.get(i)));
    }
    Kind kind = KINDS[random.nextInt(KINDS.length)];
    int width = 1 + random.nextInt(80);
    store = m.memory(Declaration.of("store", kind, width), 1 + random.nextInt(9), null);
    pool.add(m.memRead(store, uint()));
  }

  /** About half of the registers are set under the same condition. */
  private void drive() {
    Expr condition = bool();
    for (Register r : registers) {
      Block body = statements(r, 2);
      if (random.nextBoolean()) {
        Statement.When.Arm arm = new Statement.When.Arm(condition, body, SourceLocation.NONE);
        Block otherwise = random.nextBoolean() ? Block.EMPTY : statements(r, 1);
        body = Block.of(new Statement.When(List.of(arm), otherwise, SourceLocation.NONE, ""));
      }
      m.clocked(r, body);
    }
  }

  private Statement write() {
    int lanes = random.nextBoolean() ? 0 : divisor(store.width());
    Expr mask = lanes == 0 ? null : fit(any(), Kind.BITS, lanes);
    Expr data =
        fit(random.nextBoolean() ? m.memRead(store, uint()) : any(), store.kind(), store.width());
    return m.when(
        bool(), new Statement.MemoryWrite(store, uint(), data, mask, SourceLocation.NONE, ""));
  }

  /** A child whose inputs may depend on those of its outputs that do not depend on them. */
  private void instance(Module child) {
    Instance instance = m.instance("u" + names++, child);
    Map<Port, java.util.Set<Port>> needs = PortPaths.of(child);
    List<Pin> inputs = new ArrayList<>();
    List<Pin> outputs = new ArrayList<>();
    for (Pin pin : instance.pins()) {
      (pin.port().direction() == Port.Direction.IN ? inputs : outputs).add(pin);
    }
    Collections.shuffle(inputs, random);
    java.util.Set<Port> set = new HashSet<>();
    for (int i = 0; i <= inputs.size(); i++) {
      for (Pin pin : List.copyOf(outputs)) {
        if (set.containsAll(needs.get(pin.port()))) {
          pool.add(m.ref(pin));
          outputs.remove(pin);
        }
      }
      if (i < inputs.size()) {
        m.assign(inputs.get(i), fit(any(), inputs.get(i).kind(), inputs.get(i).width()));
        set.add(inputs.get(i).port());
      }
    }
  }

  /** Something that keeps the module from being dissolved in another. */
  private void watch() {
    Statement cover =
        new Statement.Check(
            Statement.Check.Claim.COVER, bool(), "seen", "seen", SourceLocation.NONE, "");
    m.observer(ClockDomain.DEFAULT, Block.of(cover));
  }

  // Rows ------------------------------------------------------------------------------------------

  /** Fewest of them. */
  private static final int ROW = 8;

  /** What each of a row gets, by its number; outputs of the one before it may be among it. */
  private interface Feed {
    Expr of(int index, List<Expr> before);
  }

  private Feed feed(Kind kind, int width, int count) {
    Expr same = fit(any(), kind, width);
    switch (random.nextInt(5)) {
      case 0 -> {
        return (k, before) -> same;
      }
      case 1 -> {
        Expr wide = fit(any(), Kind.BITS, count * width);
        return (k, before) ->
            width == 0
                ? same
                : m.cast(kind, m.slice(Kind.BITS, wide, k * width + width - 1, k * width));
      }
      case 2 -> {
        int first = random.nextInt(50);
        int step = random.nextInt(4);
        return (k, before) -> {
          Expr number = m.constant(Kind.UINT, 8, first + step * k & 255);
          return kind == Kind.BOOL
              ? m.binary(Op.EQ, fit(same, number), number)
              : m.binary(Op.XOR, same, fit(number, same));
        };
      }
      case 3 -> {
        int which = random.nextInt(50);
        return (k, before) ->
            before.isEmpty() ? same : fit(before.get(which % before.size()), kind, width, 0);
      }
      default -> {
        int odd = random.nextInt(count);
        Expr other = fit(any(), kind, width);
        return (k, before) -> k == odd ? other : same;
      }
    }
  }

  /** Instances of a child side by side, now and then another among them. */
  private void row(Module child) {
    int count = ROW + random.nextInt(6);
    int odd = random.nextInt(3 * count);
    List<Feed> feeds = new ArrayList<>();
    for (Port port : child.ports()) {
      if (port.role() == Port.Role.DATA && port.direction() == Port.Direction.IN) {
        feeds.add(feed(port.kind(), port.width(), count));
      }
    }
    List<List<Expr>> outputs = new ArrayList<>();
    List<Expr> before = List.of();
    for (int k = 0; k < count; k++) {
      if (k == odd) {
        instance(children.get(0));
      }
      Instance instance = m.instance("u" + names++, child);
      List<Expr> mine = new ArrayList<>();
      int at = 0;
      for (Pin pin : instance.pins()) {
        if (pin.port().direction() == Port.Direction.IN) {
          m.assign(pin, feeds.get(at++).of(k, before));
        } else {
          mine.add(m.ref(pin));
        }
      }
      before = mine;
      outputs.add(mine);
    }
    for (int i = 0; i < before.size(); i++) {
      int port = i;
      gather(outputs.stream().map(all -> all.get(port)).toList());
    }
  }

  /** What equal things give: side by side, at an index, chosen, and as a sum. */
  private void gather(List<Expr> all) {
    Expr first = all.get(0);
    Expr together = m.concat(all);
    pool.add(together.width() > 150 ? m.slice(Kind.BITS, together, 149, 0) : together);
    pool.add(m.index(Kind.BITS, first.width(), together, uint()));
    Expr key = fit(uint(), Kind.UINT, 4);
    List<List<Expr.Constant>> labels = new ArrayList<>();
    int from = random.nextInt(16 - Math.min(15, all.size()));
    for (int k = 0; k < Math.min(15, all.size()); k++) {
      labels.add(List.of(m.constant(Kind.UINT, 4, from + k)));
    }
    pool.add(m.select(key, labels, all.subList(0, labels.size()), like(first)));
    Expr sum = first;
    for (Expr one : all.subList(1, all.size())) {
      sum = m.binary(Op.XOR, sum, one);
    }
    pool.add(sum);
  }

  /** Registers that do the same, each with its own operands, at some the one before. */
  private void columns() {
    int count = ROW + random.nextInt(6);
    Kind kind = KINDS[random.nextInt(KINDS.length)];
    int width = WIDTHS[1 + random.nextInt(WIDTHS.length - 1)];
    Feed next = feed(kind, width, count);
    Feed other = feed(kind, width, count);
    Feed condition = feed(Kind.BOOL, 1, count);
    BigInteger start = random.nextBoolean() ? BigInteger.ZERO : null;
    List<Expr> all = new ArrayList<>();
    List<Expr> before = List.of();
    for (int k = 0; k < count; k++) {
      Declaration d = Declaration.of("column" + k, kind, width);
      Register r = m.register(d, ClockDomain.DEFAULT, start);
      Expr value = m.binary(Op.XOR, next.of(k, before), m.ref(r));
      Statement set = m.set(r, value);
      Statement reset = m.set(r, other.of(k, before));
      m.clocked(r, Block.of(m.whenElse(condition.of(k, before), Block.of(set), Block.of(reset))));
      before = List.of(m.ref(r));
      all.add(m.ref(r));
    }
    gather(all);
  }

  private Memory table() {
    int depth = 1 + random.nextInt(9);
    int width = 1 + random.nextInt(40);
    List<BigInteger> words = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      words.add(new BigInteger(width, random));
    }
    return m.memory(Declaration.of("words", Kind.UINT, width), depth, words);
  }

  private Expr any() {
    if (random.nextInt(8) == 0) {
      Kind kind = KINDS[random.nextInt(KINDS.length)];
      return constant(kind, WIDTHS[random.nextInt(WIDTHS.length)]);
    }
    return pool.get(random.nextInt(pool.size()));
  }

  private Expr constant(Kind kind, int width) {
    BigInteger bits =
        switch (random.nextInt(4)) {
          case 0 -> BigInteger.ZERO;
          case 1 -> BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
          default -> new BigInteger(width, random);
        };
    boolean negative = kind == Kind.SINT && width > 0 && bits.testBit(width - 1);
    BigInteger value = negative ? bits.subtract(BigInteger.ONE.shiftLeft(width)) : bits;
    return m.constant(kind, width, value, null);
  }

  private Expr number() {
    Expr e = any();
    return e.kind() == Kind.UINT || e.kind() == Kind.SINT ? e : m.cast(Kind.UINT, e);
  }

  private Expr uint() {
    Expr e = any();
    return e.kind() == Kind.UINT ? e : m.cast(Kind.UINT, e);
  }

  private Expr bool() {
    Expr e = any();
    if (e.kind() == Kind.BOOL) {
      return e;
    }
    return random.nextBoolean() ? m.unary(Op.OR_ALL, e) : m.binary(Op.EQ, e, like(e));
  }

  /** Something of the kind and width of another. */
  private Expr like(Expr other) {
    return fit(random.nextInt(6) == 0 ? constant(other.kind(), other.width()) : any(), other);
  }

  private Expr fit(Expr e, Expr other) {
    return fit(e, other.kind(), other.width());
  }

  private Expr fit(Expr e, Kind kind, int width) {
    if (kind == Kind.BOOL && e.kind() == Kind.BOOL) {
      return e;
    }
    Expr sized = e.kind() == Kind.BOOL ? m.cast(Kind.BITS, e) : e;
    if (sized.width() > width) {
      sized = width == 0 ? m.constant(Kind.BITS, 0, 0) : slice(sized, width);
    } else if (sized.width() < width) {
      sized = m.extend(sized, width);
    }
    return m.cast(kind, sized);
  }

  /** The same with bits from a stated one on, if some have to go. */
  private Expr fit(Expr e, Kind kind, int width, int lo) {
    boolean cut = e.kind() != Kind.BOOL && e.width() > width && width > 0;
    return fit(cut ? m.slice(Kind.BITS, e, lo + width - 1, lo) : e, kind, width);
  }

  private Expr slice(Expr e, int width) {
    int lo = random.nextInt(e.width() - width + 1);
    return m.slice(Kind.BITS, e, lo + width - 1, lo);
  }

  private Expr step() {
    switch (random.nextInt(14)) {
      case 0 -> {
        Op[] ops = {Op.NOT, Op.AND_ALL, Op.OR_ALL, Op.XOR_ALL};
        return m.unary(ops[random.nextInt(ops.length)], any());
      }
      case 1 -> {
        return m.unary(Op.NEG, number());
      }
      case 2, 3 -> {
        Op[] ops = {Op.ADD, Op.SUB, Op.LT, Op.LE, Op.GT, Op.GE, Op.DIV, Op.REM};
        Expr a = number();
        Expr b = like(a);
        // Icarus 11 divides numbers of more than 64 bits wrongly (all ones by one gives 0).
        int count = a.width() > 64 ? ops.length - 2 : ops.length;
        return m.binary(ops[random.nextInt(count)], a, b);
      }
      case 4, 5 -> {
        Op[] ops = {Op.AND, Op.OR, Op.XOR, Op.EQ, Op.NE};
        Expr a = any();
        return m.binary(ops[random.nextInt(ops.length)], a, like(a));
      }
      case 6 -> {
        Expr a = number();
        Expr b = number();
        Expr same = a.kind() == b.kind() ? b : m.cast(a.kind(), b);
        return a.width() + b.width() > 140
            ? m.binary(Op.EQ, a, like(a))
            : m.binary(Op.MUL, a, same);
      }
      case 7 -> {
        return m.binary(random.nextBoolean() ? Op.SHL : Op.SHR, any(), uint());
      }
      case 8 -> {
        Expr a = any();
        return m.mux(bool(), a, like(a));
      }
      case 9 -> {
        return select();
      }
      case 10 -> {
        Expr a = any();
        return a.width() < 2 ? a : slice(a, 1 + random.nextInt(a.width() - 1));
      }
      case 11 -> {
        Expr a = any();
        int width = a.width() == 0 ? 3 : divisor(a.width());
        return a.width() == 0 ? a : m.index(Kind.BITS, width, a, uint());
      }
      case 12 -> {
        List<Expr> parts = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
          parts.add(any());
        }
        Expr all = m.concat(parts);
        return all.width() > 150 ? m.slice(Kind.BITS, all, 149, 0) : all;
      }
      default -> {
        Expr a = any();
        return a.kind() == Kind.BOOL ? a : m.extend(a, a.width() + random.nextInt(5));
      }
    }
  }

  private int divisor(int n) {
    List<Integer> all = new ArrayList<>();
    for (int d = 1; d <= n; d++) {
      if (n % d == 0) {
        all.add(d);
      }
    }
    return all.get(random.nextInt(all.size()));
  }

  private Expr select() {
    Expr subject = any();
    Expr otherwise = any();
    TreeMap<BigInteger, Expr.Constant> labels = labels(subject);
    List<List<Expr.Constant>> lists = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    for (Expr.Constant label : labels.values()) {
      if (!lists.isEmpty() && random.nextInt(4) == 0) {
        lists.get(lists.size() - 1).add(label);
      } else {
        lists.add(new ArrayList<>(List.of(label)));
        values.add(like(otherwise));
      }
    }
    return m.select(subject, lists, values, otherwise);
  }

  private TreeMap<BigInteger, Expr.Constant> labels(Expr subject) {
    TreeMap<BigInteger, Expr.Constant> labels = new TreeMap<>();
    for (int i = random.nextInt(7); i >= 0; i--) {
      Expr.Constant label = (Expr.Constant) constant(subject.kind(), subject.width());
      labels.putIfAbsent(label.bits(), label);
    }
    return labels;
  }

  /** A wire with a default and statements. */
  private Expr wire(Kind kind, int width) {
    Wire wire = m.wire("w" + names++, kind, width);
    List<Statement> body = new ArrayList<>();
    body.add(m.set(wire, fit(any(), kind, width)));
    body.addAll(statements(wire, 2).statements());
    m.combinational(wire, new Block(body));
    return m.ref(wire);
  }

  /** A vector each part of which depends on those below it. */
  private Expr chain() {
    int width = 2 + random.nextInt(12);
    Wire wire = m.wire("w" + names++, Kind.UINT, width);
    List<Statement> body = new ArrayList<>();
    int lo = 0;
    while (lo < width) {
      int part = 1 + random.nextInt(width - lo);
      Expr value = fit(any(), Kind.BITS, part);
      if (lo > 0) {
        Expr below = m.slice(Kind.BITS, m.ref(wire), lo - 1, random.nextInt(lo));
        value = m.binary(Op.XOR, value, fit(below, Kind.BITS, part));
      }
      Statement set = new Statement.Set(Target.bits(wire, lo + part - 1, lo), value);
      if (random.nextInt(3) == 0) {
        Statement other = new Statement.Set(set(set), fit(any(), Kind.BITS, part));
        body.add(m.whenElse(bool(), Block.of(set), Block.of(other)));
      } else {
        body.add(set);
      }
      lo += part;
    }
    m.combinational(wire, new Block(body));
    return m.ref(wire);
  }

  private static Target set(Statement set) {
    return ((Statement.Set) set).target();
  }

  private Block statements(Signal wire, int depth) {
    List<Statement> all = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      all.add(statement(wire, depth));
    }
    return new Block(all);
  }

  private Statement statement(Signal wire, int depth) {
    int choice = depth == 0 ? 0 : random.nextInt(5);
    if (choice == 1) {
      List<Statement.When.Arm> arms = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        arms.add(new Statement.When.Arm(bool(), statements(wire, depth - 1), SourceLocation.NONE));
      }
      Block otherwise = random.nextBoolean() ? Block.EMPTY : statements(wire, depth - 1);
      return new Statement.When(arms, otherwise, SourceLocation.NONE, "");
    }
    if (choice == 2) {
      Expr subject = any();
      List<Statement.Switch.Case> cases = new ArrayList<>();
      for (Expr.Constant label : labels(subject).values()) {
        cases.add(
            new Statement.Switch.Case(
                List.of(label), statements(wire, depth - 1), SourceLocation.NONE));
      }
      Block otherwise = random.nextBoolean() ? Block.EMPTY : statements(wire, depth - 1);
      return new Statement.Switch(subject, cases, otherwise, SourceLocation.NONE, "");
    }
    Target target = target(wire);
    return new Statement.Set(target, fit(any(), Kind.BITS, target.width()));
  }

  private Target target(Signal wire) {
    int width = wire.width();
    if (width == 0 || random.nextInt(3) == 0) {
      return Target.whole(wire);
    }
    if (random.nextBoolean()) {
      int lo = random.nextInt(width);
      return Target.bits(wire, lo + random.nextInt(width - lo), lo);
    }
    int element = divisor(width);
    int count = width / element;
    if (random.nextBoolean()) {
      return new Target(wire, 0, element, List.of(new Target.Index(uint(), count, element)));
    }
    int part = 1 + random.nextInt(element);
    int lo = random.nextInt(element - part + 1);
    int inner = divisor(count);
    return new Target(
        wire,
        lo,
        part,
        List.of(
            new Target.Index(uint(), count / inner, inner * element),
            new Target.Index(uint(), inner, element)));
  }
}
