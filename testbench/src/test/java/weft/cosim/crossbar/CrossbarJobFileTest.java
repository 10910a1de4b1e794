package weft.cosim.crossbar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.arch.ConfigException;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.Requantisation;
import weft.arch.crossbar.ZeroSkipping;
import weft.cosim.engine.Engine;
import weft.cosim.job.JobFile;
import weft.cosim.network.JobRun;
import weft.cosim.run.LayerCounts;
import weft.cosim.run.RunReport;
import weft.cosim.run.RunTable;
import weft.cosim.verilator.BuildProgress;

class CrossbarJobFileTest {
  /** Two units of 8 x 8 exact cells of 2 bits, fragments of 4, weights of 4 bits. */
  private static final String CROSSBAR =
      "'crossbar': {'rows': 8, 'columns': 8, 'fragmentRows': 4, 'weightBits': 4, 'inputBits': 4,"
          + " 'adcs': 2, 'units': 2, 'maxRows': 64, 'form': 'digital', 'faults': 'injectable'%s}";

  private static final String PRODUCT =
      "'inputs': 'unsigned', 'weights': [[3, -15], [1, -2]], 'activations': [[1, 2], [15, 0]]";

  @TempDir Path folder;

  private JobFile file(String more, String body) throws Exception {
    String text = "{'family': 'crossbar', " + CROSSBAR.formatted(more) + ", " + body + "}";
    Path file = folder.resolve("job.json");
    return JobFile.read(Files.writeString(file, text.replace('\'', '"')));
  }

  private CrossbarMatrixJob read(String body) throws Exception {
    return CrossbarJobFile.read(file("", body));
  }

  private String refusal(String body) throws Exception {
    JobFile file = file("", body);
    String message =
        assertThrows(
                ConfigException.class,
                () -> CrossbarJobFile.request(file, c -> GeneratedCrossbar.of(c).rtl()))
            .getMessage();
    return message.substring(message.indexOf(": ") + 2);
  }

  private JobRun run(String more, String body) throws Exception {
    JobRun run =
        JobRun.run(
            CrossbarJobFile.request(file(more, body), c -> GeneratedCrossbar.of(c).rtl()),
            Engine.JVM,
            BuildProgress.SILENT);
    assertTrue(run.report().passed(), () -> RunTable.text(run.report()));
    return run;
  }

  @Test
  void everythingThatIsNotGivenHasADefault() throws Exception {
    CrossbarMatrixJob job = read(PRODUCT);
    assertEquals(CrossbarPhases.DEFAULT, job.phases());
    assertEquals(4, job.planes());
    assertEquals(ZeroSkipping.LEADING, job.skipping());
    assertEquals(Optional.empty(), job.requantisation());
    assertEquals(100, job.pulseLimit());
    assertArrayEquals(new int[] {0, 1, -1, -1}, job.wordLines());
    assertEquals(OptionalLong.empty(), job.stalls());
    String signed = PRODUCT.replace("unsigned", "twos-complement").replace("[15, 0]", "[-5, 0]");
    assertEquals(4, read(signed).planes());
  }

  @Test
  void rowsOfBothSignsAreCutApartIfTheSchemeAsksForIt() throws Exception {
    String mixed = "'inputs': 'unsigned', 'weights': [[1], [0], [-1]], 'activations': [[1, 1, 1]]";
    assertArrayEquals(new int[] {0, -1, -1, -1, 2, -1, -1, -1}, read(mixed).wordLines());
    CrossbarMatrixJob offset = CrossbarJobFile.read(file(", 'scheme': 'offset'", mixed));
    assertArrayEquals(new int[] {0, 2, -1, -1}, offset.wordLines());
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    String zeros = Arrays.toString(new int[8]);
    String[] rows = new String[16];
    Arrays.fill(rows, zeros);
    rows[3] = "[0, 1, 2, 3, 0, 0, 0, 0]";
    CrossbarMatrixJob job =
        read(
            PRODUCT
                + ", 'phases': {'convert': 3}, 'planes': 4, 'skipping': 'planes-of-zeros',"
                + " 'requantisation': {'multiplier': 3, 'shift': 2, 'outBits': 5},"
                + " 'pulseLimit': 7, 'wordLines': [1, 0, -1, -1], 'placement': 'blind',"
                + " 'stalls': 99, 'faults': "
                + Arrays.toString(rows));
    Path copy = Files.writeString(folder.resolve("copy.json"), job.text());
    CrossbarMatrixJob again = CrossbarJobFile.read(JobFile.read(copy));
    assertEquals(job.config(), again.config());
    assertEquals(new CrossbarPhases(1, 1, 1, 3, 1, 1, 1), again.phases());
    assertEquals(InputKind.UNSIGNED, again.inputs());
    assertEquals(ZeroSkipping.PLANES_OF_ZEROS, again.skipping());
    assertEquals(Optional.of(new Requantisation(3, 2, 5)), again.requantisation());
    assertEquals(7, again.pulseLimit());
    assertArrayEquals(new int[] {1, 0, -1, -1}, again.wordLines());
    assertArrayEquals(job.faults().orElseThrow(), again.faults().orElseThrow());
    assertEquals(CrossbarMatrixJob.Placement.BLIND, again.placement());
    assertArrayEquals(job.weights(), again.weights());
    assertArrayEquals(job.activations(), again.activations());
    assertEquals(OptionalLong.of(99), again.stalls());
    assertEquals(job.text(), again.text());
  }

