package weft.hdl.ir;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One step of a process. Each knows where the author wrote it. */
public abstract sealed class Statement {
  private final SourceLocation location;
  private final String comment;
  private final int depth;

  private Statement(SourceLocation location, String comment, int depth) {
    this.location = location;
    this.comment = comment;
    this.depth = depth;
  }

  public final SourceLocation location() {
    return location;
  }

  /** The author's comment lines before it, joined by {@code \n}; empty if none. */
  public final String comment() {
    return comment;
  }

  /** The blocks directly in it, in order. */
  public List<Block> blocks() {
    return List.of();
  }

  /** Depth of the deepest block in it, 0 if none. */
  final int depth() {
    return depth;
  }

  /** Writes a value to bits of a signal; kinds may differ, the value's bits are written. */
  public static final class Set extends Statement {
    private final Target target;
    private final Expr value;

    /**
     * @throws IllegalArgumentException if the widths differ
     */
    public Set(Target target, Expr value, SourceLocation location, String comment) {
      super(location, comment, 0);
      if (target.width() != value.width()) {
        throw new IllegalArgumentException(
            target.signal() + ": set of " + value.width() + " bits to " + target.width());
      }
      this.target = target;
      this.value = value;
    }

    public Set(Target target, Expr value) {
      this(target, value, SourceLocation.NONE, "");
    }

    public Target target() {
      return target;
    }

    public Expr value() {
      return value;
    }
  }

  /**
   * Writes a word of a memory. Without mask the whole word; with mask of n bits, lane i (of width/n
   * bits, lane 0 least significant) where bit i is set. An address out of range writes nothing.
   */
  public static final class MemoryWrite extends Statement {
    private final Memory memory;
    private final Expr address;
    private final Expr data;
    private final Expr mask;

    /**
     * @param mask null for none; its width divides the memory's
     */
    public MemoryWrite(
        Memory memory,
        Expr address,
        Expr data,
        Expr mask,
        SourceLocation location,
        String comment) {
      super(location, comment, 0);
      if (data.width() != memory.width() || address.kind() != Kind.UINT) {
        throw new IllegalArgumentException(
            memory.name() + ": write of " + data.width() + " bits to " + memory.width());
      }
      if (mask != null && (mask.width() == 0 || memory.width() % mask.width() != 0)) {
        throw new IllegalArgumentException(
            memory.name() + ": a mask of " + mask.width() + " bits for " + memory.width());
      }
      this.memory = memory;
      this.address = address;
      this.data = data;
      this.mask = mask;
    }

    public Memory memory() {
      return memory;
    }

    /** UINT of any width. */
    public Expr address() {
      return address;
    }

    /** Of the memory's width. */
    public Expr data() {
      return data;
    }

    public Optional<Expr> mask() {
      return Optional.ofNullable(mask);
    }
  }

  /** The first arm whose condition holds; else the otherwise block. */
  public static final class When extends Statement {
    /**
     * One arm.
     *
     * @param condition BOOL
     */
    public record Arm(Expr condition, Block block, SourceLocation location) {}

    private final List<Arm> arms;
    private final Block otherwise;

    public When(List<Arm> arms, Block otherwise, SourceLocation location, String comment) {
      super(location, comment, deepest(arms, otherwise));
      this.arms = Collections.unmodifiableList(arms);
      this.otherwise = otherwise;
    }

    /** One arm or more: if, else if, else if. */
    public List<Arm> arms() {
      return arms;
    }

    /** Empty if there is none. */
    public Block otherwise() {
      return otherwise;
    }

    @Override
    public List<Block> blocks() {
      List<Block> blocks = new ArrayList<>(arms.size() + 1);
      arms.forEach(arm -> blocks.add(arm.block()));
      blocks.add(otherwise);
      return blocks;
    }

    private static int deepest(List<Arm> arms, Block otherwise) {
      int depth = otherwise.depth();
      for (Arm arm : arms) {
        depth = Math.max(depth, arm.block().depth());
      }
      return depth;
    }
  }

