package weft.cosim.engine;

import weft.arch.StallPattern;

/**
 * An operation of the AXI4-Lite master. All delays are clocks; addresses and data are 32 bits.
 *
 * @param kind what is done
 * @param address of a register; for {@code WAIT_PORT} the index of the port
 * @param value written, or waited for; for {@code WAIT} the clocks
 * @param mask byte strobes of a write; for {@code POLL} and {@code WAIT_PORT} the bits compared
 * @param firstDelay until AWVALID or ARVALID, from the start of the operation
 * @param dataDelay until WVALID, from the start of the operation
 * @param responseDelay until BREADY or RREADY, after the response is first seen; 0: it is ready
 * @param limit clocks after which the operation is given up; 0: never
 */
public record AxiLiteOp(
    Kind kind,
    int address,
    int value,
    int mask,
    int firstDelay,
    int dataDelay,
    int responseDelay,
    int limit) {
  /** The order is that of {@code weft_axil.h}. */
  public enum Kind {
    WRITE,
    READ,
    POLL,
    WAIT,
    WAIT_PORT
  }

  public AxiLiteOp {
    if (firstDelay < 0 || dataDelay < 0 || responseDelay < 0 || limit < 0) {
      throw new IllegalArgumentException("delays and limit must not be negative");
    }
  }

  public static AxiLiteOp write(int address, int value) {
    return new AxiLiteOp(Kind.WRITE, address, value, 0xF, 0, 0, 0, 0);
  }

  public static AxiLiteOp read(int address) {
    return new AxiLiteOp(Kind.READ, address, 0, 0, 0, 0, 0, 0);
  }

  /** Reads until the register has this value in the bits of the mask. */
  public static AxiLiteOp poll(int address, int mask, int value, int limit) {
    return new AxiLiteOp(Kind.POLL, address, value, mask, 0, 0, 0, limit);
  }

  /** Lets clocks pass; at least one. */
  public static AxiLiteOp waitClocks(int clocks) {
    return new AxiLiteOp(Kind.WAIT, 0, clocks, 0, 0, 0, 0, 0);
  }

  /** Waits until a port of one bit is 1, such as {@code irq}. */
  public static AxiLiteOp waitHigh(int portIndex, int limit) {
    return new AxiLiteOp(Kind.WAIT_PORT, portIndex, 1, 1, 0, 0, 0, limit);
  }

  public AxiLiteOp withStrobes(int strobes) {
    return new AxiLiteOp(
        kind, address, value, strobes, firstDelay, dataDelay, responseDelay, limit);
  }

  /** The same with delays: AW or AR, W (writes), B or R. */
  public AxiLiteOp withDelays(int first, int data, int response) {
    return new AxiLiteOp(kind, address, value, mask, first, data, response, limit);
  }

  /**
   * The same with delays by {@link StallPattern}: AW, W, B, AR and R are the channels {@code
   * channel} to {@code channel + 4}.
   *
   * @param index of the operation in its job
   */
  public AxiLiteOp withPattern(long seed, int channel, long index) {
    boolean write = kind == Kind.WRITE;
    return withDelays(
        StallPattern.clocks(seed, write ? channel : channel + 3, index),
        StallPattern.clocks(seed, channel + 1, index),
        StallPattern.clocks(seed, write ? channel + 2 : channel + 4, index));
  }

  /** The same, given up after this many clocks. */
  public AxiLiteOp withLimit(int clocks) {
    return new AxiLiteOp(kind, address, value, mask, firstDelay, dataDelay, responseDelay, clocks);
  }
}
