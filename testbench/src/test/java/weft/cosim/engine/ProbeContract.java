package weft.cosim.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What monitors and recordings see on every engine. */
public abstract class ProbeContract extends AccuContract {
  @Test
  void samplesAllWidthsBeforeTheEdgeWhenTheStrobeIsHigh() throws InterruptedException {
    int beats = 1000;
    int[] data = data(beats, 7);
    List<int[]> records = new ArrayList<>();
    List<Long> cycles = new ArrayList<>();
    assertEquals(List.of(), model.unobservable());
    List<String> values = List.of("sum.total__reg", "sum.steps", "sum.history", "sum.sum__now");
    ProbeMonitor monitor =
        model.monitor(
            "take",
            values,
            64,
            (words, at, count) -> {
              for (int i = 0; i < count; i++) {
                int[] record = new int[5];
                words.get(5 * i, record);
                records.add(record);
                cycles.add(at.get(i));
              }
            });
    StreamSource source = model.source("s_axis");
    source.arm(data, Stalls.pattern(5, 0, 0));
    model.sink("m_axis").arm(beats, Stalls.pattern(5, 1, 0));
    assertEquals(RunOutcome.DONE, model.run(100_000));
    assertEquals(beats, records.size(), "through a buffer of 64");
    assertEquals(beats, monitor.records());
    for (int i = 0; i < beats; i++) {
      assertEquals(source.cycle(i), cycles.get(i));
    }
    int sum = 0;
    long history = 0;
    for (int i = 0; i < beats; i++) {
      int word = data[4 * i];
      int[] expected = {sum, i & 0xFF, (int) history, (int) (history >>> 32), sum + word};
      assertArrayEquals(expected, records.get(i), "record " + i);
      sum += word;
      history = history << 32 | word & 0xFFFF_FFFFL;
    }
  }

  @Test
  void recordsEveryPortOfEveryClock() throws InterruptedException {
    model.startRecording();
    int[] data = data(3, 4);
    model.source("s_axis").arm(data, Stalls.table(1, 0, 2));
    model.sink("m_axis").arm(3, Stalls.none());
    model.resets(List.of(new ResetEvent(9, 0, ResetEvent.Moment.MID_CLOCK)));
    model.run(100);
    model.step(2);
    Recording recording = model.stopRecording();
    assertEquals(2, recording.firstCycle());
    assertEquals(10 - 2 + 2, recording.clocks());
    List<Integer> valid = column(recording, "m_axis_tvalid");
    // Beats go in at 3, 4 and 7; each is at the output a clock later.
    assertEquals(List.of(0, 0, 1, 1, 0, 0, 1, 0, 0, 0), valid);
    assertEquals(data[0], recording.words().get(2)[place(recording, "m_axis_tdata")]);
    assertEquals(List.of(1, 1, 1, 1, 1, 1, 1, 1, 0, 0), column(recording, "resetn"));
    assertEquals(1, recording.words().get(7)[0], "the reset fell after the edge of cycle 9");
    assertEquals(0, recording.words().get(8)[0]);
  }

  private static int place(Recording recording, String port) {
    int at = 1;
    for (var p : recording.ports()) {
      if (p.name().equals(port)) {
        return at;
      }
      at += p.words();
    }
    throw new IllegalArgumentException(port);
  }

  private static List<Integer> column(Recording recording, String port) {
    int at = place(recording, port);
    return recording.words().stream().map(words -> words[at]).toList();
  }

  @Test
  void whatIsNotThereIsNotObservable() {
    assertEquals(List.of(), model.unobservable());
    assertThrows(IllegalArgumentException.class, () -> model.peek("sum.nothing"));
    assertThrows(
        IllegalArgumentException.class,
        () -> model.monitor(List.of("sum.nothing"), 1, (words, cycles, count) -> {}));
  }
}
