package weft.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.commons.cli.AlreadySelectedException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import weft.arch.Nearest;

/** Finds the command that the user means, runs it and makes an exit code of whatever comes. */
public final class Main {
  private static final long GRACE_SECONDS = 10;

  private final Commands commands;
  private final Console console;

  Main(Commands commands, Console console) {
    this.commands = commands;
    this.console = console;
  }

  /** Runs one command and ends the process with its {@link ExitCode}. */
  public static void main(String[] args) {
    Thread worker = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(worker, ended)));
    ExitCode code = ExitCode.INTERNAL_ERROR;
    try {
      code = new Main(Commands.standard(), Console.ofProcess()).run(args);
    } finally {
      ended.countDown();
    }
    System.exit(code.code());
  }

  /** Ctrl-C: lets the command remove what it has half-written before the process ends. */
  private static void interrupt(Thread worker, CountDownLatch ended) {
    if (ended.getCount() > 0) {
      worker.interrupt();
      try {
        ended.await(GRACE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Runs the command line; never throws. */
  ExitCode run(String... args) {
    try {
      return dispatch(args);
    } catch (Exception | Error e) {
      return Failure.of(e).report(console);
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  private ExitCode dispatch(String... args) throws Exception {
    if (args.length == 0) {
      console.err().print(Help.of(commands));
      return ExitCode.USAGE;
    }
    switch (args[0]) {
      case "--help", "-h":
        console.out().print(Help.of(commands));
        return ExitCode.PASSED;
      case "help":
        console.out().print(args.length > 1 ? Help.of(commands.find(args[1])) : Help.of(commands));
        return ExitCode.PASSED;
      case "--version":
        console.out().println("weft " + version());
        return ExitCode.PASSED;
      default:
        Command command = commands.find(args[0]);
        return run(command, Arrays.copyOfRange(args, 1, args.length));
    }
  }

  private ExitCode run(Command command, String... args) throws Exception {
    if (Arrays.asList(args).contains("--help") || Arrays.asList(args).contains("-h")) {
      console.out().print(Help.of(command));
      return ExitCode.PASSED;
    }
    return command.run(new Invocation(command, List.of(args), parse(command, args), console));
  }

  private static CommandLine parse(Command command, String... args) {
    String help = "weft " + command.name() + " --help";
    try {
      CommandLine line =
          DefaultParser.builder()
              .setAllowPartialMatching(false)
              .get()
              .parse(command.options(), args);
      for (Option option : line.getOptions()) {
        String[] values = line.getOptionValues(option);
        if (values != null && values.length > 1) {
          throw new UsageException("--" + option.getLongOpt() + " is given twice", help);
        }
      }
      return line;
    } catch (UnrecognizedOptionException e) {
      throw new UsageException(
          "unknown option '" + e.getOption() + "'" + hint(e.getOption(), command.options()), help);
    } catch (MissingArgumentException e) {
      throw new UsageException(
          "--" + e.getOption().getLongOpt() + " needs a value: " + e.getOption().getArgName(),
          help);
    } catch (AlreadySelectedException e) {
      throw new UsageException(e.getMessage(), help);
    } catch (ParseException e) {
      throw new UsageException(e.getMessage(), help);
    }
  }

  private static String hint(String given, Options options) {
    String name = given.split("=", 2)[0];
    List<String> known = new ArrayList<>(List.of("--help"));
    options.getOptions().stream().map(Option::getLongOpt).map(o -> "--" + o).forEach(known::add);
    return Nearest.hint(name, known);
  }

  /** The version in the parent POM. */
  static String version() {
    Properties properties = new Properties();
    try (InputStream in = Main.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("the jar holds no version", e);
    }
    return properties.getProperty("version");
  }
}
