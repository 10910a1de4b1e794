package weft.hdl.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import weft.hdl.bench.BusDevice;
import weft.hdl.bench.BusMaster;
import weft.hdl.bench.BusMaster.Read;
import weft.hdl.bench.Stalls;
import weft.hdl.bench.Task;

/** Random accesses of one master to addresses of its own, each answer compared with a memory. */
final class BusTraffic {
  static final long SEED = Long.getLong("weft.seed", 1);
  static final boolean FULL = System.getProperty("weft.tier", "sample").equals("full");

  private BusTraffic() {}

  /**
   * @param bases where the master may go: 16 words each from these addresses on
   * @param expected what it finds there, and what it leaves
   */
  static Task<Void> accesses(
      BusMaster master, String name, int count, long[] bases, BusDevice expected) {
    Random random = Stalls.named(SEED, name);
    return Task.repeat(
        count,
        i -> {
          String what = name + " access " + i + ", weft.seed " + SEED;
          long address = bases[random.nextInt(bases.length)] + 4L * random.nextInt(16);
          if (random.nextBoolean()) {
            long data = random.nextInt() & 0xFFFF_FFFFL;
            int strobe = random.nextInt(16);
            return master
                .write(address, data, strobe)
                .thenAccept(
                    answer -> assertEquals(expected.write(address, data, strobe), answer, what));
          }
          return master
              .read(address)
              .thenAccept(
                  answer -> {
                    Read right = expected.read(address);
                    assertEquals(right.response(), answer.response(), what);
                    if (right.response() == BusMaster.Response.OKAY) {
                      assertEquals(right, answer, what);
                    }
                  });
        });
  }
}
