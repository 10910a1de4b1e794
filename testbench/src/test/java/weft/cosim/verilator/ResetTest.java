package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.cosim.engine.ResetEvent;
import weft.cosim.engine.RunOutcome;
import weft.cosim.engine.Stalls;
import weft.cosim.engine.StreamSink;
import weft.cosim.engine.StreamSource;

class ResetTest {
  @Test
  void resetInTheMiddleOfAClockActsAtOnce() throws InterruptedException {
    try (VerilatorModel model = TestDesigns.build(TestDesigns.accu()).open(1)) {
      TestDesigns.reset(model);
      model.poke("s_axis_tvalid", 1);
      model.resets(
          List.of(
              new ResetEvent(5, 0, ResetEvent.Moment.MID_CLOCK),
              new ResetEvent(8, 1, ResetEvent.Moment.WITH_INPUTS)));
      model.step(3);
      assertEquals(1, model.peek("m_axis_tvalid"), "after cycle 4");
      model.step(1);
      assertEquals(5 + 1, model.cycle());
      assertEquals(0, model.peek("m_axis_tvalid"), "in cycle 5, without another edge");
      model.step(2);
      assertEquals(0, model.peek("u_sum.steps"));
      model.step(1);
      assertEquals(1, model.peek("u_sum.steps"), "released with the inputs of cycle 8");
    }
  }

  @Test
  void agentsStandStillInResetAndPresentTheBeatAgain() throws InterruptedException {
    int[] data = StreamTest.data(6, 9);
    try (VerilatorModel model = TestDesigns.build(TestDesigns.accu()).open(1)) {
      TestDesigns.reset(model);
      StreamSource source = model.source("s_axis");
      StreamSink sink = model.sink("m_axis");
      source.arm(data, Stalls.none());
      sink.arm(5, Stalls.none());
      model.resets(
          List.of(
              new ResetEvent(4, 0, ResetEvent.Moment.WITH_INPUTS),
              new ResetEvent(7, 1, ResetEvent.Moment.WITH_INPUTS)));
      assertEquals(RunOutcome.DONE, model.run(100));
      assertEquals(2, source.cycle(0));
      assertEquals(3, source.cycle(1));
      assertEquals(7, source.cycle(2));
      // Beat 0 came out in cycle 3, beat 1 was lost in the reset, the sum began again with beat 2.
      assertEquals(data[0], sink.words()[0]);
      int[] rest = StreamTest.expected(Arrays.copyOfRange(data, 8, 24));
      assertArrayEquals(rest, Arrays.copyOfRange(sink.words(), 4, 20));
    }
  }

  @Test
  void powerUpValuesFollowTheSeed() throws InterruptedException {
    VerilatorLibrary library = TestDesigns.build(TestDesigns.accu());
    assertNotEquals(cells(library, 1), cells(library, 2));
    assertEquals(cells(library, 3), cells(library, 3));
    assertEquals(List.of(0, 0, 0, 0, 0, 0, 0, 0), cells(library, 0));
  }

  private static List<Integer> cells(VerilatorLibrary library, int seed) {
    List<Integer> cells = new ArrayList<>();
    try (VerilatorModel model = library.open(seed)) {
      for (int i = 0; i < 8; i++) {
        cells.add(model.peekWords("u_sum.cells", i)[0]);
      }
    }
    return cells;
  }
}
