package weft.cosim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the register bus does on every engine. */
public abstract class AxiLiteContract extends AccuContract {
  private AxiLiteMaster bus;

  @BeforeEach
  void findBus() {
    bus = model.axiLite("s_axil");
  }

  @Test
  void writesAndReadsInOrder() throws InterruptedException {
    bus.arm(
        List.of(
            AxiLiteOp.write(8, 0x11223344),
            AxiLiteOp.write(8, 0xAABBCCDD).withStrobes(0b0101),
            AxiLiteOp.read(8),
            AxiLiteOp.write(12, 1),
            AxiLiteOp.read(16)));
    assertEquals(RunOutcome.DONE, model.run(100));
    List<AxiLiteResult> results = bus.results();
    assertEquals(5, results.size());
    assertEquals(0x11BB33DD, results.get(2).data());
    assertEquals(0, results.get(2).response());
    assertEquals(2, results.get(3).response());
    assertEquals(2, results.get(4).response());
    assertEquals(2, results.get(0).firstCycle());
    assertEquals(3, results.get(0).doneCycle(), "taken in one clock, answered in the next");
    assertEquals(4, results.get(1).firstCycle());
  }

  /** accu takes address and data together, so the later of the two decides. */
  @Test
  void delaysCountAsDocumented() throws InterruptedException {
    int[][] cases = {{0, 0, 0, 1}, {4, 0, 0, 5}, {0, 3, 0, 4}, {2, 2, 0, 3}, {0, 0, 6, 7}};
    for (int[] c : cases) {
      bus.arm(List.of(AxiLiteOp.write(0, 7).withDelays(c[0], c[1], c[2])));
      assertEquals(RunOutcome.DONE, model.run(100));
      AxiLiteResult result = bus.results().get(0);
      assertEquals(c[3], result.doneCycle() - result.firstCycle());
    }
    bus.arm(List.of(AxiLiteOp.read(0).withDelays(3, 0, 2)));
    assertEquals(RunOutcome.DONE, model.run(100));
    AxiLiteResult read = bus.results().get(0);
    assertEquals(7, read.data());
    assertEquals(3 + 1 + 2, read.doneCycle() - read.firstCycle());
  }

  @Test
  void pollsAndWaitsForAPortWhileAStreamRuns() throws InterruptedException {
    int irq = model.design().portIndex("irq");
    int[] data = data(8, 8);
    model.source("s_axis").arm(data, Stalls.table(5, 5, 5, 5, 5, 5, 5, 5));
    model.sink("m_axis").arm(8, Stalls.none());
    bus.arm(
        List.of(
            AxiLiteOp.waitHigh(irq, 1000),
            AxiLiteOp.read(4),
            AxiLiteOp.poll(4, 0xF, 8, 1000),
            AxiLiteOp.waitClocks(10)));
    assertEquals(RunOutcome.DONE, model.run(1000));
    List<AxiLiteResult> results = bus.results();
    assertEquals(3, results.get(1).data());
    // Beat i goes in at 2+5+6i; the count is seen in the clock after, beat 2 makes it 3.
    assertEquals(2 + 5 + 6 * 2 + 1, results.get(0).doneCycle());
    assertEquals(8, results.get(2).data());
    assertTrue(results.get(2).reads() > 5);
    assertEquals(9, results.get(3).doneCycle() - results.get(3).firstCycle());
  }

  @Test
  void anOperationIsGivenUpAtItsLimit() throws InterruptedException {
    bus.arm(List.of(AxiLiteOp.read(0), AxiLiteOp.poll(4, -1, 5, 20), AxiLiteOp.read(0)));
    assertEquals(RunOutcome.BUS_TIMEOUT, model.run(1000));
    List<AxiLiteResult> results = bus.results();
    assertEquals(2, results.size());
    assertTrue(results.get(1).timedOut());
    assertEquals(19, results.get(1).doneCycle() - results.get(1).firstCycle());
    long given = model.cycle();
    model.step(3);
    assertEquals(given + 3, model.cycle(), "steps go on");
    bus.arm(List.of(AxiLiteOp.read(0)));
    assertEquals(RunOutcome.DONE, model.run(1000), "the agent can be armed again");
  }

  @Test
  void everyMixOfStallsGivesTheSameData() throws InterruptedException {
    for (int seed = 1; seed <= 20; seed++) {
      List<AxiLiteOp> ops = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        int s = seed * 100 + i;
        ops.add(AxiLiteOp.write(8, s * 31).withPattern(seed, 10, 2L * i));
        ops.add(AxiLiteOp.read(8).withPattern(seed, 10, 2L * i + 1));
      }
      bus.arm(ops);
      assertEquals(RunOutcome.DONE, model.run(10_000));
      for (int i = 0; i < 20; i++) {
        assertEquals((seed * 100 + i) * 31, bus.results().get(2 * i + 1).data());
      }
    }
  }
}
