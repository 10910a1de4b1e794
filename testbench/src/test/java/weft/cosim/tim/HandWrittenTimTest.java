package weft.cosim.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimPhases;
import weft.cosim.run.Divergence;
import weft.cosim.run.ValuesCompared;
import weft.cosim.verilator.ToolNeeds;
import weft.cosim.verilator.VerilatorBuild;
import weft.cosim.verilator.VerilatorModel;
import weft.cosim.verilator.VerilatorOptions;
import weft.cosim.verilator.VerilatorOptions.Optimization;

/** Foreign RTL against the golden model: neither was written from the other. */
class HandWrittenTimTest {
  @BeforeEach
  void need() throws InterruptedException {
    ToolNeeds.verilator();
  }

  static final TimConfig SMALL = new TimConfig(12, 6, 4, 3, 3, 2, 3, 3, 96, TimConfig.Form.MACRO);

  private static VerilatorModel open(TimConfig config, int seed) throws InterruptedException {
    return VerilatorBuild.standard()
        .build(HandWrittenTim.design(config), VerilatorOptions.signOff())
        .open(seed);
  }

  @Test
  void agreesWithTheGoldenModelOnMixedJobs() throws InterruptedException {
    RandomTim random = new RandomTim(RandomTim.SEED);
    try (TimSession session = new TimSession(SMALL, open(SMALL, 1), HandWrittenTim.PROBES)) {
      session.reset();
      long outputs = 0;
      long sums = 0;
      for (int round = 0; round < 6; round++) {
        for (TimJob job : random.mixed(SMALL, 40)) {
          if (job instanceof TimJob.Compute c) {
            sums += c.accesses() * SMALL.tiles() * c.columns();
            outputs += c.silent() ? 0 : (long) c.vectors() * c.columns() * (2 / c.group());
          }
          boolean agreed = session.run("job", job, random.phases(), random.stalls()).agreed();
          assertTrue(
              agreed, () -> "seed " + RandomTim.SEED + " " + job + ": " + session.tally().first());
        }
        session.softReset();
      }
      ValuesCompared compared = session.tally().values();
      assertEquals(outputs, compared.outputs());
      assertEquals(sums, compared.partialSums());
      assertEquals((long) session.jobs() * session.bench().registersPerJob(), compared.registers());
    }
  }

  /** What, the text to change, what it becomes, and the kind of value that gives it away. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ADC maximum|n > ADC ? ADC : n|n > ADC ? ADC - 1 : n|PARTIAL_SUM",
        "one clock of DRIVE more|DRIVE: if (count == r[49]|DRIVE: if (count > r[49]|CYCLE",
        "clip counter|counters[3] + {63'd0, over_k[t*M+i]}|counters[3]|REGISTER",
        "reduce unit|total = total + row_sums[t * M + c];|total = row_sums[t * M + c];|OUTPUT",
        "last flag|m_axis_tlast = row_last &&|m_axis_tlast =|OUTPUT",
      })
  void namesWhatWasChanged(String what, String from, String to, Divergence.Kind kind)
      throws InterruptedException {
    String text = HandWrittenTim.text(SMALL);
    assertTrue(text.contains(from), what);
    RandomTim random = new RandomTim(2);
    VerilatorModel model =
        VerilatorBuild.standard()
            .build(
                HandWrittenTim.design(SMALL, text.replace(from, to)),
                VerilatorOptions.signOff().withOptimization(Optimization.SMOKE))
            .open(1);
    try (TimSession session = new TimSession(SMALL, model, HandWrittenTim.PROBES)) {
      session.reset();
      for (TimJob job : random.programAll(SMALL)) {
        session.run("weights", job, TimPhases.DEFAULT, 0);
      }
      for (int i = 0; i < 20 && session.tally().mismatches() == 0; i++) {
        session.run("job", random.compute(SMALL, 4), TimPhases.DEFAULT, 0);
      }
      Divergence first = session.tally().first().orElseThrow();
      assertEquals(kind, first.kind(), () -> what + ": " + first.line());
    }
  }
}
