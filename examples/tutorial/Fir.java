import java.math.BigInteger;
import weft.hdl.Component;
import weft.hdl.SInt;
import weft.hdl.Stream;
import weft.hdl.Vec;
import weft.hdl.bench.Bench;
import weft.hdl.bench.Scoreboard;
import weft.hdl.bench.Stalls;
import weft.hdl.bench.StreamSink;
import weft.hdl.bench.StreamSource;

/** A filter: every result is the sum of the last samples, each times its coefficient. */
public final class Fir extends Component {
  public final Vec<SInt> coefficients;
  public final Stream<SInt> samples;
  public final Stream<SInt> results;

  /**
   * @param taps samples that a result is made of, 1 or more
   * @param bits of a sample and of a coefficient
   */
  public Fir(int taps, int bits) {
    int width = width(taps, bits);
    coefficients = in(vec(taps, sint(bits)));
    samples = slave(stream(sint(bits)));
    results = master(stream(sint(width)));

    SInt sample = samples.payload;
    SInt sum = sint(width).of(0);
    for (int i = 0; i < taps; i++) {
      Tap tap = add(new Tap(bits, width));
      tap.sample.set(sample);
      tap.coefficient.set(coefficients.get(i));
      tap.partial.set(sum);
      sum = tap.total;
      if (i + 1 < taps) {
        SInt now = sample;
        SInt delayed = reg(sint(bits)).init(0);
        when(samples.fires(), () -> delayed.set(now));
        sample = delayed;
      }
    }
    SInt result = sum;
    results.set(samples.map(each -> result).stage());
  }

  /** Bits that no sum of so many products passes. */
  static int width(int taps, int bits) {
    return 2 * bits + 32 - Integer.numberOfLeadingZeros(taps - 1);
  }

  public static void main(String[] arguments) {
    int[] coefficients = {3, -1, 4, 1};
    try (Bench<Fir> bench = Bench.of(() -> new Fir(4, 8))) {
      Fir fir = bench.top();
      for (int i = 0; i < coefficients.length; i++) {
        bench.poke(fir.coefficients.get(i), coefficients[i]);
      }
      var samples = bench.add(StreamSource.of(bench, fir.samples));
      var results = bench.add(StreamSink.of(bench, fir.results));
      samples.stalls(Stalls.random(1, "samples", 30));
      results.stalls(Stalls.bursts(1, "results", 10));
      Scoreboard<BigInteger> board = new Scoreboard<>(bench, "results");
      results.each(board);

      int[] last = new int[4];
      for (int n = 0; n < 1000; n++) {
        System.arraycopy(last, 0, last, 1, 3);
        last[0] = n * 37 % 256 - 128;
        int expected = 0;
        for (int i = 0; i < 4; i++) {
          expected += coefficients[i] * last[i];
        }
        samples.send(BigInteger.valueOf(last[0]));
        board.expect(BigInteger.valueOf(expected));
      }
      bench.run(board.complete().within(10_000, "1,000 results"));
      System.out.println("1000 results are right");
    }
  }
}
