package weft.hdl.bench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import weft.hdl.Clock;

/**
 * Something a test bench does over time, and the value it ends with. A task is a description that
 * {@link Bench#run} and {@link Bench#fork} carry out, as often as one likes; tasks take turns on
 * one thread.
 *
 * <pre>{@code
 * Task<Void> press =
 *     run(() -> bench.poke(dut.enable, true))
 *         .then(edges(3))
 *         .thenRun(() -> bench.poke(dut.enable, false));
 * bench.run(all(press, until(() -> bench.isTrue(dut.busy)).within(20, "the light")));
 * }</pre>
 *
 * <p><b>One clock</b> has three parts. First tasks run: they see the registers after the last edge
 * and drive inputs, in the order in which they were started. Then, all inputs being driven, the
 * conditions of {@link #until} and the values of {@link #sample} are read, like a register reads
 * its input. Then comes the edge. So no order of tasks changes what a condition sees, and a task
 * that has waited for a condition goes on behind the edge at which the condition held.
 *
 * @param <T> what it ends with
 */
public abstract class Task<T> {
  Task() {}

  /** A fresh run of this task. */
  abstract Frame frame();

  /** Ends at once. */
  public static Task<Void> done() {
    return value(() -> null);
  }

  /** Does something now. */
  public static Task<Void> run(Runnable action) {
    return value(
        () -> {
          action.run();
          return null;
        });
  }

  /** Ends now with a value. */
  public static <T> Task<T> value(Supplier<T> value) {
    return new Of<>(() -> fiber -> fiber.end(value.get()));
  }

  /** Waits for the next rising edge of the first clock. */
  public static Task<Void> edge() {
    return edges(1);
  }

  /** Waits for so many rising edges of the first clock; 0 is none. */
  public static Task<Void> edges(long count) {
    return new Of<>(() -> new Edges(null, count));
  }

  /** Waits for so many rising edges of a clock that comes from outside the design. */
  public static Task<Void> edges(Clock clock, long count) {
    return new Of<>(() -> new Edges(clock, count));
  }

  /** Waits for an edge of the first clock at which the condition holds. */
  public static Task<Void> until(BooleanSupplier condition) {
    return sample(condition, () -> null);
  }

  /** Waits for an edge at which the condition holds of a clock from outside the design. */
  public static Task<Void> until(Clock clock, BooleanSupplier condition) {
    return new Of<>(() -> new Sampled<Void>(clock, condition, () -> null));
  }

  /** Waits for an edge at which the condition holds; ends with what the value is at that edge. */
  public static <T> Task<T> sample(BooleanSupplier condition, Supplier<T> value) {
    return new Of<>(() -> new Sampled<>(null, condition, value));
  }

  /** One after the other. */
  public static Task<Void> sequence(Task<?>... tasks) {
    return forEach(List.of(tasks), task -> task);
  }

  /** For each element in turn. */
  public static <E> Task<Void> forEach(Iterable<E> elements, Function<E, Task<?>> body) {
    return new Of<>(
        () -> {
          Iterator<E> left = elements.iterator();
          return new Loop(left::hasNext, () -> body.apply(left.next()));
        });
  }

  /** So many times; the body is told which time it is, from 0. */
  public static Task<Void> repeat(long count, LongFunction<Task<?>> body) {
    return new Of<>(
        () -> {
          long[] i = {0};
          return new Loop(() -> i[0] < count, () -> body.apply(i[0]++));
        });
  }

  /** As long as the condition holds before each round. */
  public static Task<Void> loopWhile(BooleanSupplier condition, Supplier<Task<?>> body) {
    return new Of<>(() -> new Loop(condition, body));
  }

  /** For ever: for tasks that run beside others. */
  public static Task<Void> loop(Supplier<Task<?>> body) {
    return loopWhile(() -> true, body);
  }

  /** All side by side; ends when the last has ended. */
  public static Task<Void> all(Task<?>... tasks) {
    return all(List.<Task<?>>of(tasks)).map(results -> null);
  }

  /** All side by side; ends with their values when the last has ended. */
  public static <T> Task<List<T>> all(List<? extends Task<? extends T>> tasks) {
    return new Of<>(() -> new All<T>(tasks));
  }

  /** All side by side until the first ends, with its index; the others are given up. */
  public static Task<Integer> any(Task<?>... tasks) {
    return new Of<>(() -> new Any(List.of(tasks)));
  }

  /** Starts a task that goes on beside this one. */
  public static <T> Task<Running<T>> fork(Task<T> task) {
    return new Of<>(() -> fiber -> fiber.end(new Running<T>(fiber.scheduler().start(task))));
  }

  /** Then the other. */
  public final <U> Task<U> then(Task<U> next) {
    return then(value -> next);
  }

  /** Then what the function makes of this one's value. */
  public final <U> Task<U> then(Function<? super T, ? extends Task<U>> next) {
    return new Of<>(() -> new Then<>(this, next));
  }

