package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Bool;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.UInt;
import weft.hdl.ir.Design;
import weft.hdl.lib.ResetSynchronizer;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Simulation;

/** Gated and divided clocks and resets from inside, as the JVM engine and Icarus run them. */
class GatedClockSimulationTest {
  private static final int EDGES = 400;

  @TempDir Path folder;

  /** Counts what a gated, a doubly gated and a divided clock see; all read each other's counts. */
  static final class Counts extends Component {
    public final Bool run = in(bool());
    public final Bool test = in(bool());
    public final UInt all;
    public final UInt gated;
    public final UInt twice;
    public final UInt third;
    public final UInt after;

    Counts() {
      Clock core = ResetSynchronizer.released("core", clock(), 2);
      clockedBy(core);
      UInt every = reg(uint(16)).init(0);
      every.set(every.plus(1));
      Clock tile = core.gated("tile", run, test);
      UInt some = in(tile, () -> reg(uint(16)).init(0));
      some.set(some.plus(1));
      Clock inner = tile.gated("inner", some.bit(0));
      UInt few = in(inner, () -> reg(uint(16)).init(0));
      few.set(every);
      Clock slow = core.divided("slow", 3);
      UInt thirds = in(slow, () -> reg(uint(16)).init(0));
      thirds.set(some.plus(every));
      UInt later = reg(uint(16)).init(0);
      later.set(thirds.plus(few));
      all = out(every);
      gated = out(some);
      twice = out(few);
      third = out(thirds);
      after = out(later);
    }
  }

  /** The same, counted in Java: an edge samples what was before it. */
  private static List<String> expected(boolean[] run, boolean[] test, boolean[] reset) {
    List<String> lines = new ArrayList<>();
    int[] stages = {0, 0};
    int every = 0;
    int some = 0;
    int few = 0;
    int thirds = 0;
    int later = 0;
    int count = 0;
    for (int i = 0; i < EDGES; i++) {
      if (reset[i]) {
        stages = new int[2];
      }
      boolean held = stages[1] == 0;
      if (held) {
        every = some = few = thirds = later = count = 0;
      } else {
        boolean tile = run[i] || test[i];
        int nextLater = (thirds + few) & 0xffff;
        int nextThirds = count == 0 ? (some + every) & 0xffff : thirds;
        int nextFew = tile && (some & 1) == 1 ? every : few;
        some = tile ? some + 1 : some;
        every++;
        few = nextFew;
        thirds = nextThirds;
        later = nextLater;
        count = count == 2 ? 0 : count + 1;
      }
      if (!reset[i]) {
        stages = new int[] {1, stages[0]};
      }
      lines.add(every + " " + some + " " + few + " " + thirds + " " + later);
    }
    return lines;
  }

  private final boolean[] run = new boolean[EDGES];
  private final boolean[] test = new boolean[EDGES];
  private final boolean[] reset = new boolean[EDGES];

  @BeforeEach
  void draw() {
    Random random = new Random(Long.getLong("weft.seed", 1));
    for (int i = 0; i < EDGES; i++) {
      run[i] = random.nextInt(3) == 0;
      test[i] = random.nextInt(10) == 0;
      reset[i] = i < 3 || random.nextInt(60) == 0;
    }
  }

  @Test
  void theEngineHasEveryEdgeWhereItIsDeclared() {
    List<String> seen = new ArrayList<>();
    try (Simulation sim = JvmEngine.start(Elaborator.elaborate(() -> new Counts()).design())) {
      for (int i = 0; i < EDGES; i++) {
        sim.poke(sim.net("run"), run[i] ? 1 : 0);
        sim.poke(sim.net("test"), test[i] ? 1 : 0);
        sim.poke(sim.net("resetn"), reset[i] ? 0 : 1);
        sim.step();
        StringJoiner line = new StringJoiner(" ");
        for (String net : List.of("all", "gated", "twice", "third", "after")) {
          line.add("" + sim.peek(sim.net(net)));
        }
        seen.add(line.toString());
      }
    }
    assertEquals(expected(run, test, reset), seen);
  }

  @Test
  void theVerilogHasEveryEdgeWhereItIsDeclared() {
    Design design = Elaborator.elaborate(() -> new Counts()).design();
    List<VerilogFile> files = new ArrayList<>(VerilogEmitter.emit(design));
    Tools.acceptedByAll(folder, files, "Counts");
    files.add(new VerilogFile("bench.v", bench(run, test, reset)));
    Tools.write(folder, files);
    String expected = String.join("\n", expected(run, test, reset)) + "\n";
    Tools.silent(folder, "iverilog -g2005 -s bench -o b.vvp bench.v -f Counts.f".split(" "));
    assertEquals(expected, Tools.run(folder, "vvp", "-n", "b.vvp").output());
  }

  /** Inputs change while the clock is high, or while it is low. */
  private static String bench(boolean[] run, boolean[] test, boolean[] reset) {
    StringBuilder steps = new StringBuilder();
    for (int i = 0; i < EDGES; i++) {
      steps.append(
          "    step(%d, %d, %d, %d);\n"
              .formatted(run[i] ? 1 : 0, test[i] ? 1 : 0, reset[i] ? 0 : 1, i % 2));
    }
    return """
    `timescale 1ns/1ns
    module bench;
      reg clk = 0, resetn = 1, run = 0, test = 0;
      wire [15:0] all, gated, twice, third, after;
      Counts dut (
        .clk(clk), .resetn(resetn), .run(run), .test(test), .all(all), .gated(gated),
        .twice(twice), .third(third), .after(after)
      );
      task step(input r, input t, input n, input low);
        begin
          #1 if (!low) begin run = r; test = t; end
          #4 clk = 0;
          #2 resetn = n;
          if (low) begin run = r; test = t; end
          #3 clk = 1;
          #1 $display("%0d %0d %0d %0d %0d", all, gated, twice, third, after);
        end
      endtask
      initial begin
    STEPS    $finish;
      end
    endmodule
    """
        .replace("STEPS", steps);
  }
}
