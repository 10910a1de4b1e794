package weft.cosim.crossbar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.arch.Register;
import weft.arch.RegisterMap;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarOp;
import weft.arch.crossbar.CrossbarRegisters;
import weft.arch.yaml.YamlMap;
import weft.cosim.engine.AccuContract;
import weft.cosim.engine.AxiLiteOp;
import weft.cosim.engine.LockStepModel;
import weft.cosim.engine.RunOutcome;
import weft.cosim.engine.Stalls;
import weft.cosim.jvm.JvmModel;
import weft.cosim.rtl.ElaboratedRtl;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.verilator.TestDesigns;
import weft.crossbar.CrossbarGenerator;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;

/**
 * Jobs of every kind with random data and stalls: Verilator and the JVM engine show the same on
 * every port and every probe in every clock.
 */
class CrossbarInLockStepTest {
  private static final long SEED = Long.getLong("weft.seed", 1);

  private final Random random = new Random(SEED);
  private CrossbarConfig config;
  private RegisterMap map;
  private LockStepModel model;
  private long jobs;

  @ParameterizedTest
  @CsvSource({"digital, polarised", "macro, offset"})
  void jobsOfEveryKindAreTheSameOnBothEngines(String form, String scheme)
      throws InterruptedException {
    config =
        CrossbarConfig.from(
            YamlMap.parse(
                "test",
                """
                rows: 12
                columns: 24
                fragmentRows: 3
                weightBits: 5
                inputBits: 7
                adcBits: 3
                adcs: 2
                spareColumns: 1
                crossbars: 2
                units: 2
                streamBits: 80
                faults: injectable
                form: %s
                scheme: %s
                """
                    .formatted(form, scheme)));
    map = CrossbarRegisters.map(config);
    Design design = CrossbarGenerator.generate(config).design();
    RtlDesign rtl = ElaboratedRtl.of(design);
    try (LockStepModel both =
        new LockStepModel(
            TestDesigns.build(rtl).open(0), new JvmModel(rtl, JvmEngine.start(design, 0)))) {
      model = both;
      AccuContract.reset(model);
      run(CrossbarOp.MARCH, Map.of("PULSE_LIMIT", 9), 0, 24);
      run(CrossbarOp.FAULTS, Map.of("ROWS", 5), 5, 0);
      for (int unit = 0; unit < 2; unit++) {
        Map<String, Integer> place = Map.of("UNIT", unit, "CROSSBAR", 1, "ROWS", 12);
        run(CrossbarOp.PROGRAM, place, 12 * 2, 12);
      }
      run(CrossbarOp.FLAGS, Map.of("ROWS", 4), 4, 0);
      run(CrossbarOp.MAP, Map.of(), CrossbarJob.beatsOf(16 * 24, config), 0);
      for (int skip = 0; skip < 3; skip++) {
        int mode = skip | random.nextInt(2) << 2 | 7 << 4 | random.nextInt(2) << 16;
        Map<String, Integer> job =
            Map.of("MODE", mode, "FRAGMENTS", 4, "OUTPUTS", config.unitOutputs(), "VECTORS", 3);
        run(CrossbarOp.COMPUTE, job, 3 * 2 * 3, 3 * config.unitOutputs());
      }
      run(CrossbarOp.TEST, Map.of("TEST_LINES", 5, "FIRST_ROW", 2, "TEST_COLUMN", 25), 0, 0);
      int seen = rtl.ports().size() - 1 + rtl.probes().size();
      assertEquals(model.cycle() * seen, model.valuesCompared());
    }
  }

  private void run(CrossbarOp op, Map<String, Integer> registers, int beats, int results)
      throws InterruptedException {
    List<AxiLiteOp> ops = new ArrayList<>();
    new TreeMap<>(registers).forEach((name, value) -> ops.add(write(name, value)));
    ops.add(write("OP", op.code()));
    ops.add(write("CTRL", 1));
    ops.add(AxiLiteOp.poll(map.address("STATUS"), 1, 0, 100_000));
    for (Register register : map.registers()) {
      if (register.name().endsWith("_LOW") || register.name().equals("TEST_CODE")) {
        ops.add(AxiLiteOp.read(register.address()));
      }
    }
    int[] data = random.ints((long) beats * CrossbarJob.wordsPerBeat(config)).toArray();
    for (int i = 2; i < data.length; i += 3) {
      data[i] &= 0xFFFF;
    }
    model.source("s_axis").arm(data, Stalls.pattern(SEED, 0, jobs * 100));
    model.sink("m_axis").arm(results, Stalls.pattern(SEED, 1, jobs * 100));
    model.axiLite("s_axil").arm(ops);
    assertEquals(RunOutcome.DONE, model.run(200_000), op + " replay: -Dweft.seed=" + SEED);
    jobs++;
  }

  private AxiLiteOp write(String register, int value) {
    return AxiLiteOp.write(map.address(register), value);
  }
}
