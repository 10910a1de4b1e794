package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.cosim.engine.AccuContract;
import weft.cosim.engine.SimulationException;
import weft.cosim.engine.SimulationException.Kind;
import weft.cosim.engine.Stalls;
import weft.cosim.engine.StreamSink;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;

/** The JVM survives whatever ends a simulation: that this class ends is part of the test. */
class DefenceTest {
  private static VerilatorLibrary library;

  @BeforeAll
  static void build() throws InterruptedException {
    RtlFile dpi = RtlFile.of("boom.c", TestDesigns.resource("boom.c"));
    library =
        TestDesigns.build(TestDesigns.simple("hazards", TestDesigns.resource("hazards.v"), dpi));
  }

  private static SimulationException provoke(int d) {
    VerilatorModel model = library.open(1);
    TestDesigns.reset(model);
    model.step(3);
    assertEquals(3, model.peek("q"));
    model.poke("d", d);
    SimulationException e = assertThrows(SimulationException.class, () -> model.step(5));
    SimulationException again = assertThrows(SimulationException.class, () -> model.step(1));
    assertEquals(Kind.UNUSABLE, again.kind(), "the handle is poisoned");
    assertThrows(SimulationException.class, () -> model.peek("q"));
    model.close();
    model.close();
    nullChecksStillWork();
    try (VerilatorModel fresh = library.open(1)) {
      TestDesigns.reset(fresh);
      fresh.step(4);
      assertEquals(4, fresh.peek("q"), "other instances are unharmed");
    }
    return e;
  }

  /** The JVM's own use of segmentation faults: compiled code relies on them. */
  private static void nullChecksStillWork() {
    int[] nothing = library == null ? new int[1] : null;
    for (int i = 0; i < 100; i++) {
      assertThrows(NullPointerException.class, () -> nothing[0]++);
    }
  }

  private static void assertPlace(int line, String text, SimulationException e) {
    assertTrue(e.file().endsWith("hazards.v"), e.file());
    assertEquals(line, e.line());
    assertTrue(e.getMessage().contains(text), e.getMessage());
    assertTrue(e.getMessage().contains("hazards.v:" + line), e.getMessage());
  }

  @Test
  void finishTwiceInOneClock() {
    SimulationException e = provoke(1);
    assertEquals(Kind.FINISH, e.kind());
    assertTrue(e.line() == 15 || e.line() == 23, e.getMessage());
    assertEquals(6, e.cycle());
  }

  @Test
  void stop() {
    SimulationException e = provoke(2);
    assertEquals(Kind.STOP, e.kind());
    assertPlace(16, "$stop", e);
    assertEquals(5, e.cycle());
  }

  @Test
  void error() {
    SimulationException e = provoke(3);
    assertEquals(Kind.STOP, e.kind());
    assertPlace(17, "value 3 is bad", e);
  }

  @Test
  void fatal() {
    SimulationException e = provoke(4);
    assertEquals(Kind.STOP, e.kind());
    assertPlace(18, "cannot go on at 3", e);
  }

  @Test
  void failingAssertion() {
    SimulationException e = provoke(5);
    assertEquals(Kind.STOP, e.kind());
    assertPlace(19, "d became five", e);
  }

  @Test
  void nonConvergence() {
    SimulationException e = provoke(6);
    assertEquals(Kind.FATAL, e.kind());
    assertTrue(e.getMessage().contains("did not converge"), e.getMessage());
    assertTrue(e.file().endsWith("hazards.v"), e.file());
  }

  @Test
  void abort() {
    assertEquals(Kind.ABORT, provoke(10).kind());
  }

  @Test
  void segmentationFault() {
    SimulationException e = provoke(11);
    assertEquals(Kind.SIGNAL, e.kind());
    assertTrue(e.getMessage().contains("segmentation fault"), e.getMessage());
  }

  @Test
  void exit() {
    SimulationException e = provoke(12);
    assertEquals(Kind.EXIT, e.kind());
    assertTrue(e.getMessage().contains("exit(0)"), e.getMessage());
  }

