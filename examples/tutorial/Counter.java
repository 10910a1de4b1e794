import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.bench.Bench;

/** Counts the clocks in which it is enabled, up to a limit, and begins again. */
public final class Counter extends Component {
  public final Bool enable = in(bool());
  public final UInt count;
  public final Bool last;

  public Counter(int limit) {
    UInt value = reg(uint(8)).init(0);
    last = out(value.eq(limit));
    when(
        enable,
        () -> {
          value.set(value.plus(1));
          when(last, () -> value.set(0));
        });
    count = out(value);
  }

  public static void main(String[] arguments) {
    try (Bench<Counter> bench = Bench.of(() -> new Counter(9))) {
      bench.poke(bench.top().enable, true);
      bench.step(12);
      System.out.println("after 12 clocks: " + bench.peek(bench.top().count));
    }
  }
}
