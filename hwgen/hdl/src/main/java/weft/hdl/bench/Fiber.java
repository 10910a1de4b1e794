package weft.hdl.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import weft.hdl.bench.Task.Frame;

/** One run of a task: a stack of frames of its own, so that Java's never grows. */
final class Fiber {
  private enum State {
    /** It runs, or is queued to run. */
    READY,
    /** Until its {@link Wait} is over. */
    WAITS,
    /** Until a task that it watches has ended; it may be woken in vain. */
    SLEEPS,
    ENDED,
    CANCELLED
  }

  private final Scheduler scheduler;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final List<Fiber> watchers = new ArrayList<>();
  private List<Fiber> children = List.of();
  private State state = State.READY;
  private Object result;

  Fiber(Scheduler scheduler, Task<?> task) {
    this.scheduler = scheduler;
    frames.push(task.frame());
  }

  Scheduler scheduler() {
    return scheduler;
  }

  long cycle() {
    return scheduler.cycle();
  }

  /** Runs on until it has to wait or ends. */
  void run() {
    try {
      while (state == State.READY) {
        frames.peek().resume(this);
      }
    } catch (RuntimeException | Error e) {
      cancel();
      e.addSuppressed(new InCycle(cycle()));
      throw e;
    }
  }

  /** The frame on top has ended with a value. */
  void end(Object value) {
    frames.pop();
    result = value;
    if (frames.isEmpty() && state == State.READY) {
      state = State.ENDED;
      wakeWatchers();
    }
  }

  /** The frame on top goes on when the task has ended. */
  void call(Task<?> task) {
    frames.push(task.frame());
  }

  /** The task takes the place of the frame on top. */
  void become(Task<?> task) {
    frames.pop();
    frames.push(task.frame());
  }

  /** The frame on top goes on when the wait is over. */
  void await(Wait wait) {
    if (state == State.READY) {
      state = State.WAITS;
      scheduler.await(this, wait);
    }
  }

  /** The frame on top goes on when a fiber that it watches has ended, or in vain. */
  void sleep() {
    if (state == State.READY) {
      state = State.SLEEPS;
    }
  }

  /** The wait is over. */
  void waited() {
    if (state == State.WAITS) {
      state = State.READY;
      scheduler.queue(this);
    }
  }

  /** That fiber goes on, if it sleeps, when this one has ended or was cancelled. */
  void wakeAtEnd(Fiber watcher) {
    if (!watchers.contains(watcher)) {
      watchers.add(watcher);
    }
  }

  private void wakeWatchers() {
    for (Fiber watcher : watchers) {
      if (watcher.state == State.SLEEPS) {
        watcher.state = State.READY;
        scheduler.queue(watcher);
      }
    }
  }

  /** Starts tasks that this fiber watches and that are cancelled with it. */
  List<Fiber> startChildren(List<? extends Task<?>> tasks) {
    List<Fiber> started = new ArrayList<>();
    for (Task<?> task : tasks) {
      Fiber child = scheduler.start(task);
      child.wakeAtEnd(this);
      started.add(child);
    }
    List<Fiber> all = new ArrayList<>(started);
    children.stream().filter(child -> !child.ended() && !child.cancelled()).forEach(all::add);
    children = all;
    return started;
  }

  void cancel() {
    if (state != State.ENDED && state != State.CANCELLED) {
      state = State.CANCELLED;
      children.forEach(Fiber::cancel);
      wakeWatchers();
    }
  }

  boolean cancelled() {
    return state == State.CANCELLED;
  }

  boolean ended() {
    return state == State.ENDED;
  }

  /** What the task called last, or at last this one, ended with. */
  Object result() {
    return result;
  }
}
