package weft.hdl.ir;

import java.util.List;
import java.util.Objects;

/**
 * What a model does, said in Java: engines call it once a cycle.
 *
 * @param maker makes the body of each instance; modules share one if their makers are equal
 * @param domain the clock at whose rising edges it is called
 * @param inputs names of the module's input ports, in its order
 * @param outputs names of the registers that take its answers at the edge, in the order of the
 *     output ports
 */
public record JavaBody(Maker maker, ClockDomain domain, List<String> inputs, List<String> outputs) {
  /** The body of one instance, with its state. */
  public interface Running {
    /**
     * Just before a rising edge: reads the inputs and writes what the outputs are after it. A port
     * takes ceil(width / 64) words, the least significant first, in the order of the ports; signed
     * ones are extended in the last word. Bits above a port's width are ignored.
     *
     * @param inputs what the input ports show before the edge; not to be kept
     * @param outputs holds what it answered last; what is not written stays
     */
    void cycle(long[] inputs, long[] outputs);

    /** The state, for {@code Simulation.save()}; a body without state has none. */
    default Object save() {
      return "";
    }

    /** Goes back to a state that {@link #save} gave. */
    default void restore(Object state) {}
  }

  /** Makes bodies. A record makes instances with equal parameters share one module. */
  public interface Maker {
    /**
     * The body of an instance, at the start of a simulation.
     *
     * @param path of the instance below the top, {@code tile_3.array}: a seed for what is random,
     *     the same in every engine
     */
    Running make(String path);
  }

  public JavaBody {
    Objects.requireNonNull(maker);
    Objects.requireNonNull(domain);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
