package weft.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import weft.arch.ConfigException;
import weft.cosim.tool.MissingToolException;
import weft.golden.FormatException;

/**
 * What a user is told when a command ends in an exception.
 *
 * @param code how the process ends
 * @param message one or a few lines
 * @param defect the exception if it is Weft's fault: then the stack trace is kept in a file
 */
record Failure(ExitCode code, String message, Optional<Throwable> defect) {

  /** Sorts {@code thrown}: the user's business, a missing tool, Ctrl-C or a defect. */
  static Failure of(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      Optional<Failure> known = known(t);
      if (known.isPresent()) {
        return known.get();
      }
    }
    String what = thrown instanceof OutOfMemoryError ? "out of memory" : thrown.toString();
    return new Failure(ExitCode.INTERNAL_ERROR, "internal error: " + what, Optional.of(thrown));
  }

  private static Optional<Failure> known(Throwable thrown) {
    if (thrown instanceof UsageException e) {
      return user(e.getMessage() + "\nTry '" + e.help() + "'.");
    }
    if (thrown instanceof ConfigException || thrown instanceof FormatException) {
      return user(thrown.getMessage());
    }
    if (thrown instanceof MissingToolException) {
      return Optional.of(new Failure(ExitCode.MISSING_TOOL, thrown.getMessage(), Optional.empty()));
    }
    if (thrown instanceof InterruptedException
        || thrown instanceof ClosedByInterruptException
        || thrown instanceof CancellationException) {
      return Optional.of(new Failure(ExitCode.INTERRUPTED, "interrupted", Optional.empty()));
    }
    return thrown instanceof FileSystemException e ? user(describe(e)) : Optional.empty();
  }

  private static Optional<Failure> user(String message) {
    return Optional.of(new Failure(ExitCode.USAGE, message, Optional.empty()));
  }

  private static String describe(FileSystemException e) {
    String problem =
        e instanceof NoSuchFileException
            ? "no such file or folder"
            : e instanceof AccessDeniedException
                ? "permission denied"
                : e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException
                    ? "is not a folder"
                    : "cannot be used";
    return e.getFile() + ": " + (e.getReason() == null ? problem : e.getReason());
  }

  /** Tells the user and returns the exit code. */
  ExitCode report(Console console) {
    console.err().println("weft: " + message);
    defect.ifPresent(thrown -> console.err().println(traceIsIn(thrown)));
    return code;
  }

  private static String traceIsIn(Throwable thrown) {
    try {
      Path file = Files.createTempFile("weft-error-", ".txt");
      try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
        writer.println("weft " + Main.version() + ", Java " + System.getProperty("java.version"));
        thrown.printStackTrace(writer);
      }
      return "This is a defect of Weft; the stack trace is in " + file;
    } catch (IOException | UncheckedIOException e) {
      thrown.printStackTrace();
      return "This is a defect of Weft (no file for the stack trace: " + e.getMessage() + ")";
    }
  }
}
