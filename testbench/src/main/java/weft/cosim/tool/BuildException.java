package weft.cosim.tool;

import java.util.List;

/** A tool refused the design. The message starts with the tool's own first message. */
public final class BuildException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * What a tool said about a place in the sources.
   *
   * @param file as the caller knows it
   * @param line 0 if unknown
   * @param text the tool's words
   */
  public record Message(String file, int line, String text) {
    @Override
    public String toString() {
      return file.isEmpty() ? text : file + ":" + line + ": " + text;
    }
  }

  private final transient List<Message> messages;
  private final String output;

  public BuildException(String step, List<Message> messages, String output) {
    super(step + " failed: " + (messages.isEmpty() ? lastLines(output) : messages.get(0)));
    this.messages = List.copyOf(messages);
    this.output = output;
  }

  /** Errors, then warnings; empty if the tool's output has another form. */
  public List<Message> messages() {
    return messages;
  }

  /** Everything that the tool printed. */
  public String output() {
    return output;
  }

  private static String lastLines(String output) {
    List<String> lines = output.lines().filter(l -> !l.isBlank()).toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
  }
}
