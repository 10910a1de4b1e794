package weft.hdl.verilog;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Op;
import weft.hdl.transform.Atoms;
import weft.hdl.transform.LowerTotality;

/**
 * Writes one prepared expression. Every text it makes is unsigned and as wide as the expression, by
 * itself and in any context of that width. Recursion is as deep as {@link
 * weft.hdl.transform.NameShared#MAX_HEIGHT} allows.
 */
final class ExpressionPrinter {
  private final EnumNames enums;

  ExpressionPrinter(EnumNames enums) {
    this.enums = enums;
  }

  /** For a place that takes any expression and gives it no other type: a right side, an index. */
  String root(Expr e) {
    Expr inner = Atoms.strip(e);
    if (inner instanceof Expr.Binary b && isSignCritical(b)) {
      return signCritical(b);
    }
    return print(inner).text();
  }

  /** For an if: connectives are the logical ones. */
  String condition(Expr e) {
    return truth(e).text();
  }

  /** For an if: the opposite of {@link #condition}. */
  String opposite(Expr e) {
    return e instanceof Expr.Unary u && u.op() == Op.NOT
        ? condition(u.operand(0))
        : "!" + truth(e).at(Precedence.PRIMARY);
  }

  /** For a message: a number of its kind, of any width. */
  String number(Expr e) {
    if (e.width() == 0) {
      return "1'd0";
    }
    return e.isSigned() ? signed(e) : root(e);
  }

  /** For a message: the bits, of any width. */
  String bitsOf(Expr e) {
    return e.width() == 0 ? "1'd0" : root(e);
  }

  private Text truth(Expr e) {
    if (e.kind() == Kind.BOOL && e instanceof Expr.Unary u && u.op() == Op.NOT) {
      return new Text("!" + truth(u.operand(0)).at(Precedence.PRIMARY), Precedence.UNARY);
    }
    if (e.kind() == Kind.BOOL && e instanceof Expr.Binary b) {
      if (b.op() == Op.AND || b.op() == Op.OR) {
        boolean and = b.op() == Op.AND;
        Precedence level = and ? Precedence.LOGICAL_AND : Precedence.LOGICAL_OR;
        String left = truth(b.operand(0)).at(level);
        String right = truth(b.operand(1)).at(level.tighter());
        return new Text(left + (and ? " &&" : " ||") + Text.BREAK + right, level);
      }
    }
    return print(e);
  }

  Text print(Expr e) {
    Expr inner = Atoms.strip(e);
    if (inner instanceof Expr.Constant c) {
      return enums.name(c).map(Text::primary).orElseGet(() -> Literals.of(c));
    }
    if (inner instanceof Expr.Ref ref) {
      return Text.primary(ref.signal().name());
    }
    if (inner instanceof Expr.Unary u) {
      return unary(u);
    }
    if (inner instanceof Expr.Binary b) {
      return binary(b);
    }
    if (inner instanceof Expr.Mux mux) {
      return mux(mux);
    }
    if (inner instanceof Expr.Slice slice) {
      return Text.primary(bits(slice.operand(0), slice.hi(), slice.lo()));
    }
    if (inner instanceof Expr.Index index) {
      return Text.primary(index(index));
    }
    if (inner instanceof Expr.Concat concat) {
      return Text.primary(concat(concat));
    }
    if (inner instanceof Expr.Extend extend) {
      return Text.primary(padded(extend.operand(0), extend.isSigned(), extend.width()));
    }
    if (inner instanceof Expr.MemRead read) {
      return Text.primary(read.memory().name() + "[" + root(read.operand(0)) + "]");
    }
    throw new IllegalStateException("not prepared: " + inner.getClass().getSimpleName());
  }

  private Text unary(Expr.Unary e) {
    Text a = print(e.operand(0));
    String sign =
        switch (e.op()) {
          case NOT -> "~";
          case NEG -> "-";
          case AND_ALL -> "&";
          case OR_ALL -> "|";
          default -> "^";
        };
    return new Text(sign + a.at(Precedence.PRIMARY), Precedence.UNARY);
  }

  private static String sign(Op op) {
    return switch (op) {
      case ADD -> "+";
      case SUB -> "-";
      case MUL -> "*";
      case DIV -> "/";
      case REM -> "%";
      case AND -> "&";
      case OR -> "|";
      case XOR -> "^";
      case EQ -> "==";
      case NE -> "!=";
      case LT -> "<";
      case LE -> "<=";
      case GT -> ">";
      case GE -> ">=";
      case SHL -> "<<";
      case SHR -> ">>";
      default -> throw new IllegalStateException(op.name());
    };
  }

  private Text binary(Expr.Binary e) {
    Op op = e.op();
    Expr a = e.operand(0);
    Expr b = e.operand(1);
    if (isSignCritical(e)) {
      return Text.primary("$unsigned(" + signCritical(e) + ")");
    }
    if (op == Op.MUL) {
      String left = padded(a, a.isSigned(), e.width());
      String right = padded(b, b.isSigned(), e.width());
      return new Text(left + " *" + Text.BREAK + right, Precedence.MULTIPLY);
    }
    String left;
    String right;
    if (op.isOrdering() && a.isSigned()) {
      left = signed(a);
      right = signed(b);
    } else {
      left = Precedence.operand(op, print(a), false);
      right = op == Op.SHL || op == Op.SHR ? amount(b) : Precedence.operand(op, print(b), true);
    }
    return new Text(left + " " + sign(op) + Text.BREAK + right, Precedence.of(op));
  }

