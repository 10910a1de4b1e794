package weft.hdl.fuzz;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import weft.hdl.ir.Design;
import weft.hdl.ir.Port;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Simulation;
import weft.hdl.verilog.Tools;
import weft.hdl.verilog.VerilatorFaults;
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

  /** CPU time of a run of Icarus, which takes seconds, if it ends. */
  private static final int MOST_SECONDS = 60;

  private final List<Design> designs;
  private final Stimulus stimulus;
  private final UnaryOperator<String> edit;
  private final List<List<BigInteger>> expected = new ArrayList<>();
  private final BenchText text = new BenchText();

  /**
   * Runs the designs in the JVM engine.
   *
   * @param edit what is done to the Verilog, to see whether that is found
   */
  Batch(List<Design> designs, int instants, long seed, UnaryOperator<String> edit) {
    this.designs = List.copyOf(designs);
    this.edit = edit;
    stimulus = Stimulus.draw(designs, instants, seed);
    for (int i = 0; i < designs.size(); i++) {
      try (Simulation sim = JvmEngine.start(designs.get(i))) {
        text.add(designs.get(i), sim);
        expected.add(new Engine(designs.get(i), sim).run(stimulus, i));
      }
    }
  }

  /**
   * Runs a tool; the first difference of each design that differs.
   *
   * @throws ToolError if the tool refuses a design
   */
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
    String output =
        tool == Tool.ICARUS
            ? icarus(folder, files)
            : VerilatorProgram.run(folder, files, VerilatorFaults.OPTIONS, text.main());
    List<String> lines = output.lines().toList();
    if (lines.size() != stimulus.instants().size()) {
      throw new ToolError(tool, output);
    }
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

  private String icarus(Path folder, List<String> files) throws IOException {
    int instants = stimulus.instants().size();
    Files.writeString(folder.resolve("Icarus.v"), text.icarus(instants));
    List<String> command =
        new ArrayList<>(
            List.of("iverilog", "-g2005", "-s", "Icarus", "-o", "icarus.vvp", "Icarus.v"));
    command.addAll(files);
    Tools.Result built = Tools.run(folder, command.toArray(new String[0]));
    if (built.status() != 0 || !built.output().isEmpty()) {
      throw new ToolError(Tool.ICARUS, built.output());
    }
    String limited = "ulimit -t " + MOST_SECONDS + " && exec vvp -n icarus.vvp";
    Tools.Result result = Tools.run(folder, "sh", "-c", limited);
    if (result.status() != 0) {
      throw new ToolError(Tool.ICARUS, "vvp: status " + result.status() + "\n" + result.output());
    }
    return result.output();
  }
}
