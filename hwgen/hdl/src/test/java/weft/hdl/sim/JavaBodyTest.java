package weft.hdl.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.bench.Bench;
import weft.hdl.ir.Design;
import weft.hdl.ir.JavaBody;
import weft.hdl.ir.Module;
import weft.hdl.verilog.Tools;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;

/** Models that Java answers for. */
class JavaBodyTest {
  @TempDir Path folder;

  /**
   * Begins at the length of its path, and adds what it is driven with and bits 64 on of the wide
   * input.
   */
  record Charge(int leak) implements JavaBody.Maker {
    @Override
    public JavaBody.Running make(String path) {
      return new JavaBody.Running() {
        private long level = path.length();

        @Override
        public void cycle(long[] inputs, long[] outputs) {
          level += inputs[0] + inputs[2] - leak;
          outputs[0] = level;
          outputs[1] = level;
          outputs[2] = -level;
        }

        @Override
        public Object save() {
          return level;
        }

        @Override
        public void restore(Object state) {
          level = (Long) state;
        }
      };
    }
  }

  static final class Cells extends Component {
    final SInt drive = in(sint(6));
    final Bits wide = in(bits(70));
    final SInt code = out(sint(9));
    final Bits line = out(bits(72));

    Cells(int leak) {
      answeredBy(new Charge(leak));
    }
  }

  static final class Top extends Component {
    final SInt drive = in(sint(6));
    final Bool high = in(bool());
    final SInt code = out(sint(9));
    final SInt second = out(sint(10));
    final Bits line = out(bits(72));
    final Cells first = add(new Cells(1));
    final Cells next = add(new Cells(1));

    Top() {
      first.drive.set(drive);
      first.wide.set(high.asBits().concat(bits(69).of(5)));
      next.drive.set(first.code.truncate(6));
      next.wide.set(bits(70).of(0));
      code.set(first.code);
      line.set(first.line);
      next.line.unused("one is enough");
      second.set(next.code.plusWide(first.code));
    }
  }

  private static List<Long> run(Bench<Top> bench) {
    List<Long> seen = new ArrayList<>();
    bench.poke(bench.top().drive, -3);
    for (int i = 0; i < 3; i++) {
      bench.step();
      seen.add(bench.peek(bench.top().code));
    }
    return seen;
  }

  /** The first begins at 5 and the second at 4, the lengths of their names. */
  @Test
  void isAskedOnceACycleAndAnswersAtTheEdge() {
    try (Bench<Top> bench = Bench.of(Top::new)) {
      Top top = bench.top();
      bench.poke(top.high, false);
      bench.poke(top.drive, 10);
      long before = bench.peek(top.code) << 58 >> 58;
      bench.step();
      assertEquals(5 + 10 - 1, bench.peek(top.code));
      assertEquals(14 + 4 + before - 1, bench.peek(top.second));
      bench.poke(top.high, true);
      bench.step();
      assertEquals(14 + 10 + 32 - 1, bench.peek(top.code));
      assertEquals(55 + 3 + before + 14 - 1, bench.peek(top.second));
      BigInteger line = BigInteger.valueOf(55).add(BigInteger.valueOf(256 - 55).shiftLeft(64));
      assertEquals(line, bench.peekBig(top.line));
      Snapshot saved = bench.sim().save();
      assertEquals(List.of(83L, 111L, 139L), run(bench));
      bench.sim().restore(saved);
      assertEquals(55, bench.peek(top.code));
      assertEquals(List.of(83L, 111L, 139L), run(bench));
    }
  }

  @Test
  void instancesWithEqualMakersShareAModule() {
    Module top = Elaborator.elaborate(Top::new).design().top();
    assertSame(top.instances().get(0).module(), top.instances().get(1).module());
  }

  @Test
  void theVerilogHoldsItsOutputsAndSynthesisGetsAStub() {
    List<VerilogFile> files = VerilogEmitter.emit(Elaborator.elaborate(Top::new).design());
    Tools.acceptedByAll(folder, files, "Top");
    String model =
        files.stream().filter(f -> f.name().equals("Cells_model.v")).findFirst().get().text();
    assertEquals(
        """
        module Cells (
          input clk,
          input [5:0] drive,
          input [69:0] wide,
          output [8:0] code,
          output [71:0] line
        );
          reg [8:0] code_next;
          reg [8:0] code_held;

          always @(posedge clk) begin
            code_next <= code_next;
            code_held <= code_next;
          end

          assign code = code_held;

          reg [71:0] line_next;
          reg [71:0] line_held;

          always @(posedge clk) begin
            line_next <= line_next;
            line_held <= line_next;
          end

          assign line = line_held;

          // Not used: drive: the body in Java reads it
          // Not used: wide: the body in Java reads it
          wire unused = &{1'b0, drive, wide};
        endmodule
        """,
        model);
  }

  static final class Slow extends Component {
    final UInt code = out(uint(9));

    Slow() {
      answeredBy(path -> (inputs, outputs) -> outputs[0]++);
    }
  }

  static final class Divided extends Component {
    final UInt code = out(uint(9));

    Divided() {
      clockedBy(clock().divided("half", 2));
      Slow slow = add(new Slow());
      code.set(slow.code);
    }
  }

  @Test
  void aClockMadeInsideIsRefused() {
    Design design = Elaborator.elaborate(Divided::new).design();
    var e = assertThrows(IllegalArgumentException.class, () -> JvmEngine.start(design));
    assertEquals(
        "JavaBodyTest.java:LINE: the body in Java of slow has the clock half, which is made inside the"
            + " design: give it a clock of the top",
        e.getMessage().replaceFirst(":[0-9]+:", ":LINE:"));
  }
}
