package weft.hdl.bench;

import java.util.Locale;

/**
 * Reads and writes words of 32 bits on a bus, one after the other or several at once.
 *
 * <pre>{@code
 * BusMaster bus = bench.add(new ApbMaster(bench, dut.apb));
 * assertEquals(BusMaster.Response.OKAY, bench.run(bus.write(0x04, 0xCAFE)));
 * assertEquals(0xCAFE, bench.run(bus.read(0x04)).data());
 * }</pre>
 */
public interface BusMaster {
  /** What the other side says to an access. */
  enum Response {
    OKAY(0),
    /** The other side refused. */
    SLVERR(2),
    /** Nobody is there. */
    DECERR(3);

    private final int code;

    Response(int code) {
      this.code = code;
    }

    /** As AXI4 encodes it. */
    public int code() {
      return code;
    }

    static Response of(Bench<?> bench, int code) {
      return switch (code) {
        case 0 -> OKAY;
        case 2 -> SLVERR;
        case 3 -> DECERR;
        default -> throw new ProtocolError(bench, "response EXOKAY, and nothing exclusive");
      };
    }
  }

  /**
   * What a read ends with.
   *
   * @param data the word, unsigned
   */
  record Read(long data, Response response) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "0x%08x %s", data, response);
    }
  }

  /**
   * Writes the bytes of a word whose bit in the strobe is 1.
   *
   * @param address byte address
   * @param data the word, unsigned
   */
  Task<Response> write(long address, long data, int strobe);

  /** Reads a word. */
  Task<Read> read(long address);

  /** Writes a whole word. */
  default Task<Response> write(long address, long data) {
    return write(address, data, 0xF);
  }
}
