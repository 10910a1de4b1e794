package weft.cosim.run;

import java.util.List;
import java.util.Objects;

/**
 * The first value in which RTL and golden model differ. Numbers that a kind of value does not have
 * are -1.
 *
 * @param kind what was compared
 * @param layer the network's layer, or the name of the job
 * @param job index of the job in the run, from 0
 * @param what the value in words, such as {@code "sum of tile 2, column 17"}
 * @param tile tile of the array
 * @param block block that was driven
 * @param column column of the tile
 * @param vector vector of the job
 * @param access access of the job, from 0
 * @param cycle clock of the simulation in which the value was sampled
 * @param jobCycle the same, counted from the start of the job as docs/tim.md does
 * @param expected the golden value
 * @param actual the value sampled from RTL
 * @param weights weights of that block and column, row by row; empty if the value has none
 * @param inputs what drove those rows: -1, 0 or +1, of this access; empty if the value has none
 */
public record Divergence(
    Kind kind,
    String layer,
    int job,
    String what,
    int tile,
    int block,
    int column,
    long vector,
    long access,
    long cycle,
    long jobCycle,
    String expected,
    String actual,
    List<Integer> weights,
    List<Integer> inputs) {

  /** What was compared. */
  public enum Kind {
    PARTIAL_SUM,
    OUTPUT,
    REGISTER,
    CYCLE,
    /** A bus or stream rule, a failed assertion or another end of the simulation. */
    PROTOCOL,
    /** A port or probe in which two engines in lock step differ. */
    ENGINE
  }

  public Divergence {
    Objects.requireNonNull(kind);
    weights = List.copyOf(weights);
    inputs = List.copyOf(inputs);
  }

  /** A difference of a value that belongs to no place in the array. */
  public static Divergence at(
      Kind kind, String layer, int job, String what, long cycle, String expected, String actual) {
    return new Divergence(
        kind, layer, job, what, -1, -1, -1, -1, -1, cycle, -1, expected, actual, List.of(),
        List.of());
  }

  /** One line for the terminal: where, what was expected and what came. */
  public String line() {
    StringBuilder text = new StringBuilder();
    text.append("layer ").append(layer).append(", job ").append(job);
    append(text, ", tile ", tile);
    append(text, ", block ", block);
    append(text, ", column ", column);
    append(text, ", vector ", vector);
    append(text, ", access ", access);
    append(text, ", cycle ", cycle);
    text.append(": ").append(what).append(" is ").append(actual);
    return text.append(", expected ").append(expected).toString();
  }

  private static void append(StringBuilder text, String name, long value) {
    if (value >= 0) {
      text.append(name).append(value);
    }
  }
}
