package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.hdl.ir.Design;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Module;
import weft.hdl.ir.ModuleBuilder;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.sim.Reference;

/**
 * What the printed text does is what the contract says: random modules under one top, run by Icarus
 * and Verilator, against an evaluation on numbers. Replay with {@code -Dweft.seed=S}.
 */
class SemanticsTest {
  private static final long SEED = Long.getLong("weft.seed", 1);
  private static final boolean FULL = "full".equals(System.getProperty("weft.tier"));
  private static final int MODULES = 24;
  private static final int BATCHES = FULL ? 17 : 1;
  private static final int STEPS = 40;
  private static final int VECTORS = 40;

  @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.ON_SUCCESS)
  Path folder;

  static IntStream batches() {
    return IntStream.range(0, BATCHES);
  }

  @ParameterizedTest
  @MethodSource("batches")
  void printedOperatorsAndStatementsDoWhatTheContractSays(int batch) throws Exception {
    List<Module> modules = new ArrayList<>();
    for (int i = batch * MODULES; i < (batch + 1) * MODULES; i++) {
      modules.add(RandomModules.make("Random" + i, SEED * 1_000_003 + i, STEPS));
    }
    Module top = wrap(modules);
    List<VerilogFile> files = VerilogEmitter.emit(Design.of(top));
    Tools.acceptedByAll(folder, files, "Top");

    List<String> expected = new ArrayList<>();
    StringBuilder stimulus = new StringBuilder();
    Random random = new Random(SEED);
    for (int v = 0; v < VECTORS; v++) {
      expected.add(vector(modules, random, stimulus));
    }
    Files.writeString(folder.resolve("stimulus.hex"), stimulus.toString());
    Files.writeString(folder.resolve("Bench.v"), bench(top));
    Tools.silent(folder, icarus(files));
    check("Icarus", expected, Tools.run(folder, "vvp", "-n", "bench.vvp"), modules);
    verilate();
    check("Verilator", expected, Tools.run(folder, "obj/VBench"), modules);
  }

  private static Module wrap(List<Module> modules) {
    ModuleBuilder m = new ModuleBuilder("Top");
    List<List<Port>> outer = new ArrayList<>();
    for (Module module : modules) {
      List<Port> ports = new ArrayList<>();
      for (Port port : module.ports()) {
        String name = module.name() + "_" + port.name();
        boolean in = port.direction() == Port.Direction.IN;
        ports.add(
            in ? m.in(name, port.kind(), port.width()) : m.out(name, port.kind(), port.width()));
      }
      outer.add(ports);
    }
    for (int i = 0; i < modules.size(); i++) {
      Instance instance = m.instance("u" + i, modules.get(i));
      for (Pin pin : instance.pins()) {
        Port port = outer.get(i).get(pin.port().index());
        if (port.direction() == Port.Direction.IN) {
          m.assign(pin, m.ref(port));
        } else {
          m.assign(port, m.ref(pin));
        }
      }
    }
    return m.build();
  }

  /** Draws inputs of all modules, appends them as one word, and returns all outputs in hex. */
  private static String vector(List<Module> modules, Random random, StringBuilder stimulus) {
    StringBuilder in = new StringBuilder();
    StringBuilder out = new StringBuilder();
    for (Module module : modules) {
      Reference contract = Reference.start(module, 0);
      for (Port port : module.ports()) {
        if (port.direction() == Port.Direction.IN) {
          BigInteger bits = draw(port.width(), random);
          contract.poke(port.name(), bits);
          in.append(binary(bits, port.width()));
        }
      }
      for (Port port : module.ports()) {
        if (port.direction() == Port.Direction.OUT) {
          out.append(port.name()).append('=').append(hex(contract.bits(port.name()), port.width()));
          out.append(' ');
        }
      }
      out.append('\n');
    }
    stimulus.append(new BigInteger(in.toString(), 2).toString(16)).append('\n');
    return out.toString();
  }

  private static BigInteger draw(int width, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> BigInteger.ZERO;
      case 1 -> BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
      case 2 -> BigInteger.ONE.shiftLeft(width - 1);
      case 3 -> new BigInteger(Math.min(width, 3), random);
      default -> new BigInteger(width, random);
    };
  }

  private static String binary(BigInteger bits, int width) {
    String digits = bits.toString(2);
    return "0".repeat(width - digits.length()) + digits;
  }

  private static String hex(BigInteger bits, int width) {
    String digits = bits.toString(16);
    return "0".repeat((width + 3) / 4 - digits.length()) + digits;
  }

  private static String bench(Module top) {
    StringBuilder b = new StringBuilder("module Bench;\n");
    StringBuilder inputs = new StringBuilder();
    StringBuilder shows = new StringBuilder();
    int bits = 0;
    String last = top.ports().get(0).name().split("_")[0];
    for (Port port : top.ports()) {
      boolean in = port.direction() == Port.Direction.IN;
      b.append(in ? "  reg [" : "  wire [").append(port.width() - 1).append(":0] ");
      b.append(port.name()).append(";\n");
      String[] parts = port.name().split("_");
      if (!parts[0].equals(last)) {
        shows.append("      $display(\"\");\n");
        last = parts[0];
      }
      if (in) {
        inputs.append(inputs.length() == 0 ? "" : ",\n").append(port.name());
        bits += port.width();
      } else {
        shows.append("      $write(\"").append(parts[1]).append("=%h \", ").append(port.name());
        shows.append(");\n");
      }
    }
    b.append("  Top top (");
    for (Port port : top.ports()) {
      b.append(port.index() == 0 ? "" : ",\n");
      b.append('.').append(port.name()).append('(').append(port.name()).append(')');
    }
    b.append(");\n  reg [").append(bits - 1).append(":0] words [0:").append(VECTORS - 1);
    b.append("];\n  integer i;\n  initial begin\n    $readmemh(\"stimulus.hex\", words);\n");
    b.append("    for (i = 0; i < ").append(VECTORS).append("; i = i + 1) begin\n      {");
    b.append(inputs).append("} = words[i];\n      #1;\n").append(shows);
    b.append("      $display(\"\");\n    end\n    $finish(0);\n  end\nendmodule\n");
    return b.toString();
  }

  private static String[] icarus(List<VerilogFile> files) {
    List<String> command =
        new ArrayList<>(List.of("iverilog", "-g2005", "-s", "Bench", "-o", "bench.vvp", "Bench.v"));
    for (VerilogFile file : files) {
      if (file.name().endsWith(".v")) {
        command.add(file.name());
      }
    }
    return command.toArray(new String[0]);
  }

  private void verilate() {
    List<String> command = new ArrayList<>(List.of("verilator", "--binary", "-Mdir", "obj"));
    command.addAll(List.of("-Wno-fatal", "-Wno-STMTDLY", "--x-assign", "unique"));
    command.addAll(VerilatorFaults.OPTIONS);
    command.addAll(List.of("-O0", "-MAKEFLAGS", "OPT_FAST=-O0"));
    command.addAll(List.of("--top-module", "Bench", "Bench.v", "-f", "Top.f"));
    Tools.Result built = Tools.run(folder, command.toArray(new String[0]));
    assertEquals(0, built.status(), built.output());
  }

  private static void check(
      String tool, List<String> expected, Tools.Result result, List<Module> modules) {
    assertEquals(0, result.status(), result.output());
    String[] lines = result.output().split("\n");
    for (int v = 0; v < VECTORS; v++) {
      String[] wanted = expected.get(v).split("\n", -1);
      for (int i = 0; i < modules.size(); i++) {
        String what = tool + ": " + modules.get(i).name() + ", vector " + v + ", weft.seed " + SEED;
        String[] given = lines[v * modules.size() + i].strip().split(" ");
        String[] right = wanted[i].strip().split(" ");
        for (int o = 0; o < right.length; o++) {
          assertEquals(right[o], given[o], what);
        }
      }
    }
  }
}
