package weft.hdl.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import weft.hdl.Elaborator;
import weft.hdl.ir.Design;
import weft.hdl.ir.Port;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Simulation;
import weft.hdl.verilog.Tools;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;

/** Designs that share a stimulus, one build of Verilator and one run of Icarus. */
final class Batch {
  /** Who runs the Verilog. */
  enum Tool {
    ICARUS,
    VERILATOR
  }

  /** Where an engine and a tool first disagree. */
  record Difference(Tool tool, int design, int instant, String port, String engine, String seen) {
    @Override
    public String toString() {
      return tool
          + ": "
          + port
          + " at instant "
          + instant
          + " is "
          + seen
          + ", in the JVM engine "
          + engine;
    }
  }

  private final List<Design> designs = new ArrayList<>();
  private final Stimulus stimulus;
  private final UnaryOperator<String> edit;
  private final List<List<BigInteger>> expected = new ArrayList<>();
  private final BenchText text = new BenchText();

  /**
   * Elaborates the plans and runs them in the JVM engine.
   *
   * @param edit what is done to the Verilog, to see whether that is found
   */
  Batch(List<Plan> plans, int instants, long seed, UnaryOperator<String> edit) {
    this.edit = edit;
    for (Plan plan : plans) {
      designs.add(Elaborator.elaborate(() -> new PlanComponent.Replay(plan)).design());
    }
    stimulus = Stimulus.draw(designs, instants, new Random(seed));
    for (int i = 0; i < designs.size(); i++) {
      try (Simulation sim = JvmEngine.start(designs.get(i))) {
        text.add(designs.get(i), sim);
        expected.add(new Engine(designs.get(i), sim).run(stimulus, i));
      }
    }
  }

  /** Runs a tool; the first difference of each design that differs. */
  List<Difference> run(Path folder, Tool tool) throws IOException {
    Files.createDirectories(folder);
    List<String> files = new ArrayList<>();
    for (Design design : designs) {
      for (VerilogFile file : VerilogEmitter.emit(design)) {
        if (file.name().endsWith(".v")) {
          Files.writeString(folder.resolve(file.name()), edit.apply(file.text()));
          files.add(file.name());
        }
      }
    }
    Files.writeString(folder.resolve("Bench.v"), text.module());
    Files.writeString(folder.resolve("stimulus.hex"), BenchText.stimulus(stimulus, designs));
    files.add("Bench.v");
    Tools.Result result = tool == Tool.ICARUS ? icarus(folder, files) : verilator(folder, files);
    assertEquals(0, result.status(), result.output());
    List<String> lines = result.output().lines().toList();
    assertEquals(stimulus.instants().size(), lines.size(), result.output());
    List<Difference> differences = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < designs.size(); i++) {
      compare(tool, i, at, lines).ifPresent(differences::add);
      at += Stimulus.width(Stimulus.data(designs.get(i), Port.Direction.OUT));
    }
    return differences;
  }

  private Optional<Difference> compare(Tool tool, int index, int from, List<String> lines) {
    for (int t = 0; t < lines.size(); t++) {
      String line = lines.get(t);
      int lo = from;
      BigInteger wanted = expected.get(index).get(t);
      for (Port port : Stimulus.data(designs.get(index), Port.Direction.OUT)) {
        String seen =
            tool == Tool.ICARUS
                ? line.substring(line.length() - lo - port.width(), line.length() - lo)
                : bits(line, lo, port.width());
        String engine = binary(wanted.and(Engine.mask(port.width())), port.width());
        if (!seen.equals(engine)) {
          return Optional.of(new Difference(tool, index, t, port.name(), engine, seen));
        }
        lo += port.width();
        wanted = wanted.shiftRight(port.width());
      }
    }
    return Optional.empty();
  }

  /** Bits of a hexadecimal number. */
  private static String bits(String hex, int lo, int width) {
    StringBuilder all = new StringBuilder();
    for (int i = lo + width - 1; i >= lo; i--) {
      int value = Character.digit(hex.charAt(hex.length() - 1 - i / 4), 16);
      all.append((char) ('0' + (value >> i % 4 & 1)));
    }
    return all.toString();
  }

  private static String binary(BigInteger bits, int width) {
    String digits = bits.toString(2);
    return "0".repeat(width - digits.length()) + digits;
  }

  private Tools.Result icarus(Path folder, List<String> files) throws IOException {
    int instants = stimulus.instants().size();
    Files.writeString(folder.resolve("Icarus.v"), text.icarus(instants));
    List<String> command =
        new ArrayList<>(
            List.of("iverilog", "-g2005", "-s", "Icarus", "-o", "icarus.vvp", "Icarus.v"));
    command.addAll(files);
    Tools.silent(folder, command.toArray(new String[0]));
    return Tools.run(folder, "vvp", "-n", "icarus.vvp");
  }

  /** Verilator 5.006 inverts some {@code ^} of many parts unless it leaves trees of bits alone. */
  private Tools.Result verilator(Path folder, List<String> files) throws IOException {
    Files.writeString(folder.resolve("main.cpp"), text.main());
    List<String> command =
        new ArrayList<>(
            List.of(
                "verilator",
                "--cc",
                "--exe",
                "--build",
                "-j",
                "2",
                "-Wno-fatal",
                "-Wno-lint",
                "-fno-const-bit-op-tree",
                "--x-assign",
                "unique",
                "--top-module",
                "Bench",
                "-Mdir",
                "obj",
                "-MAKEFLAGS",
                "OPT_FAST=-O0 OPT_SLOW=-O0 OPT_GLOBAL=-O0",
                "main.cpp"));
    command.addAll(files);
    Tools.Result built = Tools.run(folder, command.toArray(new String[0]));
    assertEquals(0, built.status(), built.output());
    return Tools.run(folder, "obj/VBench");
  }
}
