package weft.cosim.tim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimPhases;
import weft.arch.tim.TimRegisters;
import weft.arch.tim.TimScales;
import weft.cosim.accelerator.JobBench;
import weft.cosim.accelerator.Observed;
import weft.cosim.verilator.ToolNeeds;
import weft.cosim.verilator.VerilatorBuild;
import weft.cosim.verilator.VerilatorOptions;

class TimBenchTest {
  @BeforeEach
  void need() throws InterruptedException {
    ToolNeeds.verilator();
  }

  /** One tile of 8 x 4, 4 rows an access, 2 columns a step, ADC maximum 3. */
  static final TimConfig TINY = new TimConfig(8, 4, 4, 3, 2, 1, 2, 2, 8, TimConfig.Form.MACRO);

  @Test
  void runsAJobThroughThePins() throws InterruptedException {
    try (JobBench bench =
        new JobBench(
            TimRegisters.map(TINY),
            VerilatorBuild.standard()
                .build(HandWrittenTim.design(TINY), VerilatorOptions.signOff())
                .open(1))) {
      bench.reset();
      // Row 0: +1 +1 -1 0, row 1: +1 0 -1 -1, row 2 and 3 as row 0; a beat is 8 bits.
      int plus = 1;
      int minus = 3;
      int row0 = plus | plus << 2 | minus << 4;
      int row1 = plus | minus << 4 | minus << 6;
      Observed programmed =
          bench.run(
              TimSettings.drive(
                  new TimJob.Program(0, 0, 4, new int[] {row0, row1, row0, row0}),
                  TimPhases.DEFAULT,
                  0,
                  0),
              100);
      assertTrue(programmed.ended());
      assertEquals(List.of(), programmed.refused());
      assertEquals(16, programmed.counter("CYCLES"));

      Observed computed =
          bench.run(
              TimSettings.drive(
                  new TimJob.Compute(
                      TimEncoding.TERNARY,
                      1,
                      0,
                      false,
                      false,
                      0,
                      1,
                      4,
                      2,
                      TimScales.UNIT,
                      new int[] {0b0000_1111, 0b0010_0001}),
                  TimPhases.DEFAULT,
                  0,
                  8),
              100);
      assertTrue(computed.ended());
      // All rows +1: 4 clipped to 3; 3; -4 clipped to -3; -1. Then row 0 minus row 1.
      assertArrayEquals(new int[] {3, 3, -3, -1, 0, 1, 0, 1}, computed.resultWords());
      assertEquals(2, computed.counter("ACCESSES"));
      assertEquals(1, computed.counter("CLIPS_PLUS"));
      assertEquals(1, computed.counter("CLIPS_MINUS"));
      assertEquals(
          computed.counter("CYCLES"), computed.resultCycles()[7] - computed.inputCycles()[0] + 1);
    }
  }
}
