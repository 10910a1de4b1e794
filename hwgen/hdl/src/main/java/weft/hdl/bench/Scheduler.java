package weft.hdl.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import weft.hdl.Clock;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Rational;
import weft.hdl.sim.Simulation;

/** Lets tasks take turns and steps the simulation; {@link Task} says in which order. */
final class Scheduler {
  private static final class Waiting {
    final Fiber fiber;
    final Wait wait;
    final ClockDomain domain;
    boolean due;

    Waiting(Fiber fiber, Wait wait, ClockDomain domain) {
      this.fiber = fiber;
      this.wait = wait;
      this.domain = domain;
    }
  }

  private record Acting(Agent agent, ClockDomain domain) {}

  private final Simulation sim;

  /** From outside the design; the first is the one that agents and tasks mean if they say none. */
  private final List<ClockDomain> clocks;

  private final Deque<Fiber> ready = new ArrayDeque<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Acting> agents = new ArrayList<>();

  /**
   * @param domains of the design
   */
  Scheduler(Simulation sim, List<ClockDomain> domains) {
    this.sim = sim;
    this.clocks = domains.stream().filter(domain -> domain.parent().isEmpty()).toList();
  }

  long cycle() {
    return sim.cycles();
  }

  /** Nothing acts but the caller of steps. */
  boolean idle() {
    return ready.isEmpty() && waiting.isEmpty() && agents.isEmpty();
  }

  /**
   * @param clock null for the first
   */
  void add(Agent agent, Clock clock) {
    agents.add(new Acting(agent, domain(clock)));
  }

  Fiber start(Task<?> task) {
    Fiber fiber = new Fiber(this, task);
    ready.add(fiber);
    return fiber;
  }

  void queue(Fiber fiber) {
    ready.add(fiber);
  }

  void await(Fiber fiber, Wait wait) {
    waiting.add(new Waiting(fiber, wait, domain(wait.clock())));
  }

  private ClockDomain domain(Clock clock) {
    if (clock != null) {
      if (!clocks.contains(clock.domain())) {
        throw new IllegalArgumentException(
            "tasks and agents wait for clocks from outside, "
                + clocks
                + ", not for "
                + clock.domain()
                + ": wait for the clock that it is made of, and a condition");
      }
      return clock.domain();
    }
    if (clocks.isEmpty()) {
      throw new IllegalStateException("the design has no clock to wait for");
    }
    return clocks.get(0);
  }

  /** The first part of a clock: tasks run. */
  void drive() {
    for (Fiber next = ready.poll(); next != null; next = ready.poll()) {
      next.run();
    }
  }

  /** Everything up to and over the next edge of any clock. */
  void edge() {
    drive();
    Rational next = clocks.size() < 2 ? null : nextInstant();
    for (Acting entry : agents) {
      if (due(entry.domain, next)) {
        entry.agent.drive();
      }
    }
    for (Waiting entry : waiting) {
      entry.due = !entry.fiber.cancelled() && due(entry.domain, next);
      if (entry.due) {
        entry.wait.sample();
      }
    }
    for (Acting entry : agents) {
      if (due(entry.domain, next)) {
        entry.agent.sample();
      }
    }
    if (clocks.size() < 2) {
      sim.step();
    } else {
      sim.advance();
    }
    wakeWaiting();
  }

  private void wakeWaiting() {
    int kept = 0;
    for (int i = 0; i < waiting.size(); i++) {
      Waiting entry = waiting.get(i);
      if (entry.fiber.cancelled()) {
        continue;
      }
      if (entry.due && entry.wait.edge()) {
        entry.fiber.waited();
      } else {
        waiting.set(kept++, entry);
      }
    }
    waiting.subList(kept, waiting.size()).clear();
  }

  /**
   * The clock has an edge next.
   *
   * @param next when the next edge of any clock is; null if there is one clock
   */
  private boolean due(ClockDomain domain, Rational next) {
    return next == null || nextEdge(domain).compareTo(next) == 0;
  }

  private Rational nextInstant() {
    Rational first = nextEdge(clocks.get(0));
    for (ClockDomain clock : clocks) {
      Rational edge = nextEdge(clock);
      first = edge.compareTo(first) < 0 ? edge : first;
    }
    return first;
  }

  private Rational nextEdge(ClockDomain clock) {
    return clock.phase().plus(clock.period().times(sim.cycles(clock)));
  }
}
