package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the tools that read Verilog. A missing one skips the test, and fails it in CI. */
public final class Tools {
  /** No run takes a quarter of this on an idle machine. */
  private static final int HANGS_AFTER_SECONDS = 900;

  private Tools() {}

  /** What a tool said and how it ended. */
  public record Result(int status, String output) {}

  static void write(Path folder, List<VerilogFile> files) {
    try {
      Files.createDirectories(folder);
      for (VerilogFile file : files) {
        Files.writeString(folder.resolve(file.name()), file.text());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path folder, String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All three tools read the design without a word. */
  public static void acceptedByAll(Path folder, List<VerilogFile> files, String top) {
    write(folder, files);
    List<String> simulation = new ArrayList<>();
    StringBuilder synthesis = new StringBuilder();
    for (VerilogFile file : files) {
      if (file.name().endsWith(".v") && !file.name().endsWith("_stub.v")) {
        simulation.add(file.name());
      }
      if (file.name().endsWith(".v") && !file.name().endsWith("_model.v")) {
        synthesis.append("read_verilog ").append(file.name()).append("; ");
      }
    }
    silent(folder, "verilator", "--lint-only", "-Wall", "--top-module", top, "-f", top + ".f");
    List<String> icarus =
        new ArrayList<>(List.of("iverilog", "-g2005", "-Wall", "-s", top, "-o", "lint.vvp"));
    icarus.addAll(simulation);
    silent(folder, icarus.toArray(new String[0]));
    synthesis.append("hierarchy -check -top ").append(top).append("; proc; check -assert");
    Result yosys = run(folder, "yosys", "-q", "-p", synthesis.toString());
    assertEquals("", yosys.output(), folder.toString());
    assertEquals(0, yosys.status(), folder.toString());
  }

  public static void silent(Path folder, String... command) {
    Result result = run(folder, command);
    assertEquals("", result.output(), String.join(" ", command) + " in " + folder);
    assertEquals(0, result.status(), String.join(" ", command) + " in " + folder);
  }

  public static Result run(Path folder, String... command) {
    need(command[0]);
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      Path log = Files.createTempFile(folder, "log", ".txt");
      builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
      Process process = builder.start();
      if (!process.waitFor(HANGS_AFTER_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        fail(String.join(" ", command) + " takes over " + HANGS_AFTER_SECONDS + " s in " + folder);
      }
      return new Result(process.exitValue(), Files.readString(log, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Whether the tool is on the path. */
  public static boolean installed(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  private static void need(String tool) {
    boolean found = tool.contains("/") || installed(tool);
    if (!found && "1".equals(System.getenv("WEFT_CI"))) {
      fail(tool + " is not installed");
    }
    assumeTrue(found, tool + " is not installed");
  }
}
