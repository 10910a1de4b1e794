package weft.hdl.fuzz;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Design;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Port;
import weft.hdl.ir.Signal;
import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;

/**
 * The text around many designs that share one build: a module with one wide input and one wide
 * output, what drives it in Icarus, and what drives it in Verilator.
 */
final class BenchText {
  private final StringBuilder instances = new StringBuilder();
  private final StringBuilder powerUp = new StringBuilder();

  /** Nets of the outputs, the lowest bits first. */
  private final List<String> outputs = new ArrayList<>();

  private int in;
  private int out;

  /** Adds a design; registers and memories start as in the simulation. */
  void add(Design design, Simulation start) {
    String name = "d" + design.top().name();
    StringBuilder pins = new StringBuilder();
    for (Port port : design.top().ports()) {
      String net = null;
      for (int i = 0; i < PlanComponent.CLOCKS.size(); i++) {
        ClockDomain domain = PlanComponent.CLOCKS.get(i).domain();
        if (port.role() == Port.Role.CLOCK && port.name().equals(domain.clock())) {
          net = "clocks[" + i + "]";
        } else if (port.role() == Port.Role.RESET && port.name().equals(domain.reset())) {
          net = (domain.level() == ClockDomain.Level.HIGH ? "" : "!") + "resets[" + i + "]";
        }
      }
      if (port.role() == Port.Role.DATA && port.width() > 0) {
        boolean input = port.direction() == Port.Direction.IN;
        if (input) {
          net = "stimulus[" + (in + port.width() - 1) + ":" + in + "]";
        } else {
          net = "o" + outputs.size();
          outputs.add(net);
          instances.append("  wire [" + (port.width() - 1) + ":0] " + net + ";\n");
        }
        in += input ? port.width() : 0;
        out += input ? 0 : port.width();
      }
      if (net != null) {
        pins.append(pins.length() == 0 ? "" : ", ");
        pins.append(".").append(port.name()).append("(").append(net).append(")");
      }
    }
    instances.append("  " + design.top().name() + " " + name + " (" + pins + ");\n");
    deposit(design.top(), name + ".", "", start);
  }

  private void deposit(Module module, String verilog, String path, Simulation start) {
    for (Signal signal : module.signals()) {
      if (signal instanceof weft.hdl.ir.Register && signal.width() > 0) {
        BigInteger value = start.peekBig(start.net(path + signal.name()));
        deposit(verilog + signal.name(), signal.width(), value);
      }
    }
    for (Memory memory : module.memories()) {
      Net net = start.net(path + memory.name());
      for (int i = 0; i < memory.depth() && memory.contents().isEmpty(); i++) {
        deposit(verilog + memory.name() + "[" + i + "]", memory.width(), start.peekBig(net, i));
      }
    }
    for (Instance instance : module.instances()) {
      String below = instance.name() + ".";
      deposit(instance.module(), verilog + below, path + below, start);
    }
  }

  private void deposit(String name, int width, BigInteger value) {
    String hex = value.and(Engine.mask(width)).toString(16);
    powerUp.append("      " + name + " = " + width + "'h" + hex + ";\n");
  }

  /** Ports of more than 64 bits, so that they are arrays of words in C++. */
  private static int padded(int bits) {
    return Math.max(96, bits);
  }

  String module() {
    int clocks = PlanComponent.CLOCKS.size() - 1;
    return "module Bench (\n  input ["
        + clocks
        + ":0] clocks,\n  input ["
        + clocks
        + ":0] resets,\n  input ["
        + (padded(in) - 1)
        + ":0] stimulus,\n  output ["
        + (padded(out) - 1)
        + ":0] seen\n);\n"
        + instances
        + "  task power_up;\n    begin\n"
        + powerUp
        + "    end\n  endtask\n"
        + "`ifdef VERILATOR\n  initial power_up;\n  assign seen = {"
        + String.join(",\n    ", seen())
        + "};\n`endif\nendmodule\n";
  }

