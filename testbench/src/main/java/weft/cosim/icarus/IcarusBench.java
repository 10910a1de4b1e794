package weft.cosim.icarus;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import weft.cosim.engine.Recording;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlPort;

/**
 * The text of the test bench that replays a recording: inputs change with the falling clock,
 * outputs are written down half a period later, right before the clock rises.
 */
final class IcarusBench {
  static final String INPUTS = "inputs.hex";
  static final String OUTPUTS = "outputs.txt";

  private IcarusBench() {}

  static String text(RtlDesign design, Recording recording) {
    List<RtlPort> inputs = recording.ports().stream().filter(RtlPort::isInput).toList();
    List<RtlPort> outputs = recording.ports().stream().filter(p -> !p.isInput()).toList();
    int width = 2 + inputs.stream().mapToInt(RtlPort::width).sum();
    StringBuilder text = new StringBuilder("module weft_replay;\n  reg weft_clock;\n");
    for (RtlPort port : recording.ports()) {
      text.append(port.isInput() ? "  reg [" : "  wire [").append(port.width() - 1);
      text.append(":0] p_").append(port.name()).append(";\n");
    }
    text.append("  reg weft_level, weft_change;\n  integer i, file;\n");
    text.append("  reg [").append(width - 1).append(":0] vectors [0:");
    text.append(Math.max(0, recording.clocks() - 1)).append("];\n");
    text.append("  ").append(design.top()).append(" dut (.").append(design.clock());
    text.append("(weft_clock)");
    for (RtlPort port : recording.ports()) {
      text.append(",\n    .").append(port.name()).append("(p_").append(port.name()).append(")");
    }
    text.append(");\n  initial begin\n    $readmemh(\"").append(INPUTS).append("\", vectors);\n");
    text.append("    file = $fopen(\"").append(OUTPUTS).append("\");\n");
    text.append("    for (i = 0; i < ").append(recording.clocks()).append("; i = i + 1) begin\n");
    text.append("      weft_clock = 1'b0;\n      {weft_level, weft_change");
    for (RtlPort port : inputs) {
      text.append(", p_").append(port.name());
    }
    text.append("} = vectors[i];\n      #5 $fdisplay(file, \"");
    text.append("%b ".repeat(outputs.size()).strip()).append("\", ");
    text.append(outputs.stream().map(p -> "p_" + p.name()).collect(Collectors.joining(", ")));
    text.append(");\n      weft_clock = 1'b1;\n");
    if (design.hasPort("resetn")) {
      text.append("      #3 if (weft_change) p_resetn = weft_level;\n");
    }
    text.append("      #2;\n    end\n    $fclose(file);\n    $finish;\n  end\nendmodule\n");
    return text.toString();
  }

  /** One line a clock, in the order of the bench: level, change, inputs. */
  static String vectors(Recording recording) {
    StringBuilder text = new StringBuilder();
    for (int[] clock : recording.words()) {
      StringBuilder bits = new StringBuilder();
      bits.append((clock[0] & 2) != 0 ? '1' : '0').append((clock[0] & 1) != 0 ? '1' : '0');
      int at = 1;
      for (RtlPort port : recording.ports()) {
        if (port.isInput()) {
          bits.append(bits(clock, at, port.width()));
        }
        at += port.words();
      }
      text.append(new BigInteger(bits.toString(), 2).toString(16)).append('\n');
    }
    return text.toString();
  }

  /** A value of a recording as binary digits, most significant first. */
  static String bits(int[] words, int at, int width) {
    char[] digits = new char[width];
    for (int i = 0; i < width; i++) {
      digits[width - 1 - i] = (words[at + i / 32] >>> (i % 32) & 1) != 0 ? '1' : '0';
    }
    return new String(digits);
  }
}
