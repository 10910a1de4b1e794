package weft.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.UInt;
import weft.hdl.bench.Bench;
import weft.hdl.verilog.VerilogEmitter;

/** Counters, timeouts and shift registers against the same in Java. */
class CountersTest {
  private static final long SEED = Long.getLong("weft.seed", 1);

  static final class Counts extends Component {
    final Bool counts = in(bool());
    final Bool clear = in(bool());
    final UInt value;
    final Bool last;
    final Bool wraps;

    Counts(int values) {
      Counter beat = new Counter(values, counts);
      when(clear, beat::clear);
      value = out(beat.value);
      last = out(beat.isLast);
      wraps = out(beat.wraps);
    }
  }

  @Test
  void counterCountsWrapsAndClears() {
    for (int values : new int[] {1, 2, 3, 8, 10}) {
      Bench<Counts> bench = Bench.of(() -> new Counts(values));
      Counts top = bench.top();
      Random random = new Random(SEED * 31 + values);
      int expected = 0;
      for (int t = 0; t < 200; t++) {
        String when = values + " values, clock " + t + ", weft.seed " + SEED;
        boolean counts = random.nextInt(4) > 0;
        boolean clear = random.nextInt(20) == 0;
        bench.poke(top.counts, counts);
        bench.poke(top.clear, clear);
        boolean last = expected == values - 1;
        assertEquals(expected, bench.peek(top.value), when);
        assertEquals(last, bench.isTrue(top.last), when);
        assertEquals(last && counts, bench.isTrue(top.wraps), when);
        expected = clear ? 0 : counts ? (expected + 1) % values : expected;
        bench.step();
      }
    }
  }

  static final class CountsToInput extends Component {
    final UInt last = in(uint(3));
    final Bool counts = in(bool());
    final UInt value;
    final Bool wraps;

    CountsToInput() {
      Counter beat = new Counter(last, counts);
      value = out(beat.value);
      wraps = out(beat.wraps);
    }
  }

  @Test
  void counterCountsToAnInput() {
    Bench<CountsToInput> bench = Bench.of(CountsToInput::new);
    CountsToInput top = bench.top();
    bench.poke(top.counts, true);
    int[] last = {4, 4, 4, 2, 4, 4, 4, 1, 1, 0, 0};
    int[] value = {0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 5};
    for (int t = 0; t < last.length; t++) {
      bench.poke(top.last, last[t]);
      assertEquals(value[t], bench.peek(top.value), "clock " + t);
      assertEquals(value[t] == last[t], bench.isTrue(top.wraps), "clock " + t);
      bench.step();
    }
  }

  static final class Waits extends Component {
    final Bool restart = in(bool());
    final Bool expired;

    Waits(int clocks) {
      Timeout silence = new Timeout(clocks);
      when(restart, silence::restart);
      expired = out(silence.expired);
    }
  }

  @Test
  void timeoutExpiresAfterItsClocksAndStaysSo() {
    for (int clocks : new int[] {1, 2, 3, 7, 8}) {
      Bench<Waits> bench = Bench.of(() -> new Waits(clocks));
      Random random = new Random(SEED * 37 + clocks);
      int since = 0;
      for (int t = 0; t < 300; t++) {
        boolean restart = random.nextInt(10) == 0;
        bench.poke(bench.top().restart, restart);
        String when = clocks + " clocks, clock " + t + ", weft.seed " + SEED;
        assertEquals(since >= clocks, bench.isTrue(bench.top().expired), when);
        since = restart ? 0 : since + 1;
        bench.step();
      }
    }
  }

  static final class Noise extends Component {
    final Bool advances = in(bool());
    final Bits value;

    Noise(int width) {
      Lfsr noise = new Lfsr(width, advances);
      value = out(noise.value);
    }
  }

  @Test
  void shiftRegisterWalksThroughAllValuesButZero() {
    for (int width : new int[] {2, 3, 4, 5, 6, 7, 8, 9, 10}) {
      Bench<Noise> bench = Bench.of(() -> new Noise(width));
      Noise top = bench.top();
      Set<Long> seen = new TreeSet<>();
      bench.step();
      assertEquals(1, bench.peek(top.value), "waits while it does not advance");
      bench.poke(top.advances, true);
      for (int i = 1; i < 1 << width; i++) {
        assertTrue(seen.add(bench.peek(top.value)), width + " bits, step " + i);
        bench.step();
      }
      assertFalse(seen.contains(0L));
      assertEquals(1, bench.peek(top.value), width + " bits");
    }
  }

  @Test
  void everyPolynomialIsPrimitive() {
    for (int degree = 2; degree <= 64; degree++) {
      BigInteger p = BigInteger.ZERO;
      for (int term : Lfsr.terms(degree)) {
        p = p.setBit(term);
      }
      assertEquals(degree, p.bitLength() - 1);
      BigInteger period = BigInteger.ONE.shiftLeft(degree).subtract(BigInteger.ONE);
      assertEquals(BigInteger.ONE, powerOfX(period, p), "degree " + degree);
      for (BigInteger prime : primeFactors(period)) {
        BigInteger shorter = powerOfX(period.divide(prime), p);
        assertFalse(shorter.equals(BigInteger.ONE), "degree " + degree + ", factor " + prime);
      }
    }
  }

