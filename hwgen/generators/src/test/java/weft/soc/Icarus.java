package weft.soc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import weft.hdl.ir.Design;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;

/** Runs generated Verilog, and other tools that read it. */
public final class Icarus {
  private Icarus() {}

  /** Skips the test if a tool is missing; fails it in CI. */
  public static void needs(String tool) {
    boolean found =
        List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    if (!found && System.getenv("CI") != null) {
      throw new AssertionError(tool + " is missing");
    }
    Assumptions.assumeTrue(found, tool + " is missing");
  }

  /** Writes the design's files. */
  public static void write(Design design, Path folder) {
    try {
      Files.createDirectories(folder);
      for (VerilogFile file : VerilogEmitter.emit(design)) {
        Files.writeString(folder.resolve(file.name()), file.text());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs the accelerator in {@code folder} with bench.v, script.txt and beats.txt. */
  public static List<String> bench(Path folder, String top, List<String> macros) {
    Path bench = folder.resolve("bench.v");
    try (var in = Icarus.class.getResourceAsStream("bench.v")) {
      Files.write(bench, in.readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    List<String> all = new ArrayList<>(macros);
    all.add("TOP=" + top);
    return run(folder, top, bench, all);
  }

  /**
   * Compiles the files of {@code folder} with a bench and runs it.
   *
   * @param top name of the design's top module
   * @param macros such as {@code WIDTH=8}
   * @return what it prints
   */
  public static List<String> run(Path folder, String top, Path bench, List<String> macros) {
    needs("iverilog");
    List<String> command = new ArrayList<>(List.of("iverilog", "-g2005", "-Wall"));
    macros.forEach(macro -> command.add("-D" + macro));
    command.addAll(List.of("-o", "bench.vvp", "-s", "bench", "-f", top + ".f", bench.toString()));
    List<String> said = call(folder, command);
    if (!said.isEmpty()) {
      throw new AssertionError("iverilog says " + said);
    }
    return call(folder, List.of("vvp", "-n", "bench.vvp"));
  }

  /** Runs a tool; what it prints, and a failure if it does not end well. */
  public static List<String> call(Path folder, List<String> command) {
    try {
      Path output = folder.resolve("output.txt");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(300, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command + " does not end");
      }
      List<String> lines = Files.readAllLines(output);
      if (process.exitValue() != 0) {
        throw new AssertionError(String.join(" ", command) + "\n" + String.join("\n", lines));
      }
      return lines;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
