package weft.hdl.bench;

import java.util.Map;
import java.util.TreeMap;
import weft.hdl.bench.BusMaster.Read;
import weft.hdl.bench.BusMaster.Response;

/**
 * What a test bench plays behind a bus of 32 data bits. Addresses are as they are on the bus.
 *
 * <pre>{@code
 * BusDevice clockOfDay =
 *     new BusDevice() {
 *       @Override
 *       public BusMaster.Response write(long address, long data, int strobe) {
 *         return BusMaster.Response.SLVERR;
 *       }
 *
 *       @Override
 *       public BusMaster.Read read(long address) {
 *         return new BusMaster.Read(bench.sim().cycles(), BusMaster.Response.OKAY);
 *       }
 *     };
 * bench.add(new AxiLiteSubordinate(bench, dut.control, clockOfDay));
 * }</pre>
 */
public interface BusDevice {
  /** A write of the bytes whose bit in the strobe is 1. */
  Response write(long address, long data, int strobe);

  /** A read of a word. */
  Read read(long address);

  /** Words that keep what is written; 0 before. The two lowest address bits do not count. */
  final class Memory implements BusDevice {
    private final Map<Long, Long> words = new TreeMap<>();

    @Override
    public Response write(long address, long data, int strobe) {
      long bytes = 0;
      for (int i = 0; i < 4; i++) {
        bytes |= (strobe >> i & 1) * 0xFFL << 8 * i;
      }
      words.put(address & ~3L, word(address) & ~bytes | data & bytes);
      return Response.OKAY;
    }

    @Override
    public Read read(long address) {
      return new Read(word(address), Response.OKAY);
    }

    /** The word at a byte address. */
    public long word(long address) {
      return words.getOrDefault(address & ~3L, 0L);
    }
  }
}
