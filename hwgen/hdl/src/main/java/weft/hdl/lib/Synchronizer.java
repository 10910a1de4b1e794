package weft.hdl.lib;

import weft.hdl.Bool;
import weft.hdl.Component;

/**
 * Brings one bit into the clock domain that it is made in: registers in a row, the first of which
 * may settle late. The value follows its source after {@code stages} edges of the domain, or one
 * more; pulses shorter than a period may be lost.
 *
 * <pre>{@code
 * Synchronizer button = add(new Synchronizer(2));
 * button.source.set(asynchronous(bool()).named("raw"));
 * Bool pressed = button.value.rose();
 * }</pre>
 */
public final class Synchronizer extends Component {
  /** A register of another domain, with nothing but wires in between. */
  public final Bool source;

  public final Bool value;

  /**
   * @param stages registers in a row, 2 or more
   */
  public Synchronizer(int stages) {
    if (stages < 2) {
      throw new IllegalArgumentException("stages must be 2 or more, not " + stages);
    }
    describe("Brings a bit of another clock domain into this one.");
    source = in(bool());
    Bool sample = metastable(attribute(reg(bool()).init(false), "ASYNC_REG", "TRUE"));
    sample.set(source);
    Bool settled = sample;
    for (int i = 1; i < stages; i++) {
      Bool stage = attribute(reg(bool()).init(false), "ASYNC_REG", "TRUE");
      stage.set(settled);
      settled = stage;
    }
    value = out(settled);
  }
}
