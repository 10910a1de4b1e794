package weft.cosim.formal;

import java.util.function.Supplier;
import weft.hdl.Component;

/**
 * Something to be proven: a component whose assertions hold for all inputs that satisfy its
 * assumptions, and whose covers can be reached.
 *
 * @param name what the user types
 * @param claim what is proven, in one line
 * @param depth clocks that a run from reset is searched for a counterexample, and clocks that must
 *     hold before one in the step of an induction; 1 or more
 * @param method how far the proof goes
 * @param design makes the component
 */
public record Proof(
    String name, String claim, int depth, Method method, Supplier<? extends Component> design) {
  /** How far a proof goes. */
  public enum Method {
    /** For all time: from reset by search, from then on by induction. */
    INDUCTION,
    /** For the first {@code depth} clocks. */
    BOUNDED
  }

  public Proof {
    if (depth < 1) {
      throw new IllegalArgumentException("depth must be 1 or more, not " + depth);
    }
  }

  /** A proof by induction. */
  public static Proof induction(
      String name, String claim, int depth, Supplier<? extends Component> design) {
    return new Proof(name, claim, depth, Method.INDUCTION, design);
  }

  /** A proof for the first clocks. */
  public static Proof bounded(
      String name, String claim, int depth, Supplier<? extends Component> design) {
    return new Proof(name, claim, depth, Method.BOUNDED, design);
  }

  /** The same with another depth. */
  public Proof withDepth(int clocks) {
    return new Proof(name, claim, clocks, method, design);
  }
}
