package weft.cosim.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.cosim.accelerator.AcceleratorRtl;
import weft.cosim.engine.Recording;
import weft.cosim.icarus.IcarusResult;
import weft.cosim.icarus.IcarusRun;
import weft.cosim.tool.ToolPath;
import weft.cosim.verilator.ToolNeeds;
import weft.cosim.verilator.VerilatorBuild;
import weft.cosim.verilator.VerilatorModel;
import weft.cosim.verilator.VerilatorOptions;

/** The same stimulus in Icarus, which starts from X: every output and every register read. */
class FourStateTest {
  @BeforeEach
  void need() throws InterruptedException {
    ToolNeeds.verilator();
    ToolNeeds.program("iverilog", "iverilog");
  }

  @ParameterizedTest
  @EnumSource
  void hasNoUnknownOutputAfterReset(TimConfig.Form form) throws Exception {
    RandomTim random = new RandomTim(RandomTim.SEED);
    TimConfig config = GeneratedTimTest.SMALL.withForm(form);
    AcceleratorRtl rtl = GeneratedTim.of(config).rtl();
    VerilatorModel model =
        VerilatorBuild.standard().build(rtl.design(), VerilatorOptions.signOff()).open(1);
    model.startRecording();
    try (TimSession session = new TimSession(config, model, rtl.sums())) {
      session.reset();
      TimFaults faults = new TimFaults(config, session, random);
      faults.everyRegisterAfterReset();
      run(session, random, random.mixed(config, 4));
      run(session, random, random.programAll(config));
      faults.weightsReadBack();
      run(session, random, random.mixed(config, 10));
      faults.hardResetInAJob();
      run(session, random, random.mixed(config, 10));
      Recording recording = model.stopRecording();
      IcarusResult result = new IcarusRun(ToolPath.ofProcess()).replay(rtl.design(), recording);
      assertTrue(result.valuesCompared() > 20_000, () -> "" + result.valuesCompared());
      assertEquals(List.of(), result.differences());
    }
  }

  private static void run(TimSession session, RandomTim random, List<TimJob> jobs)
      throws InterruptedException {
    for (TimJob job : jobs) {
      boolean agreed = session.run("job", job, random.phases(), random.stalls()).agreed();
      assertTrue(agreed, () -> "seed " + RandomTim.SEED + ": " + session.tally().first());
    }
  }
}