  @Test
  void errorsNameTheKeyAndWhatIsAllowed() throws Exception {
    assertEquals(
        "unknown key 'activation'; did you mean 'activations'?",
        refusal(PRODUCT + ", 'activation': 1"));
    assertEquals(
        "'inputs' must be one of unsigned, twos-complement; did you mean 'unsigned'?",
        refusal(PRODUCT.replace("'unsigned'", "'unsinged'")));
    assertEquals("weights[0][1] must be -15..15, not -16", refusal(PRODUCT.replace("-15", "-16")));
    assertEquals("activations[1][0] must be 0..7, not 15", refusal(PRODUCT + ", 'planes': 3"));
    assertEquals("planes must be 1..4, not 5", refusal(PRODUCT + ", 'planes': 5"));
    assertEquals(
        "wordLines must be whole fragments of 4, not 3",
        refusal(PRODUCT + ", 'wordLines': [0, 1, -1]"));
    assertEquals(
        "wordLines[1]: row 0 is there twice", refusal(PRODUCT + ", 'wordLines': [0, 0, -1, -1]"));
    assertEquals(
        "wordLines: row 1 has weights and no word line",
        refusal(PRODUCT + ", 'wordLines': [0, -1, -1, -1]"));
    assertEquals(
        "weights must not all be 0",
        refusal("'inputs': 'unsigned', 'weights': [[0]], 'activations': [[1]]"));
    assertEquals(
        "fragment 0 of output 0 has weights of both signs: [1, -1, 0, 0]",
        refusal(
            "'inputs': 'unsigned', 'weights': [[1], [-1]], 'activations': [[1, 1]],"
                + " 'wordLines': [0, 1, -1, -1]"));
    assertEquals(
        "faults must have 16 rows, those of all crossbars, not 1",
        refusal(PRODUCT + ", 'faults': [[0, 0, 0, 0, 0, 0, 0, 0]]"));
  }

  /** By hand: 1*3 + 2*1, -(1*15 + 2*2), 15*3, -(15*15); codes stay below 15. */
  @Test
  void givesTheProduct() throws Exception {
    JobRun run = run("", PRODUCT);
    assertArrayEquals(new long[][] {{5, -19}, {45, -225}}, run.result().outputs());
    LayerCounts counts = run.result().counts();
    // One round, a vector in each unit: planes 0 and 1 of [1, 2], all four of [15, 0].
    assertEquals(2 + 4, counts.accesses());
    assertEquals(6, counts.others().get("inputCycles"));
    assertEquals(8 - 6, counts.others().get("skipped"));
    // Of all 8 columns, whatever is used.
    assertEquals(6 * 8, counts.others().get("conversions"));
    assertEquals(0, counts.others().get("saturations"));
    // Digits of rows 0 and 1 in both units: 3 0 3 3 and 1 0 2 0. A row takes its highest level of
    // pulses, and a cell its own level of writes.
    assertEquals(2 * (3 + 2), counts.others().get("pulses"));
    assertEquals(2 * (3 + 3 + 3 + 1 + 2), counts.others().get("writes"));
    assertEquals(0, counts.others().get("unverified"));
    RunReport report = run.report();
    assertEquals("crossbar", report.configuration().get("family").asText());
    assertTrue(report.cyclesRtl() > 0 && report.cyclesRtl() == report.cyclesGolden());
  }

  @Test
  void requantisesAndCutsOffWhatIsNegative() throws Exception {
    // (5*3 + 2) >> 2 = 4, (45*3 + 2) >> 2 = 34, of which 5 bits hold 31.
    JobRun run =
        run("", PRODUCT + ", 'requantisation': {'multiplier': 3, 'shift': 2, 'outBits': 5}");
    assertArrayEquals(new long[][] {{4, 0}, {31, 0}}, run.result().outputs());
  }

  @Test
  void stallsCostClocksAndChangeNothingElse() throws Exception {
    JobRun quiet = run("", PRODUCT);
    JobRun stalled = run("", PRODUCT + ", 'stalls': 5");
    assertTrue(stalled.report().cyclesRtl() > quiet.report().cyclesRtl());
    assertArrayEquals(quiet.result().outputs(), stalled.result().outputs());
  }

  /** A weight of 15 whose low cell is stuck at zero: 12 at best; around it: the spare column. */
  @Test
  void placesWeightsAroundFaultsUnlessToldNotTo() throws Exception {
    String[] rows = new String[16];
    Arrays.fill(rows, Arrays.toString(new int[10]));
    // Unit 0, row 0: the low cell of output 0 is stuck at zero.
    rows[0] = "[1, 0, 0, 0, 0, 0, 0, 0, 0, 0]";
    String body =
        "'inputs': 'unsigned', 'weights': [[15]], 'activations': [[1], [1]], 'faults': "
            + Arrays.toString(rows);
    JobRun around = run(", 'spareColumns': 1", body);
    assertArrayEquals(new long[][] {{15}, {15}}, around.result().outputs());
    assertEquals(0, around.result().counts().others().get("unverified"));
    JobRun blind = run(", 'spareColumns': 1", body + ", 'placement': 'blind', 'pulseLimit': 4");
    // The second vector runs in unit 1, which is good.
    assertArrayEquals(new long[][] {{12}, {15}}, blind.result().outputs());
    assertEquals(1, blind.result().counts().others().get("unverified"));
  }
}
