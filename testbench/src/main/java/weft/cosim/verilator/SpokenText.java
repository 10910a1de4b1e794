package weft.cosim.verilator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weft.hdl.ir.Block;
import weft.hdl.ir.Design;
import weft.hdl.ir.SourceLocation;
import weft.hdl.ir.Statement;
import weft.hdl.sim.Message;
import weft.hdl.sim.Severity;

/**
 * What a design printed, as the messages that its Verilog was written from. Its Verilog has to be
 * written with {@link weft.hdl.verilog.Locations#MESSAGES}: a text alone does not tell whose it is.
 */
final class SpokenText {
  private static final String WHAT =
      "(plain|info|warning|error|fatal|assertion failed|assumption failed) in (\\S+): ";
  private static final Pattern MESSAGE =
      Pattern.compile("(\\S+): " + WHAT + "(.*)", Pattern.DOTALL);
  private static final Pattern HEAD = Pattern.compile("^(\\S+):(\\d+): " + WHAT, Pattern.MULTILINE);

  /** Places that the design prints, by their text: that does not tell whose file it is. */
  private final Map<String, SourceLocation> places = new HashMap<>();

  SpokenText(Design design) {
    Deque<Block> open = new ArrayDeque<>();
    design.modules().forEach(m -> m.processes().forEach(process -> open.add(process.body())));
    while (!open.isEmpty()) {
      for (Statement statement : open.remove().statements()) {
        if (statement instanceof Statement.Print || statement instanceof Statement.Check) {
          places.putIfAbsent(statement.location().toString(), statement.location());
        }
        open.addAll(statement.blocks());
      }
    }
  }

  /**
   * The message that a {@code $display} printed; plain and from nowhere if the design has none
   * such: Verilog that it includes prints, too.
   *
   * @param printed with its line end, if it has one
   */
  Message message(String printed, long time) {
    String text = printed.endsWith("\n") ? printed.substring(0, printed.length() - 1) : printed;
    Matcher matcher = MESSAGE.matcher(text);
    if (!matcher.matches() || !places.containsKey(matcher.group(1))) {
      return new Message(Severity.PLAIN, text, SourceLocation.NONE, "", time);
    }
    String what = matcher.group(2);
    String said = matcher.group(4);
    return new Message(
        severity(what),
        what.endsWith("failed") ? what + ": " + said : said,
        places.get(matcher.group(1)),
        below(matcher.group(3)),
        time);
  }

  /** Why a design stopped itself: the last message, if that says so. */
  static Optional<Stop> stop(String log) {
    Optional<MatchResult> last = HEAD.matcher(log).results().reduce((a, b) -> b);
    return last.filter(head -> severity(head.group(3)) == Severity.FATAL)
        .map(head -> stop(head, log.substring(head.end()).stripTrailing()));
  }

  private static Stop stop(MatchResult head, String text) {
    String path = below(head.group(4));
    String where = path.isEmpty() ? "" : " in " + path;
    String what = head.group(3) + where + ": " + text;
    return new Stop(head.group(1), Integer.parseInt(head.group(2)), what);
  }

  /**
   * An assertion that failed, or a fatal message.
   *
   * @param file Java file that holds it
   * @param line in it
   * @param text what it is, in which instance, and its text
   */
  record Stop(String file, int line, String text) {}

  private static Severity severity(String word) {
    return word.endsWith("failed")
        ? Severity.FATAL
        : Severity.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The path below the top module: {@code TOP.top.queue} is {@code queue}. */
  private static String below(String scope) {
    String[] parts = scope.split("\\.");
    int from = parts[0].equals("TOP") ? 2 : 1;
    return String.join(".", List.of(parts).subList(Math.min(from, parts.length), parts.length));
  }
}
