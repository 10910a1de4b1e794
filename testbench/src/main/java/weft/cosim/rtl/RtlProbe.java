package weft.cosim.rtl;

import java.util.Objects;

/**
 * An internal signal that is to be seen without changing the RTL.
 *
 * @param instance path of instance names below the top module, separated by dots; empty for the top
 * @param module name of the module that the instance is of, as in the RTL
 * @param signal name of the net or register in that module
 * @param width in bits (of one word if the signal is a memory)
 */
public record RtlProbe(String instance, String module, String signal, int width) {
  public RtlProbe {
    Objects.requireNonNull(instance);
    Objects.requireNonNull(module);
    Objects.requireNonNull(signal);
    if (width < 1) {
      throw new IllegalArgumentException(
          "probe " + signal + ": width must be at least 1: " + width);
    }
  }

  /** The hierarchical name below the top module, such as {@code tile.column_3.sum}. */
  public String path() {
    return instance.isEmpty() ? signal : instance + "." + signal;
  }

  /** 32-bit words that hold a value, low word first. */
  public int words() {
    return (width + 31) / 32;
  }
}