  /** Then does something at once. */
  public final Task<Void> thenRun(Runnable action) {
    return then(run(action));
  }

  /** Then does something at once with this one's value. */
  public final Task<Void> thenAccept(Consumer<? super T> action) {
    return then(value -> run(() -> action.accept(value)));
  }

  /** The same with another value. */
  public final <U> Task<U> map(Function<? super T, ? extends U> function) {
    return then(value -> Task.<U>value(() -> function.apply(value)));
  }

  /**
   * Fails with a {@link TaskTimeout} if it has not ended after so many edges of the first clock.
   *
   * @param what it is that did not happen, for the message
   */
  public final Task<T> within(long edges, String what) {
    return new Of<>(() -> new Within<>(this, edges, what));
  }

  /** Where one run of a task stands. */
  interface Frame {
    /** Goes on: at the start, after a wait, and with {@link Fiber#result} after a called task. */
    void resume(Fiber fiber);
  }

  private static final class Of<T> extends Task<T> {
    private final Supplier<Frame> frames;

    Of(Supplier<Frame> frames) {
      this.frames = frames;
    }

    @Override
    Frame frame() {
      return frames.get();
    }
  }

  private static final class Edges implements Frame {
    private final Clock clock;
    private long left;

    Edges(Clock clock, long count) {
      this.clock = clock;
      this.left = count;
    }

    @Override
    public void resume(Fiber fiber) {
      if (left == 0) {
        fiber.end(null);
      } else {
        long count = left;
        left = 0;
        fiber.await(new Wait.ForEdges(clock, count));
      }
    }
  }

  private static final class Sampled<T> implements Frame {
    private final Wait.ForCondition<T> wait;
    private boolean waited;

    Sampled(Clock clock, BooleanSupplier condition, Supplier<T> value) {
      wait = new Wait.ForCondition<>(clock, condition, value);
    }

    @Override
    public void resume(Fiber fiber) {
      if (waited) {
        fiber.end(wait.value());
      } else {
        waited = true;
        fiber.await(wait);
      }
    }
  }

  private static final class Then<T, U> implements Frame {
    private final Task<T> first;
    private final Function<? super T, ? extends Task<U>> next;
    private boolean called;

    Then(Task<T> first, Function<? super T, ? extends Task<U>> next) {
      this.first = first;
      this.next = next;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void resume(Fiber fiber) {
      if (called) {
        fiber.become(next.apply((T) fiber.result()));
      } else {
        called = true;
        fiber.call(first);
      }
    }
  }

  private static final class Loop implements Frame {
    private final BooleanSupplier more;
    private final Supplier<? extends Task<?>> body;

    Loop(BooleanSupplier more, Supplier<? extends Task<?>> body) {
      this.more = more;
      this.body = body;
    }

    @Override
    public void resume(Fiber fiber) {
      if (more.getAsBoolean()) {
        fiber.call(body.get());
      } else {
        fiber.end(null);
      }
    }
  }

  private static final class All<T> implements Frame {
    private final List<? extends Task<? extends T>> tasks;
    private List<Fiber> children;

    All(List<? extends Task<? extends T>> tasks) {
      this.tasks = tasks;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void resume(Fiber fiber) {
      if (children == null) {
        children = fiber.startChildren(tasks);
      }
      for (Fiber child : children) {
        if (!child.ended()) {
          fiber.sleep();
          return;
        }
      }
      List<T> results = new ArrayList<>();
      children.forEach(child -> results.add((T) child.result()));
      fiber.end(results);
    }
  }

  private static final class Any implements Frame {
    private final List<? extends Task<?>> tasks;
    private List<Fiber> children;

    Any(List<? extends Task<?>> tasks) {
      this.tasks = tasks;
    }

    @Override
    public void resume(Fiber fiber) {
      if (children == null) {
        children = fiber.startChildren(tasks);
      }
      for (int i = 0; i < children.size(); i++) {
        if (children.get(i).ended()) {
          children.forEach(Fiber::cancel);
          fiber.end(i);
          return;
        }
      }
      fiber.sleep();
    }
  }

  private static final class Within<T> implements Frame {
    private final Task<T> task;
    private final long edges;
    private final String what;
    private List<Fiber> children;

    Within(Task<T> task, long edges, String what) {
      this.task = task;
      this.edges = edges;
      this.what = what;
    }

    @Override
    public void resume(Fiber fiber) {
      if (children == null) {
        children = fiber.startChildren(List.of(task, edges(edges)));
      }
      Fiber child = children.get(0);
      if (child.ended()) {
        children.get(1).cancel();
        fiber.end(child.result());
      } else if (children.get(1).ended()) {
        child.cancel();
        String clocks = edges + (edges == 1 ? " clock" : " clocks");
        throw new TaskTimeout(what + ": not in " + clocks + " (until cycle " + fiber.cycle() + ")");
      } else {
        fiber.sleep();
      }
    }
  }
}