  @Test
  void divisionByZeroInC() {
    assertEquals(Kind.SIGNAL, provoke(13).kind());
  }

  @Test
  void exceptionInC() {
    SimulationException e = provoke(14);
    assertEquals(Kind.EXCEPTION, e.kind());
    assertTrue(e.getMessage().contains("thrown in C++"), e.getMessage());
  }

  @Test
  void printedTextGoesToTheLog() {
    try (VerilatorModel model = library.open(1)) {
      TestDesigns.reset(model);
      model.poke("d", 7);
      model.step(2);
      assertEquals("hello 0\nhello 1\n", model.log());
      model.step(5000);
      assertTrue(model.log().endsWith("hello 5001\n"), "the newest is kept");
      assertTrue(model.log().length() <= 8192);
    }
  }

  @Test
  void aClosedInstanceIsRefused() {
    VerilatorModel model = library.open(1);
    model.close();
    SimulationException e = assertThrows(SimulationException.class, () -> model.step(1));
    assertEquals(Kind.UNUSABLE, e.kind());
  }

  @Test
  void failuresInFourThreadsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Kind>> kinds = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int d = i % 2 == 0 ? 11 : 2;
        kinds.add(threads.submit(() -> provoke(d).kind()));
      }
      for (int i = 0; i < 40; i++) {
        assertEquals(i % 2 == 0 ? Kind.SIGNAL : Kind.STOP, kinds.get(i).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void twoDesignsInOneProcessStayApart() throws InterruptedException {
    VerilatorModel plus = TestDesigns.build(counter("+", "1")).open(1);
    VerilatorModel minus = TestDesigns.build(counter("-", "3")).open(1);
    TestDesigns.reset(plus);
    TestDesigns.reset(minus);
    for (int i = 1; i <= 10; i++) {
      plus.step(1);
      minus.step(1);
      assertEquals(i, plus.peek("q"));
      assertEquals((-3 * i) & 0xFFFF_FFFFL, minus.peek("q"));
    }
    plus.close();
    minus.close();
  }

  private static RtlDesign counter(String operator, String step) {
    return TestDesigns.simple(
        "counter",
        "module counter(input wire clk, input wire resetn, input wire [31:0] d,\n"
            + "    output reg [31:0] q);\n"
            + "  always @(posedge clk or negedge resetn)\n"
            + "    if (!resetn) q <= d; else q <= q "
            + operator
            + " 32'd"
            + step
            + ";\nendmodule\n");
  }

  @Test
  void instancesOnSeveralThreadsAgree() throws Exception {
    VerilatorLibrary accu = TestDesigns.build(TestDesigns.accu());
    int[] data = AccuContract.data(20_000, 11);
    int[] expected = AccuContract.expected(data);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> same = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int seed = i;
        same.add(
            threads.submit(
                () -> {
                  try (VerilatorModel model = accu.open(seed)) {
                    TestDesigns.reset(model);
                    StreamSink sink = model.sink("m_axis");
                    sink.arm(20_000, Stalls.pattern(seed, 0, 0));
                    model.source("s_axis").arm(data, Stalls.pattern(seed, 1, 0));
                    model.run(1_000_000);
                    return Arrays.equals(expected, sink.words());
                  }
                }));
      }
      for (Future<Boolean> one : same) {
        assertTrue(one.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anInterruptEndsARunAndTheInstanceStaysUsable() throws InterruptedException {
    try (VerilatorModel model = TestDesigns.build(TestDesigns.accu()).open(1)) {
      TestDesigns.reset(model);
      model.sink("m_axis").arm(1, Stalls.none());
      Thread runner = Thread.currentThread();
      Thread interrupter =
          new Thread(
              () -> {
                pause();
                runner.interrupt();
              });
      interrupter.start();
      long start = System.nanoTime();
      assertThrows(InterruptedException.class, () -> model.run(Long.MAX_VALUE / 2));
      assertTrue(System.nanoTime() - start < 3_000_000_000L);
      interrupter.join();
      assertFalse(Thread.interrupted());
      long cycle = model.cycle();
      model.step(1);
      assertEquals(cycle + 1, model.cycle());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
