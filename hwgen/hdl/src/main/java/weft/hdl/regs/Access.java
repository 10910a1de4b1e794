package weft.hdl.regs;

/**
 * What software may do with a field, and who changes it.
 *
 * <pre>{@code
 * Field steps = Field.of("STEPS", 7, 4, Access.PULSE, "Steps to take");
 * boolean seen = steps.access().readable();            // false: it reads 0
 * }</pre>
 */
public enum Access {
  /** Always reads the same. */
  CONSTANT("constant"),
  /** Reads what the hardware shows. */
  READ_ONLY("read only"),
  /** Kept; software reads and writes it. */
  READ_WRITE("read and write"),
  /** Kept; software writes it and reads 0. */
  WRITE_ONLY("write only"),
  /** Bits written as 1 are 1 for one clock; reads 0. */
  PULSE("pulse, reads 0"),
  /** Hardware sets bits; software clears them by writing 1. */
  WRITE_ONE_TO_CLEAR("write 1 to clear"),
  /** Hardware sets bits; software clears them by reading. */
  READ_TO_CLEAR("read to clear"),
  /** Counts what happens in hardware, up to all ones, where it stays. */
  COUNTER("counter"),
  /** A counter that reading sets to 0. */
  COUNTER_READ_TO_CLEAR("counter, read to clear");

  private final String words;

  Access(String words) {
    this.words = words;
  }

  /** As the documentation says it. */
  public String words() {
    return words;
  }

  /** A write to it is legal. */
  public boolean writable() {
    return this == READ_WRITE || this == WRITE_ONLY || this == PULSE || this == WRITE_ONE_TO_CLEAR;
  }

  /** It reads as something else than 0. */
  public boolean readable() {
    return this != WRITE_ONLY && this != PULSE;
  }

  /** Reading changes it. */
  public boolean changedByRead() {
    return this == READ_TO_CLEAR || this == COUNTER_READ_TO_CLEAR;
  }

  boolean counts() {
    return this == COUNTER || this == COUNTER_READ_TO_CLEAR;
  }

  boolean takesValues() {
    return this == READ_WRITE || this == WRITE_ONLY;
  }
}
