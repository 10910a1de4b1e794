package weft.hdl.ir;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A value: a node of the module's expression graph, made by {@link ModuleBuilder} only. Kinds and
 * widths obey the package contract.
 */
public abstract sealed class Expr {
  private static final Expr[] NO_OPERANDS = {};

  private final int id;
  private final Kind kind;
  private final int width;
  private final SourceLocation location;
  private final Expr[] operands;

  private Expr(int id, Kind kind, int width, SourceLocation location, Expr... operands) {
    this.id = id;
    this.kind = kind;
    this.width = width;
    this.location = location;
    this.operands = operands;
  }

  /** Index in {@link Module#exprs}; larger than the id of every operand. */
  public final int id() {
    return id;
  }

  public final Kind kind() {
    return kind;
  }

  /** In bits, 0 or more. */
  public final int width() {
    return width;
  }

  public final boolean isSigned() {
    return kind == Kind.SINT;
  }

  public final SourceLocation location() {
    return location;
  }

  public final int operandCount() {
    return operands.length;
  }

  public final Expr operand(int i) {
    return operands[i];
  }

  /** In the order of the node's description. */
  public final List<Expr> operands() {
    return Collections.unmodifiableList(Arrays.asList(operands));
  }

  /** Calls the visitor's method for this class; does not descend. */
  public abstract <R> R accept(Visitor<R> visitor);

  /** One method a node class. */
  public interface Visitor<R> {
    R constant(Constant e);

    R ref(Ref e);

    R unary(Unary e);

    R binary(Binary e);

    R mux(Mux e);

    R select(Select e);

    R slice(Slice e);

    R index(Index e);

    R concat(Concat e);

    R extend(Extend e);

    R cast(Cast e);

    R memRead(MemRead e);
  }

  /** A number. */
  public static final class Constant extends Expr {
    private final BigInteger value;
    private final EnumType enumType;

    Constant(int id, Kind kind, int width, BigInteger value, EnumType enumType, SourceLocation at) {
      super(id, kind, width, at, NO_OPERANDS);
      this.value = value;
      this.enumType = enumType;
    }

    /** Negative for negative SINT. */
    public BigInteger value() {
      return value;
    }

    /** The bits as a non-negative number. */
    public BigInteger bits() {
      return value.signum() < 0 ? value.add(BigInteger.ONE.shiftLeft(width())) : value;
    }

    /** The enumeration whose code {@code value} is, if it was written as such. */
    public Optional<EnumType> enumType() {
      return Optional.ofNullable(enumType);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /** The value of a signal. */
  public static final class Ref extends Expr {
    private final Signal signal;

    Ref(int id, Signal signal, SourceLocation at) {
      super(id, signal.kind(), signal.width(), at, NO_OPERANDS);
      this.signal = signal;
    }

    public Signal signal() {
      return signal;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ref(this);
    }
  }

  /** An operator with one operand. */
  public static final class Unary extends Expr {
    private final Op op;

    Unary(int id, Op op, Kind kind, int width, Expr a, SourceLocation at) {
      super(id, kind, width, at, a);
      this.op = op;
    }

    public Op op() {
      return op;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unary(this);
    }
  }

  /** An operator with two operands. */
  public static final class Binary extends Expr {
    private final Op op;

    Binary(int id, Op op, Kind kind, int width, Expr a, Expr b, SourceLocation at) {
      super(id, kind, width, at, a, b);
      this.op = op;
    }

    public Op op() {
      return op;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.binary(this);
    }
  }

  /** Operand 0 is the condition, 1 the value if it is true, 2 the value if it is false. */
  public static final class Mux extends Expr {
    Mux(int id, Expr condition, Expr whenTrue, Expr whenFalse, SourceLocation at) {
      super(id, whenTrue.kind(), whenTrue.width(), at, condition, whenTrue, whenFalse);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mux(this);
    }
  }

  /** Operand 0 is the subject, 1 the default, 2 + i the value of case i. */
  public static final class Select extends Expr {
    private final List<List<Constant>> labels;

    Select(int id, Expr[] operands, List<List<Constant>> labels, SourceLocation at) {
      super(id, operands[1].kind(), operands[1].width(), at, operands);
      this.labels = List.copyOf(labels);
    }

    public Expr subject() {
      return operand(0);
    }

    public Expr otherwise() {
      return operand(1);
    }

    public int caseCount() {
      return labels.size();
    }

    /** One or more constants of the subject's kind and width; no label occurs twice in a select. */
    public List<Constant> labels(int i) {
      return labels.get(i);
    }

    public Expr value(int i) {
      return operand(2 + i);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.select(this);
    }
  }

  /** A fixed range of bits. */
  public static final class Slice extends Expr {
    private final int lo;

    Slice(int id, Kind kind, Expr a, int hi, int lo, SourceLocation at) {
      super(id, kind, hi - lo + 1, at, a);
      this.lo = lo;
    }

    public int hi() {
      return lo + width() - 1;
    }

    public int lo() {
      return lo;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.slice(this);
    }
  }

  /** One element of equal parts: operand 0 is the whole, 1 the index (UINT). */
  public static final class Index extends Expr {
    Index(int id, Kind kind, int width, Expr a, Expr index, SourceLocation at) {
      super(id, kind, width, at, a, index);
    }

    /** Elements in the whole; an index from here on reads 0. */
    public int count() {
      return width() == 0 ? 0 : operand(0).width() / width();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.index(this);
    }
  }

  /** The operands side by side, the first most significant. */
  public static final class Concat extends Expr {
    Concat(int id, int width, Expr[] parts, SourceLocation at) {
      super(id, Kind.BITS, width, at, parts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.concat(this);
    }
  }

  /** The same value with more bits. */
  public static final class Extend extends Expr {
    Extend(int id, Expr a, int width, SourceLocation at) {
      super(id, a.kind(), width, at, a);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.extend(this);
    }
  }

  /** The same bits read as another kind. */
  public static final class Cast extends Expr {
    Cast(int id, Kind kind, Expr a, SourceLocation at) {
      super(id, kind, a.width(), at, a);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.cast(this);
    }
  }

  /** A word of a memory, asynchronously; operand 0 is the address (UINT). */
  public static final class MemRead extends Expr {
    private final Memory memory;

    MemRead(int id, Memory memory, Expr address, SourceLocation at) {
      super(id, memory.kind(), memory.width(), at, address);
      this.memory = memory;
    }

    public Memory memory() {
      return memory;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.memRead(this);
    }
  }
}
