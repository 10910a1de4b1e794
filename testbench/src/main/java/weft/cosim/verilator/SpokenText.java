package weft.cosim.verilator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weft.hdl.ir.SourceLocation;
import weft.hdl.sim.Message;
import weft.hdl.sim.Severity;

/** What a design printed, as the messages that its Verilog was written from. */
final class SpokenText {
  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+?):(\\d+): (info|warning|error|fatal|assertion failed|assumption failed)"
              + " in ([^\\s:]+): (.*)");

  private SpokenText() {}

  /** A message a line; a line without severity is plain text. */
  static List<Message> messages(String text, long time) {
    List<Message> messages = new ArrayList<>();
    for (String line : text.split("\n")) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        SourceLocation location =
            new SourceLocation(matcher.group(1), Integer.parseInt(matcher.group(2)));
        messages.add(
            new Message(
                severity(matcher.group(3)),
                matcher.group(5),
                location,
                below(matcher.group(4)),
                time));
      } else if (!line.startsWith("- ")) {
        messages.add(new Message(Severity.PLAIN, line, SourceLocation.NONE, "", time));
      }
    }
    return messages;
  }

  /** Why a design stopped itself: the last thing printed, if that says so. */
  static Optional<Stop> stop(String text) {
    String[] lines = text.split("\n");
    Matcher last = LINE.matcher(lines[lines.length - 1]);
    if (!last.matches() || severity(last.group(3)) != Severity.FATAL) {
      return Optional.empty();
    }
    String path = below(last.group(4));
    String where = path.isEmpty() ? "" : " in " + path;
    String what = last.group(3) + where + ": " + last.group(5);
    return Optional.of(new Stop(last.group(1), Integer.parseInt(last.group(2)), what));
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
    return switch (word) {
      case "info" -> Severity.INFO;
      case "warning" -> Severity.WARNING;
      case "error" -> Severity.ERROR;
      default -> Severity.FATAL;
    };
  }

  /** The path below the top module: {@code TOP.top.queue} is {@code queue}. */
  private static String below(String scope) {
    String[] parts = scope.split("\\.");
    int from = parts[0].equals("TOP") ? 2 : 1;
    return String.join(".", List.of(parts).subList(Math.min(from, parts.length), parts.length));
  }
}