  /** x to the power, modulo p, over bits. */
  private static BigInteger powerOfX(BigInteger power, BigInteger p) {
    BigInteger result = BigInteger.ONE;
    for (int i = power.bitLength() - 1; i >= 0; i--) {
      result = times(result, result, p);
      if (power.testBit(i)) {
        result = times(result, BigInteger.TWO, p);
      }
    }
    return result;
  }

  private static BigInteger times(BigInteger a, BigInteger b, BigInteger p) {
    BigInteger product = BigInteger.ZERO;
    for (int i = 0; i < b.bitLength(); i++) {
      product = b.testBit(i) ? product.xor(a.shiftLeft(i)) : product;
    }
    int degree = p.bitLength() - 1;
    for (int i = product.bitLength() - 1; i >= degree; i--) {
      product = product.testBit(i) ? product.xor(p.shiftLeft(i - degree)) : product;
    }
    return product;
  }

  /** By small divisors, then by Pollard's rho. */
  private static Set<BigInteger> primeFactors(BigInteger number) {
    Set<BigInteger> primes = new TreeSet<>();
    Deque<BigInteger> open = new ArrayDeque<>(Set.of(number));
    while (!open.isEmpty()) {
      BigInteger n = open.pop();
      if (n.isProbablePrime(50)) {
        primes.add(n);
      } else if (n.compareTo(BigInteger.ONE) > 0) {
        BigInteger divisor = divisor(n);
        open.push(divisor);
        open.push(n.divide(divisor));
      }
    }
    return primes;
  }

  private static BigInteger divisor(BigInteger n) {
    for (long small = 3; small < 2000; small += 2) {
      BigInteger candidate = BigInteger.valueOf(small);
      if (n.mod(candidate).signum() == 0 && !n.equals(candidate)) {
        return candidate;
      }
    }
    for (BigInteger c = BigInteger.ONE; ; c = c.add(BigInteger.ONE)) {
      BigInteger slow = BigInteger.TWO;
      BigInteger fast = BigInteger.TWO;
      BigInteger divisor = BigInteger.ONE;
      while (divisor.equals(BigInteger.ONE)) {
        slow = slow.multiply(slow).add(c).mod(n);
        fast = fast.multiply(fast).add(c).mod(n);
        fast = fast.multiply(fast).add(c).mod(n);
        divisor = slow.subtract(fast).gcd(n);
      }
      if (!divisor.equals(n)) {
        return divisor;
      }
    }
  }

  static final class Text extends Component {
    final Bool go = in(bool());
    final Counter beat = new Counter(10, go);
    final UInt o = out(uint(4));

    Text() {
      Timeout silence = new Timeout(100);
      Lfsr noise = new Lfsr(4, silence.expired);
      when(go, silence::restart);
      o.set(beat.value.xor(noise.value.asUInt()));
    }
  }

  @Test
  void countersInTheVerilog() {
    assertEquals(
        """
        module Text (
          input clk,
          input resetn,
          input go,
          output [3:0] o
        );
          reg [3:0] beat_value;
          wire beat_isLast = beat_value == 4'd9;
          wire [3:0] beat_next = beat_isLast ? 4'd0 : beat_value + 4'd1;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              beat_value <= 4'd0;
            end else if (go) begin
              beat_value <= beat_next;
            end
          end

          reg [6:0] silence_elapsed;
          wire silence_expired = silence_elapsed == 7'd100;
          reg [3:0] noise_value;
          wire [3:0] noise_shifted = {1'b0, noise_value[3:1]};
          wire [3:0] noise_feedback = noise_value[0] ? 4'b1100 : 4'b0000;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              noise_value <= 4'b0001;
            end else if (silence_expired) begin
              noise_value <= noise_shifted ^ noise_feedback;
            end
          end

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              silence_elapsed <= 7'd0;
            end else begin
              if (!silence_expired) begin
                silence_elapsed <= silence_elapsed + 7'd1;
              end
              if (go) begin
                silence_elapsed <= 7'd0;
              end
            end
          end

          assign o = beat_value ^ noise_value;
        endmodule
        """,
        VerilogEmitter.emit(Elaborator.elaborate(Text::new).design()).get(0).text());
  }

  private static void refused(String message, Supplier<? extends Component> top) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> Elaborator.elaborate(top::get))
            .getMessage());
  }

  static final class Starts extends Component {
    Starts(long start) {
      new Lfsr(8, BigInteger.valueOf(start), Bool.of(true));
    }
  }

  @Test
  void sizesAreChecked() {
    refused("values must be 1 or more, not 0", () -> new Counts(0));
    refused("clocks must be 1 or more, not 0", () -> new Waits(0));
    refused("width must be from 2 to 64, not 1", () -> new Noise(1));
    refused("width must be from 2 to 64, not 65", () -> new Noise(65));
    refused("start must be from 1 to 2^8 - 1, not 0", () -> new Starts(0));
    refused("start must be from 1 to 2^8 - 1, not 256", () -> new Starts(256));
  }
}
