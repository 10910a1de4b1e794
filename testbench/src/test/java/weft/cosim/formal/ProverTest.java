package weft.cosim.formal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.cosim.formal.Verdict.Outcome;
import weft.cosim.tool.MissingToolException;
import weft.cosim.tool.ToolPath;
import weft.cosim.verilator.ToolNeeds;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/** Each way in which a proof can end, with what it tells. */
class ProverTest {
  @TempDir Path folder;

  /** Counts to a limit and starts again; the child of a top, so that paths have two parts. */
  static final class Counter extends Component {
    final Bool enable = in(bool());
    final UInt value = out(uint(4));

    Counter(int wrap, int limit) {
      UInt count = reg(uint(4)).init(0);
      when(enable, () -> count.set(mux(count.eq(wrap), uint(4).of(0), count.plus(1))));
      value.set(count);
      assertAlways(count.le(limit), "the count stays low");
      cover(count.eq(3), "three");
    }
  }

  static final class Top extends Component {
    final Bool enable = in(bool());
    final UInt value = out(uint(4));

    Top(int wrap, int limit) {
      Counter counter = add(new Counter(wrap, limit));
      counter.enable.set(enable);
      value.set(counter.value);
      cover(value.eq(wrap), "the end");
    }
  }

  static final class Impossible extends Component {
    final UInt a = in(uint(4));

    Impossible() {
      assume(a.gt(3), "above");
      assume(a.lt(3), "below");
      assertAlways(a.eq(3), "three");
    }
  }

  private Verdict prove(int wrap, int limit, int depth) throws Exception {
    return prove(Proof.induction("p", "a test", depth, () -> new Top(wrap, limit)));
  }

  private Verdict prove(Proof proof) throws Exception {
    ToolNeeds.program("yosys", "yosys");
    ToolNeeds.program("z3", "z3");
    return new Prover(ToolPath.ofProcess(), s -> {}).prove(proof, folder);
  }

  @Test
  void whatAlwaysHoldsIsProven() throws Exception {
    Verdict verdict = prove(5, 5, 8);
    assertEquals(Outcome.PROVEN, verdict.outcome());
    assertTrue(verdict.holds());
    assertEquals(1, verdict.asserts());
    assertEquals(2, verdict.covers());
    assertEquals(-1, verdict.clock());
    assertTrue(verdict.trace().isEmpty());
  }

  @Test
  void aCounterexampleIsNamedAndKept() throws Exception {
    Verdict verdict = prove(5, 4, 8);
    assertEquals(Outcome.DISPROVED, verdict.outcome());
    assertEquals(
        "[ProverTest.java:33: the count stays low (in counter.the_count_stays_low)]",
        verdict.broken().toString());
    // Reset in clock 0, then one more in each clock: the count is 5 in clock 6.
    assertEquals(6, verdict.clock());
    String waves = Files.readString(verdict.trace().orElseThrow());
    assertTrue(waves.contains("$var"), waves);
  }

  @Test
  void tooFewClocksFindNothingAndDecideNothing() throws Exception {
    Verdict verdict = prove(5, 4, 4);
    assertEquals(Outcome.UNREACHED, verdict.outcome());
    assertEquals(
        List.of("counter.three", "the_end"),
        verdict.broken().stream().map(Property::path).sorted().toList());
    assertEquals(0, verdict.covers());
  }

  @Test
  void anInductionThatDoesNotCloseIsUndecided() throws Exception {
    // From a count above 5, which no run reaches, the count grows to 15.
    Verdict verdict = prove(5, 13, 7);
    assertEquals(Outcome.UNDECIDED, verdict.outcome());
    assertEquals("counter.the_count_stays_low", verdict.broken().get(0).path());
  }

  @Test
  void aBoundedProofStopsAfterItsClocks() throws Exception {
    Proof proof = Proof.bounded("p", "a test", 8, () -> new Top(5, 13));
    assertEquals(Outcome.BOUNDED, prove(proof).outcome());
  }

  @Test
  void contradictoryAssumptionsProveNothing() throws Exception {
    Proof proof = Proof.induction("p", "a test", 4, Impossible::new);
    assertEquals(Outcome.CONTRADICTORY, prove(proof).outcome());
  }

  @Test
  void missingToolsAreNamedWithTheirPackages() throws Exception {
    MissingToolException e =
        assertThrows(
            MissingToolException.class, () -> new Prover(new ToolPath(List.of(folder)), s -> {}));
    assertEquals("yosys is not installed. On Debian: apt-get install yosys", e.getMessage());
  }
}
