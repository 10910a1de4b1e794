package weft.cosim.accelerator;

import java.util.Optional;
import weft.cosim.run.Divergence;
import weft.cosim.run.ValuesCompared;

/** Counts comparisons and keeps the first difference. */
public final class Tally {
  private final long[] compared = new long[Divergence.Kind.values().length];
  private long mismatches;
  private Divergence first;

  /** Notes {@code count} comparisons of a kind. */
  public void compared(Divergence.Kind kind, long count) {
    compared[kind.ordinal()] += count;
  }

  /** Notes differences, of which {@code divergence} is the first. */
  public void differed(long count, Divergence divergence) {
    mismatches += count;
    if (first == null) {
      first = divergence;
    }
  }

  public long mismatches() {
    return mismatches;
  }

  public Optional<Divergence> first() {
    return Optional.ofNullable(first);
  }

  public ValuesCompared values() {
    return new ValuesCompared(
        compared[Divergence.Kind.PARTIAL_SUM.ordinal()],
        compared[Divergence.Kind.OUTPUT.ordinal()],
        compared[Divergence.Kind.REGISTER.ordinal()],
        compared[Divergence.Kind.CYCLE.ordinal()]);
  }

  /** Takes over the first difference of another, if this has none. */
  public void first(Tally other) {
    if (first == null) {
      first = other.first;
    }
  }

  /** Takes over what another counted. */
  public void add(Tally other) {
    for (int i = 0; i < compared.length; i++) {
      compared[i] += other.compared[i];
    }
    mismatches += other.mismatches;
    first(other);
  }
}
