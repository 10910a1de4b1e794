package weft.hdl.bench;

/**
 * Something that acts in every clock: a driver, a monitor, a checker. Cheaper than a task, and
 * written as hardware would be.
 *
 * <pre>{@code
 * bench.add(
 *     new Agent() {
 *       @Override
 *       public void drive() {
 *         bench.poke(dut.enable, bench.peek(dut.count) < 3);
 *       }
 *     });
 * }</pre>
 */
public interface Agent {
  /** After the tasks: drives inputs, knowing the registers after the last edge. */
  default void drive() {}

  /** All inputs are driven: reads what the next edge will see. Drives nothing. */
  default void sample() {}
}