  private String amount(Expr b) {
    return Precedence.operand(Op.SHL, print(b), true);
  }

  /** True if the operator takes its signedness from its context, and needs it signed. */
  private static boolean isSignCritical(Expr.Binary e) {
    return e.isSigned() && (e.op() == Op.SHR || e.op() == Op.DIV || e.op() == Op.REM);
  }

  private String signCritical(Expr.Binary e) {
    Expr b = e.operand(1);
    if (e.op() == Op.SHR) {
      return "$signed(" + root(e.operand(0)) + ") >>>" + Text.BREAK + amount(b);
    }
    return signed(e.operand(0)) + " " + sign(e.op()) + Text.BREAK + signed(b);
  }

  private String signed(Expr e) {
    return Atoms.strip(e) instanceof Expr.Constant c && e == c
        ? Literals.signed(c).at(Precedence.UNARY)
        : "$signed(" + root(e) + ")";
  }

  private Text mux(Expr.Mux e) {
    String condition = print(e.operand(0)).at(Precedence.LOGICAL_OR);
    String yes = print(e.operand(1)).at(Precedence.LOGICAL_OR);
    String no = print(e.operand(2)).text();
    return new Text(
        condition + " ?" + Text.BREAK + yes + " :" + Text.BREAK + no, Precedence.CONDITIONAL);
  }

  /** Fixed bits of a signal, of bits of a signal, or of a constant. */
  String bits(Expr e, int hi, int lo) {
    Expr inner = Atoms.strip(e);
    if (inner instanceof Expr.Constant c) {
      BigInteger mask = BigInteger.ONE.shiftLeft(hi - lo + 1).subtract(BigInteger.ONE);
      return Literals.of(Kind.BITS, hi - lo + 1, c.bits().shiftRight(lo).and(mask)).text();
    }
    if (inner instanceof Expr.Slice slice) {
      return bits(slice.operand(0), hi + slice.lo(), lo + slice.lo());
    }
    if (!(inner instanceof Expr.Ref ref)) {
      throw new IllegalStateException("not prepared: bits of " + inner.getClass());
    }
    String name = ref.signal().name();
    if (hi - lo + 1 == ref.width()) {
      return name;
    }
    return name + (hi == lo ? "[" + hi + "]" : "[" + hi + ":" + lo + "]");
  }

  private String index(Expr.Index e) {
    String name = print(e.operand(0)).text();
    Expr index = e.operand(1);
    int size = e.width();
    if (size == 1) {
      return name + "[" + root(index) + "]";
    }
    if (Integer.bitCount(size) == 1) {
      String zeros =
          Literals.of(Kind.UINT, Integer.numberOfTrailingZeros(size), BigInteger.ZERO).text();
      return name + "[{" + root(index) + "," + Text.BREAK + zeros + "} +: " + size + "]";
    }
    int bits = LowerTotality.indexWidth(e.operand(0).width());
    return name
        + "["
        + padded(index, false, bits)
        + " *"
        + Text.BREAK
        + bits
        + "'d"
        + size
        + " +: "
        + size
        + "]";
  }

  /** The expression with more bits; a signed one is bits of a signal, or a constant. */
  private String padded(Expr e, boolean signed, int width) {
    int more = width - e.width();
    Expr inner = Atoms.strip(e);
    if (more == 0) {
      return print(inner).at(Precedence.PRIMARY);
    }
    if (inner instanceof Expr.Constant c) {
      BigInteger value = signed ? c.value() : c.bits();
      return Literals.of(signed ? Kind.SINT : Kind.UINT, width, value).at(Precedence.PRIMARY);
    }
    String fill =
        signed
            ? repeated(more, bits(inner, e.width() - 1, e.width() - 1))
            : Literals.of(Kind.UINT, more, BigInteger.ZERO).text();
    return "{" + fill + "," + Text.BREAK + root(inner) + "}";
  }

  private static String repeated(int count, String text) {
    return count == 1 ? text : "{" + count + "{" + text + "}}";
  }

  private String concat(Expr.Concat e) {
    List<String> parts = new ArrayList<>(e.operandCount());
    for (Expr part : e.operands()) {
      parts.add(root(part));
    }
    int period = period(parts);
    if (period < parts.size()) {
      return repeated(parts.size() / period, joined(parts.subList(0, period)));
    }
    return "{" + joined(parts) + "}";
  }

  /** Parts side by side; equal neighbours are written once. */
  private static String joined(List<String> parts) {
    List<String> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= parts.size(); i++) {
      if (i == parts.size() || !parts.get(i).equals(parts.get(start))) {
        runs.add(repeated(i - start, parts.get(start)));
        start = i;
      }
    }
    return String.join("," + Text.BREAK, runs);
  }

  /** After how many parts they begin again, over and over; all of them if they do not. */
  private static int period(List<String> parts) {
    int size = parts.size();
    for (int period = 1; period <= size / 2; period++) {
      if (size % period == 0
          && parts.subList(period, size).equals(parts.subList(0, size - period))) {
        return period;
      }
    }
    return size;
  }
}
