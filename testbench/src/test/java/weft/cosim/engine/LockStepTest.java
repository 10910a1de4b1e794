package weft.cosim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.cosim.jvm.JvmModel;
import weft.cosim.rtl.ElaboratedRtl;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;
import weft.cosim.verilator.TestDesigns;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;

/** Verilator and the JVM engine side by side: they agree, and what makes them differ is named. */
class LockStepTest {
  private static LockStepModel open(String from, String to) throws InterruptedException {
    Design design = Accu.design();
    RtlDesign rtl = ElaboratedRtl.of(design);
    RtlDesign edited =
        new RtlDesign(
            rtl.top(),
            rtl.files().stream().map(file -> edit(file, from, to)).toList(),
            rtl.ports(),
            rtl.probes());
    RtlModel verilator = TestDesigns.build(edited).open(0);
    return new LockStepModel(verilator, new JvmModel(rtl, JvmEngine.start(design, 0)));
  }

  private static RtlFile edit(RtlFile file, String from, String to) {
    String text = new String(file.content(), StandardCharsets.UTF_8);
    return RtlFile.of(file.name(), text.replace(from, to));
  }

  @Nested
  class Streams extends StreamContract {
    @Override
    protected RtlModel open() throws InterruptedException {
      return LockStepTest.open("", "");
    }
  }

  @Nested
  class RegisterBus extends AxiLiteContract {
    @Override
    protected RtlModel open() throws InterruptedException {
      return LockStepTest.open("", "");
    }
  }

  @Nested
  class Probes extends ProbeContract {
    @Override
    protected RtlModel open() throws InterruptedException {
      return LockStepTest.open("", "");
    }
  }

  /** Beats go in from cycle 2 on, their words are 1, 2, 3, ... */
  private static void run(LockStepModel model) throws InterruptedException {
    AccuContract.reset(model);
    int[] data = new int[4 * 200];
    for (int i = 0; i < 200; i++) {
      data[4 * i] = i + 1;
    }
    model.source("s_axis").arm(data, Stalls.none());
    model.sink("m_axis").arm(200, Stalls.none());
    model.run(1000);
  }

  @Test
  void everyPortAndProbeOfEveryClockIsCompared() throws InterruptedException {
    try (LockStepModel model = open("", "")) {
      run(model);
      int ports = model.design().ports().size() - 1;
      assertEquals(6, model.design().probes().size());
      assertEquals(model.cycle() * (ports + 6), model.valuesCompared());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Sums are 0, 1, 3, 6, 10 ... from cycle 2 on; the count of steps is 5 in cycle 7.
        "steps <= steps + 8'd1|steps <= steps + (steps == 8'd4 ? 8'd2 : 8'd1)"
            + "|sum.steps|7|0x6|0x5",
        // The output of beat 9 (sum 55) is seen in cycle 12.
        "sum_sum__now + constant|(sum_sum__now == 32'd55 ? 32'd7 : sum_sum__now) + constant"
            + "|m_axis_tdata|12|0xa0000000900000007|0xa0000000900000037"
      })
  void theFirstDifferenceIsNamed(
      String from, String to, String what, long cycle, String reference, String other)
      throws InterruptedException {
    LockStepModel model = open(from, to);
    EngineDifference e = assertThrows(EngineDifference.class, () -> run(model));
    assertEquals(
        List.of(what, cycle, reference, other),
        List.of(e.what(), e.cycle(), e.reference(), e.other()));
    assertTrue(
        e.getMessage()
            .startsWith(
                "the engines differ in " + what + ": verilator has " + reference + ", jvm has "),
        e.getMessage());
  }

  @Test
  void anEndThatOnlyOneEngineComesToIsADifference() throws InterruptedException {
    LockStepModel model =
        open("assign irq", "always @(posedge clk) if (taken == 32'd9) $stop;\n  assign irq");
    EngineDifference e = assertThrows(EngineDifference.class, () -> run(model));
    assertEquals("the end of the simulation", e.what());
    assertEquals("none", e.other());
    assertTrue(e.reference().startsWith("STOP"), e.reference());
  }
}
