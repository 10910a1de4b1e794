package weft.hdl.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weft.hdl.verilog.Tools;
import weft.hdl.verilog.VerilatorFaults;

/**
 * A program that Verilator makes of a bench. The compiler reads all of it as one text without
 * optimizing, in short functions, and Verilator's own library comes ready: a minute of compiling
 * becomes seconds.
 */
final class VerilatorProgram {
  /** Longer functions take the compiler more than in proportion. */
  private static final String STATEMENTS_A_FUNCTION = "100";

  /** Without optimizing, Clang takes a third of the time of GCC, which is there with Verilator. */
  private static final String COMPILER = Tools.installed("clang++") ? "clang++" : "g++";

  private VerilatorProgram() {}

  /** Verilator's library, compiled once in a JVM. */
  private static final class Library {
    static final Path FOLDER = compiled();

    private static Path compiled() {
      try {
        Path folder = Files.createTempDirectory("weft-verilated");
        folder.toFile().deleteOnExit();
        for (String part : List.of("verilated", "verilated_threads")) {
          String source = include(folder).resolve(part + ".cpp").toString();
          compile(folder, List.of("-c", source, "-o", part + ".o"));
          folder.resolve(part + ".o").toFile().deleteOnExit();
        }
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Path include(Path folder) throws IOException {
    Tools.Result root = Tools.run(folder, "verilator", "--getenv", "VERILATOR_ROOT");
    return Path.of(root.output().strip(), "include");
  }

  private static void compile(Path folder, List<String> options) throws IOException {
    Path include = include(folder);
    List<String> command = new ArrayList<>(List.of(COMPILER, "-O0", "-std=gnu++14", "-pthread"));
    for (String headers : List.of(".", "obj", include.toString(), include + "/vltstd")) {
      command.add("-I" + headers);
    }
    command.addAll(options);
    run(folder, command);
  }

  private static void run(Path folder, List<String> command) {
    Tools.Result result = Tools.run(folder, command.toArray(new String[0]));
    if (result.status() != 0) {
      throw new ToolError(Batch.Tool.VERILATOR, result.output());
    }
  }

  /**
   * Builds and runs; what the program prints.
   *
   * @param options of Verilator, {@link VerilatorFaults#OPTIONS} for results that are right
   * @param main the C++ text of the main program, for a top called {@code Bench}
   */
  static String run(Path folder, List<String> files, List<String> options, String main)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("verilator", "--cc", "-Mdir", "obj"));
    command.addAll(List.of("-Wno-fatal", "-Wno-lint"));
    command.addAll(options);
    command.addAll(List.of("--x-assign", "unique", "--top-module", "Bench"));
    command.addAll(List.of("--output-split", "0", "--output-split-cfuncs", STATEMENTS_A_FUNCTION));
    command.addAll(files);
    run(folder, command);
    Files.writeString(folder.resolve("main.cpp"), main);
    try (Stream<Path> made = Files.list(folder.resolve("obj"))) {
      String all =
          made.map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".cpp"))
              .sorted()
              .map(name -> "#include \"" + name + "\"\n")
              .collect(Collectors.joining());
      Files.writeString(folder.resolve("all.cpp"), all + "#include \"main.cpp\"\n");
    }
    Path library = Library.FOLDER;
    compile(
        folder,
        List.of(
            "all.cpp",
            library.resolve("verilated.o").toString(),
            library.resolve("verilated_threads.o").toString(),
            "-latomic",
            "-o",
            "bench"));
    // Without optimising, the wide values of one function may take 14 MB.
    String widely = "ulimit -s $(ulimit -H -s) && exec ./bench";
    Tools.Result result = Tools.run(folder, "sh", "-c", widely);
    if (result.status() != 0) {
      throw new ToolError(Batch.Tool.VERILATOR, result.output());
    }
    return result.output();
  }
}
