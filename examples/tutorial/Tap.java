import weft.hdl.Component;
import weft.hdl.SInt;
import weft.hdl.bench.Bench;

/** One tap of a filter: adds the product of a sample and a coefficient to what came before. */
public final class Tap extends Component {
  public final SInt sample;
  public final SInt coefficient;
  public final SInt partial;
  public final SInt total;

  /**
   * @param bits of sample and coefficient
   * @param width of the sum
   */
  public Tap(int bits, int width) {
    sample = in(sint(bits));
    coefficient = in(sint(bits));
    partial = in(sint(width));
    SInt product = sample.times(coefficient);
    total = out(partial.plus(product));
  }

  public static void main(String[] arguments) {
    try (Bench<Tap> bench = Bench.of(() -> new Tap(8, 18))) {
      Tap tap = bench.top();
      bench.poke(tap.sample, -128);
      bench.poke(tap.coefficient, 127);
      bench.poke(tap.partial, 1000);
      System.out.println("1000 + -128 * 127 = " + bench.peek(tap.total));
    }
  }
}
