package weft.cosim.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.arch.StallPattern;

/** What streams do on every engine. */
public abstract class StreamContract extends AccuContract {
  @Test
  void pokesStepsAndPeeks() {
    model.pokeWords("s_axis_tdata", new int[] {5, 6, 7, 8});
    assertEquals(1, model.peek("s_axis_tready"));
    model.poke("s_axis_tvalid", 1);
    model.step(1);
    assertArrayEquals(new int[] {5, 0, 5 ^ 6 ^ 7 ^ 8, 8}, model.peekWords("m_axis_tdata"));
    assertEquals(0, model.peek("s_axis_tready"), "follows m_axis_tready without a clock");
    model.poke("m_axis_tready", 1);
    assertEquals(1, model.peek("s_axis_tready"));
    assertEquals(3, model.cycle());
  }

  @Test
  void streamsBackToBackOneBeatAClock() throws InterruptedException {
    int[] data = data(100, 1);
    int[] received = transfer(data, Stalls.none(), Stalls.none());
    assertArrayEquals(expected(data), received);
    assertEquals(2 + 100 + 1, model.cycle(), "two of reset, one beat a clock, one of latency");
  }

  @Test
  void gapsAndDelaysCountAsDocumented() throws InterruptedException {
    StreamSource source = model.source("s_axis");
    StreamSink sink = model.sink("m_axis");
    source.arm(data(3, 2), Stalls.table(2, 0, 4));
    sink.arm(3, Stalls.table(0, 3, 1));
    assertEquals(RunOutcome.DONE, model.run(100));
    // Armed before cycle 2. Beat 0 is presented at 2+2. Its result is valid at 5, taken at once.
    // Beat 1 goes in at 5; its result is seen at 6 and taken at 6+3. Beat 2 is presented at
    // 5+1+4 = 10, its result seen at 11, taken at 12.
    assertEquals(4, source.cycle(0));
    assertEquals(5, source.cycle(1));
    assertEquals(10, source.cycle(2));
    assertEquals(5, sink.cycle(0));
    assertEquals(9, sink.cycle(1));
    assertEquals(12, sink.cycle(2));
    assertFalse(sink.last(1));
    assertTrue(sink.last(2));
  }

  @Test
  void nativePatternIsTheJavaPattern() throws InterruptedException {
    int[] data = data(500, 3);
    int[] gaps = IntStream.range(0, 500).map(i -> StallPattern.clocks(-77, 4, i + 9)).toArray();
    int[] delays = IntStream.range(0, 500).map(i -> StallPattern.clocks(99, -1, i)).toArray();
    int[] first = transfer(data, Stalls.table(gaps), Stalls.table(delays));
    long cycles = model.cycle();
    reopen();
    int[] second = transfer(data, Stalls.pattern(-77, 4, 9), Stalls.pattern(99, -1, 0));
    assertEquals(cycles, model.cycle());
    assertArrayEquals(first, second);
    assertArrayEquals(expected(data), second);
  }

  @Test
  void streamThatEndsEarlyReachesTheCycleLimit() throws InterruptedException {
    model.source("s_axis").arm(data(3, 4), Stalls.none());
    StreamSink sink = model.sink("m_axis");
    sink.arm(4, Stalls.none());
    assertEquals(RunOutcome.CYCLE_LIMIT, model.run(50));
    assertEquals(52, model.cycle());
    assertEquals(3, sink.received());
  }

  @Test
  void streamThatIsTooLongShows() throws InterruptedException {
    model.source("s_axis").arm(data(6, 5), Stalls.none());
    StreamSink sink = model.sink("m_axis");
    sink.arm(4, Stalls.none());
    model.run(50);
    model.step(5);
    assertEquals(6, sink.received());
  }

  @Test
  void lastFlagsCanBeGivenOneByOne() throws InterruptedException {
    boolean[] lasts = {true, false, true, false};
    model.source("s_axis").arm(data(4, 6), Stalls.none(), lasts);
    StreamSink sink = model.sink("m_axis");
    sink.arm(4, Stalls.none());
    model.run(50);
    for (int i = 0; i < 4; i++) {
      assertEquals(lasts[i], sink.last(i));
    }
  }

  @Test
  void agentsAreArmedAgainAndAgain() throws InterruptedException {
    int sum = 0;
    for (int beats : new int[] {5, 40, 1, 0, 300}) {
      int[] data = data(beats, beats);
      int[] received = transfer(data, Stalls.table(1, 2), Stalls.pattern(1, 2, 3));
      assertEquals(data.length, received.length);
      for (int i = 0; i < data.length; i += 4) {
        sum += data[i];
        assertEquals(sum, received[i]);
      }
    }
  }

  @Test
  void badUseIsRefused() {
    StreamSource source = model.source("s_axis");
    assertThrows(IllegalArgumentException.class, () -> source.arm(new int[3], Stalls.none()));
    assertThrows(IllegalArgumentException.class, () -> model.poke("s_axis_tvalid", 2));
    assertThrows(IllegalArgumentException.class, () -> model.poke("m_axis_tvalid", 1));
    assertThrows(IllegalArgumentException.class, () -> model.peek("nothing"));
    assertThrows(IllegalArgumentException.class, () -> Stalls.table(1, -1));
  }

  private int[] transfer(int[] data, Stalls gaps, Stalls delays) throws InterruptedException {
    StreamSink sink = model.sink("m_axis");
    sink.arm(data.length / 4, delays);
    model.source("s_axis").arm(data, gaps);
    assertEquals(RunOutcome.DONE, model.run(100_000));
    return sink.words();
  }

  @Test
  void resetInTheMiddleOfAClockActsAtOnce() throws InterruptedException {
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
    assertEquals(0, model.peek("sum.steps"));
    model.step(1);
    assertEquals(1, model.peek("sum.steps"), "released with the inputs of cycle 8");
  }

  @Test
  void agentsStandStillInResetAndPresentTheBeatAgain() throws InterruptedException {
    int[] data = data(6, 9);
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
    int[] rest = expected(Arrays.copyOfRange(data, 8, 24));
    assertArrayEquals(rest, Arrays.copyOfRange(sink.words(), 4, 20));
  }
}