  /** The case that holds the subject's value; else the default block. */
  public static final class Switch extends Statement {
    /**
     * One case.
     *
     * @param labels one or more constants of the subject's kind and width; no label occurs twice in
     *     a switch
     */
    public record Case(List<Expr.Constant> labels, Block block, SourceLocation location) {}

    private final Expr subject;
    private final List<Case> cases;
    private final Block otherwise;

    public Switch(
        Expr subject, List<Case> cases, Block otherwise, SourceLocation location, String comment) {
      super(location, comment, deepest(cases, otherwise));
      this.subject = subject;
      this.cases = Collections.unmodifiableList(cases);
      this.otherwise = otherwise;
    }

    public Expr subject() {
      return subject;
    }

    public List<Case> cases() {
      return cases;
    }

    /** What happens when no label matches: the default; empty if nothing. */
    public Block otherwise() {
      return otherwise;
    }

    @Override
    public List<Block> blocks() {
      List<Block> blocks = new ArrayList<>(cases.size() + 1);
      cases.forEach(one -> blocks.add(one.block()));
      blocks.add(otherwise);
      return blocks;
    }

    private static int deepest(List<Case> cases, Block otherwise) {
      int depth = otherwise.depth();
      for (Case one : cases) {
        depth = Math.max(depth, one.block().depth());
      }
      return depth;
    }
  }

  /**
   * A property of the clock edge at which it is reached, outside reset; only in processes without
   * targets. ASSERT: the condition holds. ASSUME: the environment makes it hold, so simulation
   * takes it for an assertion and a proof for granted. COVER: somebody is to reach it once.
   */
  public static final class Check extends Statement {
    /** What is claimed about the condition. */
    public enum Claim {
      ASSERT,
      ASSUME,
      COVER
    }

    private final Claim claim;
    private final Expr condition;
    private final String label;
    private final String text;

    /**
     * @param condition BOOL
     * @param label unique among the names of the module, and a legal Verilog identifier
     * @param text what the author says about it, one line of printable ASCII
     */
    public Check(
        Claim claim,
        Expr condition,
        String label,
        String text,
        SourceLocation location,
        String comment) {
      super(location, comment, 0);
      if (condition.kind() != Kind.BOOL) {
        throw new IllegalArgumentException(label + ": a condition of " + condition.kind());
      }
      this.claim = claim;
      this.condition = condition;
      this.label = label;
      this.text = text;
    }

    public Claim claim() {
      return claim;
    }

    /** BOOL. */
    public Expr condition() {
      return condition;
    }

    public String label() {
      return label;
    }

    public String text() {
      return text;
    }
  }

  /**
   * A message at the clock edge at which it is reached, outside reset, in simulation only; only in
   * processes without targets. After FATAL the simulation ends.
   */
  public static final class Print extends Statement {
    /** PLAIN is the text alone; the others say where it comes from, and what they are. */
    public enum Severity {
      PLAIN,
      INFO,
      WARNING,
      ERROR,
      FATAL
    }

    private final Severity severity;
    private final Format format;
    private final List<Expr> arguments;

    /**
     * @param arguments one a conversion of the format, of any kind and width
     */
    public Print(
        Severity severity,
        Format format,
        List<Expr> arguments,
        SourceLocation location,
        String comment) {
      super(location, comment, 0);
      if (arguments.size() != format.conversions().size()) {
        throw new IllegalArgumentException(
            format + ": " + arguments.size() + " values for " + format.conversions().size());
      }
      this.severity = severity;
      this.format = format;
      this.arguments = List.copyOf(arguments);
    }

    public Severity severity() {
      return severity;
    }

    public Format format() {
      return format;
    }

    /**
     * The message, without severity and place.
     *
     * @param values of the arguments; negative only if the kind is SINT
     */
    public String render(List<BigInteger> values) {
      return format.render(values, arguments.stream().map(Expr::width).toList());
    }

    /** One a conversion of the format, in order. */
    public List<Expr> arguments() {
      return arguments;
    }
  }
}
