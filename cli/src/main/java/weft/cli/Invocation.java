package weft.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import weft.arch.ConfigException;
import weft.arch.Nearest;

/**
 * One use of a command: its options and arguments, parsed, and where it writes.
 *
 * @param command the command
 * @param words what was typed after the command
 * @param line the same as options and arguments
 * @param console where to write
 */
record Invocation(Command command, List<String> words, CommandLine line, Console console) {
  Invocation {
    words = List.copyOf(words);
  }

  /**
   * The only argument.
   *
   * @param what what it is, such as {@code preset or file}
   */
  String argument(String what) {
    List<String> arguments = line.getArgList();
    if (arguments.isEmpty()) {
      throw usage("a " + what + " is missing");
    }
    if (arguments.size() > 1) {
      throw usage("unexpected argument '" + arguments.get(1) + "'");
    }
    return arguments.get(0);
  }

  /** The command line, so that it can be typed again. */
  String text() {
    return "weft " + command.name() + (words.isEmpty() ? "" : " " + String.join(" ", words));
  }

  /** Checks that there is no argument. */
  void noArgument() {
    if (!line.getArgList().isEmpty()) {
      throw usage("unexpected argument '" + line.getArgList().get(0) + "'");
    }
  }

  boolean has(String option) {
    return line.hasOption(option);
  }

  Optional<String> text(String option) {
    return Optional.ofNullable(line.getOptionValue(option));
  }

  /** The file or folder that {@code option} names. */
  Optional<Path> path(String option) {
    return text(option)
        .map(
            text -> {
              if (text.isEmpty()) {
                throw new ConfigException("--" + option + " must not be empty");
              }
              try {
                return Path.of(text);
              } catch (InvalidPathException e) {
                throw new ConfigException("--" + option + ": " + e.getMessage(), e);
              }
            });
  }

  /** The whole number of {@code option}, which must lie in {@code min..max}. */
  Optional<Integer> integer(String option, int min, int max) {
    return number(option, min, max).map(Long::intValue);
  }

  /** As {@link #integer} for numbers of 64 bits. */
  Optional<Long> number(String option, long min, long max) {
    return text(option)
        .map(
            text -> {
              long value;
              try {
                value = Long.parseLong(text);
              } catch (NumberFormatException e) {
                throw new ConfigException(
                    "--" + option + " must be a whole number, not '" + text + "'", e);
              }
              if (value < min || value > max) {
                throw new ConfigException(
                    "--" + option + " must be " + min + ".." + max + ", not " + value);
              }
              return value;
            });
  }

  /** The share, from 0 to 1, that {@code option} gives. */
  Optional<Double> share(String option) {
    return text(option)
        .map(
            text -> {
              try {
                double value = Double.parseDouble(text);
                if (value >= 0 && value <= 1) {
                  return value;
                }
              } catch (NumberFormatException e) {
                throw new ConfigException(
                    "--" + option + " must be a number, not '" + text + "'", e);
              }
              throw new ConfigException("--" + option + " must be 0..1, not " + text);
            });
  }

  /** The constant that {@code option} names in lower case, with '-' for '_'. */
  <E extends Enum<E>> Optional<E> constant(String option, Class<E> type) {
    return text(option)
        .map(
            text -> {
              List<String> names = new ArrayList<>();
              for (E constant : type.getEnumConstants()) {
                names.add(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
                if (names.get(names.size() - 1).equals(text)) {
                  return constant;
                }
              }
              throw new ConfigException(
                  "--%s must be one of %s, not '%s'%s"
                      .formatted(
                          option, String.join(", ", names), text, Nearest.hint(text, names)));
            });
  }

  private UsageException usage(String problem) {
    return new UsageException(problem, "weft " + command.name() + " --help");
  }
}
