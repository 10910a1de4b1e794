package weft.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Hdl;
import weft.hdl.UInt;
import weft.hdl.bench.Bench;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Simulation;
import weft.hdl.transform.JitterSynchronizers;

/** What synchronizers that settle late do, and that the pass leaves everything else alone. */
class JitterSynchronizersTest {
  private static final int EDGES = 2000;
  private static final Clock A = Hdl.clock("a");
  private static final Clock B = Hdl.clock("b");

  /** The mistake that such a simulation is for: a binary number, bit by bit. */
  static final class TwoBits extends Component {
    public final UInt number;
    public final Bits seen;

    TwoBits() {
      UInt count = in(A, () -> reg(uint(2)).init(0));
      count.set(count.plus(1));
      number = out(count);
      clockedBy(B);
      Synchronizer low = add(new Synchronizer(2));
      Synchronizer high = add(new Synchronizer(2));
      low.source.set(count.bit(0));
      high.source.set(count.bit(1));
      seen = out(concat(high.value, low.value));
    }
  }

  private static final Design DESIGN = Elaborator.elaborate(() -> new TwoBits()).design();

  /** The numbers and what is seen of them, an edge a row. */
  private static List<long[]> run(Design design) {
    List<long[]> rows = new ArrayList<>();
    try (Simulation sim = JvmEngine.start(design)) {
      for (int i = 0; i < EDGES; i++) {
        rows.add(new long[] {sim.peek(sim.net("number")), sim.peek(sim.net("seen"))});
        sim.step();
      }
    }
    return rows;
  }

  @Test
  void withoutThePassANumberIsSeenWholeAndTwoEdgesLate() {
    List<long[]> rows = run(DESIGN);
    for (int i = 2; i < EDGES; i++) {
      assertEquals(rows.get(i - 2)[0], rows.get(i)[1]);
    }
  }

  @Test
  void everyBitIsSeenTwoOrThreeEdgesLateForItself() {
    List<long[]> rows = run(new JitterSynchronizers(1).apply(DESIGN));
    int[] late = new int[2];
    int[] changes = new int[2];
    int apart = 0;
    for (int i = 3; i < EDGES; i++) {
      boolean[] isLate = new boolean[2];
      for (int bit = 0; bit < 2; bit++) {
        long now = rows.get(i - 2)[0] >> bit & 1;
        long before = rows.get(i - 3)[0] >> bit & 1;
        long seen = rows.get(i)[1] >> bit & 1;
        assertTrue(seen == now || seen == before);
        changes[bit] += now != before ? 1 : 0;
        isLate[bit] = seen != now;
        late[bit] += isLate[bit] ? 1 : 0;
      }
      apart += isLate[0] != isLate[1] ? 1 : 0;
    }
    assertEquals(EDGES - 3, changes[0]);
    for (int bit = 0; bit < 2; bit++) {
      double share = (double) late[bit] / changes[bit];
      assertTrue(share > 0.25 && share < 0.6, "bit " + bit + " is late in " + share);
    }
    assertTrue(apart > EDGES / 8, "the bits come apart at " + apart + " edges");
  }

  @Test
  void theSeedDecides() {
    List<String> runs = new ArrayList<>();
    for (long seed : new long[] {5, 5, 6}) {
      StringBuilder text = new StringBuilder();
      run(new JitterSynchronizers(seed).apply(DESIGN)).forEach(row -> text.append(row[1]));
      runs.add(text.toString());
    }
    assertEquals(runs.get(0), runs.get(1));
    assertNotEquals(runs.get(0), runs.get(2));
  }

  @Test
  void portsOfTheTopStay() {
    Design late = new JitterSynchronizers(1).apply(DESIGN);
    assertEquals(DESIGN.top().ports().toString(), late.top().ports().toString());
  }

  @Test
  void aBenchStartsWithLateSynchronizers() {
    StringBuilder seen = new StringBuilder();
    try (Bench<TwoBits> bench = Bench.late(5, TwoBits::new)) {
      for (int i = 0; i < EDGES; i++) {
        seen.append(bench.peek(bench.top().seen));
        bench.step();
      }
    }
    StringBuilder same = new StringBuilder();
    run(new JitterSynchronizers(5).apply(DESIGN)).forEach(row -> same.append(row[1]));
    assertEquals(same.toString(), seen.toString());
  }
}
