package weft.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;

/** The texts of {@code --help}. */
final class Help {
  private Help() {}

  /** Of Weft as a whole. */
  static String of(Commands commands) {
    StringBuilder text = new StringBuilder();
    text.append("Generates compute-in-memory hardware and proves it against a bit-accurate model.");
    text.append("\n\nUsage: weft <command> [options]\n\nCommands:\n");
    List<String[]> rows = new ArrayList<>();
    for (Command command : commands.all()) {
      rows.add(new String[] {command.name(), command.summary()});
    }
    append(text, rows);
    text.append("\n'weft <command> --help' shows options and examples; 'weft --version' says");
    text.append(" which this is.\nExit codes: 0 passed, 1 internal error, 2 usage or");
    text.append(" configuration, 3 mismatch, 5 missing tool,\n130 interrupted.\n");
    return text.toString();
  }

  /** Of one command. */
  static String of(Command command) {
    StringBuilder text = new StringBuilder();
    text.append(command.summary()).append(".\n\nUsage: weft ").append(command.name());
    text.append(command.arguments().isEmpty() ? "" : " " + command.arguments());
    text.append(" [options]\n\nOptions:\n");
    List<String[]> rows = new ArrayList<>();
    for (Option option : command.options().getOptions()) {
      String value = option.hasArg() ? " " + option.getArgName() : "";
      rows.add(new String[] {"--" + option.getLongOpt() + value, option.getDescription()});
    }
    rows.add(new String[] {"--help", "show this"});
    append(text, rows);
    text.append("\nExamples:\n");
    append(text, command.examples().stream().map(e -> e.split("  ", 2)).toList());
    return text.toString();
  }

  private static void append(StringBuilder text, List<String[]> rows) {
    int width = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
    for (String[] row : rows) {
      String indent = " ".repeat(width - row[0].length() + 2);
      String lines = row[1].replace("\n", "\n" + " ".repeat(width + 4));
      text.append("  ").append(row[0]).append(indent).append(lines).append('\n');
    }
  }
}