  private List<String> seen() {
    List<String> parts = new ArrayList<>();
    if (out < padded(out)) {
      parts.add((padded(out) - out) + "'d0");
    }
    parts.addAll(highestFirst());
    return parts;
  }

  private List<String> highestFirst() {
    List<String> nets = new ArrayList<>(outputs);
    Collections.reverse(nets);
    return nets;
  }

  /**
   * One line an instant: the outputs in binary. Each is shown by itself: Icarus copies the whole of
   * a wide net for every bit of it that changes.
   */
  String icarus(int instants) {
    StringBuilder show = new StringBuilder();
    for (String net : highestFirst()) {
      show.append("      $write(\"%b\", bench." + net + ");\n");
    }
    int clocks = PlanComponent.CLOCKS.size() - 1;
    int width = padded(in);
    return "module Icarus;\n  reg ["
        + clocks
        + ":0] clocks;\n  reg ["
        + clocks
        + ":0] resets;\n  reg ["
        + (width - 1)
        + ":0] stimulus;\n  reg ["
        + (width - 1)
        + ":0] words [0:"
        + (3 * instants - 1)
        + "];\n  integer i;\n"
        + "  Bench bench (.clocks(clocks), .resets(resets), .stimulus(stimulus), .seen());\n"
        + "  initial begin\n    $readmemh(\"stimulus.hex\", words);\n    clocks = 0;\n"
        + "    resets = 0;\n    stimulus = 0;\n    #1;\n    bench.power_up;\n    #1;\n"
        + "    for (i = 0; i < "
        + instants
        + "; i = i + 1) begin\n"
        + "      resets = words[3 * i + 1];\n      stimulus = words[3 * i + 2];\n      #1;\n"
        + show
        + "      $display(\"\");\n      clocks = words[3 * i];\n      #1;\n"
        + "      clocks = 0;\n      #1;\n    end\n    $finish(0);\n  end\nendmodule\n";
  }

  /** The same for Verilator. */
  String main() {
    return """
    #include <cstdio>
    #include <fstream>
    #include <string>
    #include "VBench.h"

    int main() {
      VBench bench;
      std::ifstream in("stimulus.hex");
      std::string edges, resets, word;
      bench.clocks = 0;
      bench.resets = 0;
      bench.eval();
      while (in >> edges >> resets >> word) {
        bench.resets = std::stoi(resets, nullptr, 16);
        for (int i = 0; i < IN; i++) {
          int end = int(word.size()) - 8 * i;
          int from = end > 8 ? end - 8 : 0;
          bench.stimulus[i] = end > 0 ? std::stoul(word.substr(from, end - from), nullptr, 16) : 0;
        }
        bench.eval();
        for (int i = OUT; i-- > 0;) std::printf("%08x", bench.seen[i]);
        std::printf("\\n");
        bench.clocks = std::stoi(edges, nullptr, 16);
        bench.eval();
        bench.clocks = 0;
        bench.eval();
      }
    }
    """
        .replace("IN;", (padded(in) + 31) / 32 + ";")
        .replace("OUT;", (padded(out) + 31) / 32 + ";");
  }

  /** Three words an instant: edges, resets, inputs. */
  static String stimulus(Stimulus stimulus, List<Design> designs) {
    StringBuilder text = new StringBuilder();
    for (Stimulus.Instant instant : stimulus.instants()) {
      BigInteger all = BigInteger.ZERO;
      int at = 0;
      for (int i = 0; i < designs.size(); i++) {
        all = all.or(instant.inputs().get(i).shiftLeft(at));
        at += Stimulus.width(Stimulus.data(designs.get(i), Port.Direction.IN));
      }
      text.append(Integer.toHexString(instant.edges())).append(' ');
      text.append(Integer.toHexString(instant.resets())).append(' ');
      text.append(all.toString(16)).append('\n');
    }
    return text.toString();
  }
}
