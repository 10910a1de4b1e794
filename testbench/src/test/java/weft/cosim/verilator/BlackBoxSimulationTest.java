package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Component;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;
import weft.hdl.UInt;
import weft.hdl.bench.Bench;
import weft.hdl.ir.SourceLocation;
import weft.hdl.sim.Message;
import weft.hdl.sim.Severity;

/** Verilog that somebody else wrote, from a file, inside a component that Verilator simulates. */
class BlackBoxSimulationTest {
  @TempDir Path folder;

  private static final String SOURCE =
      """
      module accu_v3 #(parameter STEP = 1, parameter FROM = 0) (
        input ck,
        input rst_n,
        input [7:0] a,
        output reg [15:0] y
      );
        always @(posedge ck or negedge rst_n)
          if (!rst_n) y <= FROM[15:0];
          else begin
            y <= y + a * STEP[15:0];
            if (y > 16'd400) $display("above 400: %0d", y);
          end
      endmodule
      """;

  /** Adds {@code a} times {@code step} at each clock; {@code from} after reset. */
  static final class Accu extends Component {
    final UInt a = in(uint(8));
    final UInt y = out(uint(16));

    Accu(Path source, int step, int from) {
      blackBox("accu_v3")
          .parameter("STEP", step)
          .parameter("FROM", from)
          .clock("ck")
          .reset("rst_n")
          .source(source);
    }
  }

  static final class Top extends Component {
    final UInt a = in(uint(8));
    final UInt twice = out(uint(16));
    final UInt late = out(uint(16));

    final Accu twos;
    final Accu fives;

    Top(Path source) {
      twos = add(new Accu(source, 2, 100));
      fives = add(new Accu(source, 5, 7));
      UInt held = reg(uint(8)).init(0);
      held.set(a);
      twos.a.set(a);
      fives.a.set(held);
      twice.set(twos.y);
      late.set(fives.y);
    }
  }

  @BeforeEach
  void need() throws InterruptedException {
    ToolNeeds.verilator();
  }

  @Test
  void theFileIsSimulatedWithItsParametersAndReset() throws Exception {
    Path source = Files.writeString(folder.resolve("accu_v3.v"), SOURCE);
    Elaborated<Top> top = Elaborator.elaborate(() -> new Top(source));
    try (Bench<Top> bench = new Bench<>(top, VerilatorSimulation.start(top.design()))) {
      bench.poke(bench.top().a, 30);
      reset(bench, 0);
      assertEquals(List.of(100L, 7L), values(bench));
      bench.step(3);
      assertEquals(List.of(100L, 7L), values(bench), "reset holds");
      reset(bench, 1);
      bench.step(3);
      assertEquals(List.of(280L, 307L), values(bench), "100 + 3 x 2 x 30, 7 + 2 x 5 x 30");
      assertEquals(280, bench.peek(bench.top().twos.y));
      assertEquals(30, bench.peek(bench.top().fives.a));
      bench.poke(bench.top().a, 255);
      bench.step(2);
      assertEquals(List.of(1300L, 1732L), values(bench), "280 + 2 x 510, 307 + 150 + 1275");
      assertEquals(
          Set.of(
              new Message(Severity.PLAIN, "above 400: 457", SourceLocation.NONE, "", 14),
              new Message(Severity.PLAIN, "above 400: 790", SourceLocation.NONE, "", 14)),
          Set.copyOf(bench.sim().messages()));
      assertEquals(2, bench.sim().messages().size());
      reset(bench, 0);
      assertEquals(List.of(100L, 7L), values(bench), "at once, without a clock");
    }
  }

  private static void reset(Bench<Top> bench, int level) {
    bench.sim().poke(bench.sim().net("resetn"), level);
  }

  private static List<Long> values(Bench<Top> bench) {
    return List.of(bench.peek(bench.top().twice), bench.peek(bench.top().late));
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("accu_v4.v");
    UncheckedIOException e =
        assertThrows(
            UncheckedIOException.class, () -> Elaborator.elaborate(() -> new Top(missing)));
    assertEquals("cannot read the source of accu_v3: " + missing, e.getMessage());
    assertEquals(NoSuchFileException.class, e.getCause().getClass());
  }
}
