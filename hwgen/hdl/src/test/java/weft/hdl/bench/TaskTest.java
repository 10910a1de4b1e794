package weft.hdl.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static weft.hdl.bench.Task.all;
import static weft.hdl.bench.Task.any;
import static weft.hdl.bench.Task.edge;
import static weft.hdl.bench.Task.edges;
import static weft.hdl.bench.Task.forEach;
import static weft.hdl.bench.Task.fork;
import static weft.hdl.bench.Task.loop;
import static weft.hdl.bench.Task.repeat;
import static weft.hdl.bench.Task.run;
import static weft.hdl.bench.Task.sample;
import static weft.hdl.bench.Task.sequence;
import static weft.hdl.bench.Task.until;
import static weft.hdl.bench.Task.value;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

class TaskTest {
  /** Counts clocks; {@code echo} is {@code put}, at once. */
  static final class Counter extends Component {
    final Bool enable = in(bool());
    final UInt put = in(uint(8));
    final UInt echo = out(put.plus(0));
    final UInt count = out(uint(8));

    Counter() {
      UInt value = reg(uint(8)).init(0);
      when(enable, () -> value.set(value.plus(1)));
      count.set(value);
    }
  }

  private final Bench<Counter> bench = Bench.of(Counter::new);
  private final Counter dut = bench.top();
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    bench.close();
  }

  private Task<Void> note(String what) {
    return run(() -> log.add(what + "@" + bench.sim().cycles()));
  }

  @Test
  void stepsFollowEachOther() {
    Task<Void> enable = run(() -> bench.poke(dut.enable, true));
    Task<Long> three =
        enable
            .then(edges(3))
            .thenRun(() -> bench.poke(dut.enable, false))
            .then(edges(2))
            .then(value(() -> bench.peek(dut.count)));
    assertEquals(3, bench.run(three));
    assertEquals(5, bench.sim().cycles());
  }

  @Test
  void aTaskRunsAsOftenAsOneLikes() {
    Task<Void> twice = sequence(note("a"), edge(), note("b"));
    bench.run(sequence(twice, twice));
    bench.run(twice);
    assertEquals(List.of("a@0", "b@1", "a@1", "b@2", "a@2", "b@3"), log);
  }

  @Test
  void tasksSideBySideTakeTurnsInTheOrderOfTheirStart() {
    bench.run(
        all(
            sequence(note("a"), edges(2), note("a")),
            sequence(note("b"), edge(), note("b"), edge(), note("b"))));
    assertEquals(List.of("a@0", "b@0", "b@1", "a@2", "b@2"), log);
  }

  @Test
  void conditionsSeeWhatAllTasksDriveWhateverTheirOrder() {
    Task<Long> driver =
        edges(4)
            .thenRun(() -> bench.poke(dut.put, 7))
            .then(edge())
            .thenRun(() -> bench.poke(dut.put, 8))
            .then(edge())
            .map(nothing -> 0L);
    Task<Long> watcher =
        sample(() -> bench.peek(dut.echo) == 7, () -> bench.peek(dut.put))
            .map(put -> 100 * put + bench.sim().cycles());
    assertEquals(List.of(0L, 705L), bench.run(all(List.of(driver, watcher))));
    bench.poke(dut.put, 0);
    assertEquals(List.of(711L, 0L), bench.run(all(List.of(watcher, driver))));
  }

  @Test
  void loopsCountAndWalk() {
    bench.run(repeat(3, i -> note("r" + i).then(edge())));
    bench.run(forEach(List.of("x", "y"), name -> note(name)));
    assertEquals(List.of("r0@0", "r1@1", "r2@2", "x@3", "y@3"), log);
  }

  @Test
  void anyGivesUpTheOthers() {
    Task<Void> slow = edges(5).then(note("slow"));
    Task<Void> quick = edges(2).then(note("quick"));
    assertEquals(1, bench.run(any(slow, quick)));
    bench.step(10);
    assertEquals(List.of("quick@2"), log);
  }

  @Test
  void allGivesEveryValueInOrder() {
    Task<String> slow = edges(3).map(nothing -> "slow");
    Task<String> quick = edge().map(nothing -> "quick");
    assertEquals(List.of("slow", "quick"), bench.run(all(List.of(slow, quick))));
    assertEquals(3, bench.sim().cycles());
  }

  @Test
  void whatIsForkedGoesOnByItselfAndCanBeJoined() {
    Task<String> background = edges(4).then(note("background")).map(nothing -> "done");
    Task<String> main =
        fork(background).then(running -> edge().then(note("main")).then(running.join()));
    assertEquals("done", bench.run(main));
    assertEquals(List.of("main@1", "background@4"), log);
  }

  @Test
  void aForkedTaskRunsWhileTheBenchSteps() {
    Running<Void> blink = bench.fork(loop(() -> note("blink").then(edges(2))));
    bench.step(5);
    blink.cancel();
    bench.step(5);
    assertEquals(List.of("blink@0", "blink@2", "blink@4"), log);
    assertFalse(blink.ended());
    IllegalStateException never =
        assertThrows(IllegalStateException.class, () -> bench.run(blink.join()));
    assertEquals("the task was cancelled", never.getMessage());
  }

  @Test
  void aTimeoutSaysWhatDidNotHappen() {
    Task<Void> never = until(() -> bench.peek(dut.count) == 9).within(20, "count 9");
    TaskTimeout late = assertThrows(TaskTimeout.class, () -> bench.run(never));
    assertEquals("count 9: not in 20 clocks (until cycle 20)", late.getMessage());
    assertEquals("in time", bench.run(edges(3).map(n -> "in time").within(3, "three clocks")));
    TaskTimeout run = assertThrows(TaskTimeout.class, () -> bench.run(edges(6), 5));
    assertEquals("the task has not ended in 5 clocks", run.getMessage());
  }

  @Test
  void whatATaskThrowsComesOutOfTheRun() {
    Task<Void> fails =
        edge()
            .thenRun(
                () -> {
                  throw new AssertionError("not so");
                });
    AssertionError thrown = assertThrows(AssertionError.class, () -> bench.run(fails));
    assertEquals("not so", thrown.getMessage());
    assertEquals("in cycle 1", thrown.getSuppressed()[0].getMessage());
    bench.step(3);
    assertEquals(4, bench.sim().cycles());
  }

  /** A loop by recursion, a long chain and many rounds: none of them fills the stack. */
  @Test
  void longTasksNeedNoStack() {
    assertEquals(0L, bench.run(countdown(200_000)));
    bench.run(repeat(200_000, i -> Task.done()));
    Task<Void> chain = Task.done();
    for (int i = 0; i < 200_000; i++) {
      chain = chain.then(Task.done());
    }
    bench.run(chain);
    assertEquals(0, bench.sim().cycles());
  }

  private static Task<Long> countdown(long n) {
    return value(() -> n).then(left -> left == 0 ? value(() -> 0L) : countdown(left - 1));
  }

  @Test
  void agentsDriveAfterTasksAndSampleBeforeTheEdge() {
    bench.add(
        new Agent() {
          @Override
          public void drive() {
            log.add("drive " + bench.peek(dut.put));
          }

          @Override
          public void sample() {
            log.add("sample " + bench.peek(dut.echo));
          }
        });
    bench.run(repeat(2, i -> run(() -> bench.poke(dut.put, i + 1)).then(edge())));
    assertEquals(List.of("drive 1", "sample 1", "drive 2", "sample 2"), log);
    assertEquals(2, bench.sim().cycles());
  }
}
