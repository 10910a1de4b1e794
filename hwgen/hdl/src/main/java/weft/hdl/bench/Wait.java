package weft.hdl.bench;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import weft.hdl.Clock;

/** What a task waits for at the edges of a clock. */
abstract class Wait {
  private final Clock clock;

  /**
   * @param clock null for the first clock of the design
   */
  Wait(Clock clock) {
    this.clock = clock;
  }

  Clock clock() {
    return clock;
  }

  /** Called when inputs are driven and an edge of the clock is next. */
  abstract void sample();

  /** Called after an edge of the clock; true if the wait is over. */
  abstract boolean edge();

  static final class ForEdges extends Wait {
    private long left;

    ForEdges(Clock clock, long count) {
      super(clock);
      if (count < 1) {
        throw new IllegalArgumentException("a number of edges is 0 or more, not " + count);
      }
      this.left = count;
    }

    @Override
    void sample() {}

    @Override
    boolean edge() {
      left--;
      return left == 0;
    }
  }

  static final class ForCondition<T> extends Wait {
    private final BooleanSupplier condition;
    private final Supplier<T> supplier;
    private boolean held;
    private T value;

    ForCondition(Clock clock, BooleanSupplier condition, Supplier<T> supplier) {
      super(clock);
      this.condition = condition;
      this.supplier = supplier;
    }

    @Override
    void sample() {
      held = condition.getAsBoolean();
      value = held ? supplier.get() : null;
    }

    @Override
    boolean edge() {
      return held;
    }

    T value() {
      return value;
    }
  }
}
