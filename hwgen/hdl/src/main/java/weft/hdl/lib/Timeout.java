package weft.hdl.lib;

import static weft.hdl.Hdl.always;
import static weft.hdl.Hdl.reg;
import static weft.hdl.Hdl.uint;
import static weft.hdl.Hdl.when;

import weft.hdl.Bool;
import weft.hdl.UInt;

/**
 * Expires when it has not been restarted for some clocks.
 *
 * <pre>{@code
 * Timeout silence = new Timeout(1000);
 * when(words.fires(), () -> silence.restart());
 * Bool broken = silence.expired;
 * }</pre>
 */
public final class Timeout {
  /** Clocks since the last restart, or since reset; stays at the limit. */
  public final UInt elapsed;

  /** The limit is reached; stays true until a restart. */
  public final Bool expired;

  /**
   * @param clocks from a restart to the first clock in which it is expired, 1 or more
   */
  public Timeout(int clocks) {
    if (clocks < 1) {
      throw new IllegalArgumentException("clocks must be 1 or more, not " + clocks);
    }
    elapsed = reg(uint(32 - Integer.numberOfLeadingZeros(clocks))).init(0);
    expired = elapsed.eq(clocks);
    always(() -> when(expired.not(), () -> elapsed.set(elapsed.plus(1))));
  }

  /** Starts anew, under the conditions around the call. */
  public void restart() {
    elapsed.set(0);
  }
}
