package weft.hdl.sim.jvm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import weft.hdl.ir.Expr;
import weft.hdl.ir.Kind;
import weft.hdl.ir.Statement;
import weft.hdl.sim.Message;
import weft.hdl.sim.Severity;
import weft.hdl.sim.SimulationFailure;
import weft.hdl.sim.Timeline;

/** Collects what the design says, and ends the simulation when it has to end. */
final class Speech implements Cell.Listener {
  private final Timeline timeline;
  private final List<Message> messages = new ArrayList<>();
  private final Map<String, Long> covers = new TreeMap<>();
  private Message failure;

  Speech(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public void said(Cell cell, Statement what, long[] words) {
    if (what instanceof Statement.Check check) {
      if (check.claim() == Statement.Check.Claim.COVER) {
        covers.merge(cell.pathOf(check.label()), 1L, Long::sum);
        return;
      }
      boolean assumes = check.claim() == Statement.Check.Claim.ASSUME;
      String text = (assumes ? "assumption failed: " : "assertion failed: ") + check.text();
      add(cell, Severity.FATAL, text, check);
      return;
    }
    Statement.Print print = (Statement.Print) what;
    List<BigInteger> values = new ArrayList<>();
    int at = 0;
    for (Expr argument : print.arguments()) {
      values.add(number(words, at, argument));
      at += Cell.words(argument.width());
    }
    add(cell, Severity.valueOf(print.severity().name()), print.render(values), print);
  }

  private static BigInteger number(long[] words, int from, Expr argument) {
    BigInteger value = BigInteger.ZERO;
    int count = Cell.words(argument.width());
    for (int i = count - 1; i >= 0; i--) {
      BigInteger word = BigInteger.valueOf(words[from + i]);
      boolean signed = argument.kind() == Kind.SINT && i == count - 1;
      if (!signed && word.signum() < 0) {
        word = word.add(BigInteger.ONE.shiftLeft(64));
      }
      value = value.shiftLeft(64).add(word);
    }
    return value;
  }

  /** After something fatal the edge says nothing more: Verilog's $stop ends it there, too. */
  private void add(Cell cell, Severity severity, String text, Statement what) {
    if (failure != null) {
      return;
    }
    Message message = new Message(severity, text, what.location(), cell.path, timeline.now());
    messages.add(message);
    if (severity == Severity.FATAL) {
      failure = message;
    }
  }

  /** The edge is over: fails if something fatal was said in it. */
  void end() {
    if (failure != null) {
      Message message = failure;
      failure = null;
      throw new SimulationFailure(message);
    }
  }

  List<Message> messages() {
    return List.copyOf(messages);
  }

  Map<String, Long> covers() {
    return new TreeMap<>(covers);
  }

  void restore(List<Message> said, Map<String, Long> covered) {
    messages.clear();
    messages.addAll(said);
    covers.clear();
    covers.putAll(covered);
  }
}
