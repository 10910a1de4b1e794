package weft.hdl;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.ClockDomain;

/** What registers of any type hold during reset: the numbers of a literal of that type. */
final class ResetValue {
  private ResetValue() {}

  /**
   * The numbers of a literal, one a ground part.
   *
   * @param like what has the type of the registers
   * @return zeros, after an error of the design, if it is no literal of that type
   */
  static List<BigInteger> of(Ops ops, Data like, Data literal) {
    List<Node> wanted = like.nodes();
    List<Node> given = literal.nodes();
    ClockDomain domain = ops.scope.clock.domain;
    if (!domain.hasReset()) {
      ops.error("init", "a value during reset is given, but clock " + domain + " has none");
      return zeros(like);
    }
    if (!Connection.sameParts(ops, "init", literal, like)) {
      return zeros(like);
    }
    List<BigInteger> numbers = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      Node node = given.get(i);
      if (node.what != Node.What.CONSTANT) {
        String message = "the value during reset is a literal, but " + Names.of(node) + " is none";
        ops.error("init", message, Ops.madeAt(node));
        ops.forgive(node);
        return zeros(like);
      }
      if (node.width != wanted.get(i).width) {
        String sizes = Ops.bits(node) + ", for " + Names.of(wanted.get(i)) + ", ";
        String message = "init of a literal, " + sizes + Ops.bits(wanted.get(i));
        String remedy = ": make it of the same type";
        ops.error("width mismatch", message + remedy, Ops.madeAt(wanted.get(i)));
        return zeros(like);
      }
      numbers.add(Literals.value(node));
    }
    return numbers;
  }

  /** As many zeros as it has ground parts. */
  static List<BigInteger> zeros(Data like) {
    return like.nodes().stream().map(node -> BigInteger.ZERO).toList();
  }
}
