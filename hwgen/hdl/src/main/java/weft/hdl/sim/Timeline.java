package weft.hdl.sim;

import java.math.BigInteger;
import java.util.List;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Rational;

/**
 * When the clocks from outside rise. Time is in ticks: the longest that all rising edges and the
 * middles between them fall on.
 *
 * <pre>{@code
 * Timeline time = new Timeline(design.top().domains());
 * int edges = time.advance();                          // bit i: clock i rises now
 * long now = time.now();
 * }</pre>
 */
public final class Timeline {
  /** Nanoseconds of a tick. */
  public final Rational tick;

  private final long[] period;
  private final long[] next;
  private long now;

  public Timeline(List<ClockDomain> domains) {
    int count = domains.size();
    BigInteger denominator = BigInteger.TWO;
    for (ClockDomain d : domains) {
      denominator = lcm(denominator, BigInteger.valueOf(d.period().denominator()).shiftLeft(1));
      denominator = lcm(denominator, BigInteger.valueOf(d.phase().denominator()));
    }
    BigInteger common = count == 0 ? denominator.multiply(BigInteger.TEN) : BigInteger.ZERO;
    for (ClockDomain d : domains) {
      common = common.gcd(units(d.period(), denominator).shiftRight(1));
      common = common.gcd(units(d.phase(), denominator));
    }
    tick = Rational.of(common.longValueExact(), denominator.longValueExact());
    period = new long[count];
    next = new long[count];
    for (int i = 0; i < count; i++) {
      period[i] = units(domains.get(i).period(), denominator).divide(common).longValueExact();
      next[i] = units(domains.get(i).phase(), denominator).divide(common).longValueExact();
    }
  }

  private static BigInteger lcm(BigInteger a, BigInteger b) {
    return a.divide(a.gcd(b)).multiply(b);
  }

  private static BigInteger units(Rational time, BigInteger denominator) {
    return BigInteger.valueOf(time.numerator())
        .multiply(denominator.divide(BigInteger.valueOf(time.denominator())));
  }

  public long now() {
    return now;
  }

  public long period(int domain) {
    return period[domain];
  }

  /** When the next edge is. */
  public long peekNext() {
    long at = next.length == 0 ? now + 2 : Long.MAX_VALUE;
    for (long edge : next) {
      at = Math.min(at, edge);
    }
    return at;
  }

  /** The bits of the domains that have an edge at the next instant. */
  public int peekEdges() {
    long at = peekNext();
    int edges = 0;
    for (int i = 0; i < next.length; i++) {
      edges |= next[i] == at ? 1 << i : 0;
    }
    return edges;
  }

  /** Goes to the next instant with an edge; the bits of the domains that have one. */
  public int advance() {
    if (next.length == 1) {
      now = next[0];
      next[0] += period[0];
      return 1;
    }
    long at = peekNext();
    int edges = 0;
    for (int i = 0; i < next.length; i++) {
      if (next[i] == at) {
        edges |= 1 << i;
        next[i] += period[i];
      }
    }
    now = at;
    return edges;
  }

  /** Now and the next edges. */
  public long[] save() {
    long[] all = new long[next.length + 1];
    System.arraycopy(next, 0, all, 0, next.length);
    all[next.length] = now;
    return all;
  }

  public void restore(long[] saved) {
    System.arraycopy(saved, 0, next, 0, next.length);
    now = saved[next.length];
  }
}
