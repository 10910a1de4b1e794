import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.bench.Bench;

/** Adds two numbers; nothing is lost. */
public final class Adder extends Component {
  public final UInt a = in(uint(8));
  public final UInt b = in(uint(8));
  public final UInt sum = out(a.plusWide(b));

  public static void main(String[] arguments) {
    try (Bench<Adder> bench = Bench.of(Adder::new)) {
      Adder adder = bench.top();
      bench.poke(adder.a, 200);
      bench.poke(adder.b, 100);
      System.out.println("200 + 100 = " + bench.peek(adder.sum));
    }
  }
}
