package weft.cli;

import java.util.List;
import org.apache.commons.cli.Options;

/** One command of Weft, as {@link Commands} lists it. */
interface Command {
  /** What the user types. */
  String name();

  /** One line for the list of commands. */
  String summary();

  /** What follows the name in the usage line, such as {@code <preset|file.yaml>}; may be empty. */
  String arguments();

  /** All options but {@code --help}. */
  Options options();

  /** What to type, then, after two spaces, what it does. */
  List<String> examples();

  /**
   * Does the work. Exceptions become messages and exit codes in {@link Failure}.
   *
   * @throws InterruptedException after Ctrl-C, when nothing half-written is left
   */
  ExitCode run(Invocation invocation) throws Exception;
}
