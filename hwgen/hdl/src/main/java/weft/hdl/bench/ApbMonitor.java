package weft.hdl.bench;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.bus.Apb;

/**
 * Looks at an APB anywhere in the design: keeps the transfers, and checks that a transfer is one
 * clock of set-up and then access until {@code pready}, its values unchanged, and that a read
 * strobes nothing.
 *
 * <pre>{@code
 * ApbMonitor monitor = bench.add(new ApbMonitor(bench, dut.apb));
 * bench.step(100);
 * assertEquals(3, monitor.transfers().size());
 * }</pre>
 */
public final class ApbMonitor implements Agent {
  /**
   * One transfer that has ended.
   *
   * @param data what was written or read, unsigned
   * @param strobe of a write; 0 of a read
   * @param refused pslverr
   */
  public record Transfer(boolean write, long address, long data, int strobe, boolean refused) {}

  private record Asked(boolean write, long address, long data, int strobe) {}

  private final Bench<?> bench;
  private final Apb apb;
  private final List<Transfer> transfers = new ArrayList<>();
  private Asked underWay;

  public ApbMonitor(Bench<?> bench, Apb apb) {
    this.bench = bench;
    this.apb = apb;
  }

  /** Transfers that have ended. */
  public List<Transfer> transfers() {
    return List.copyOf(transfers);
  }

  @Override
  public void sample() {
    boolean selects = bench.isTrue(apb.psel);
    boolean enables = bench.isTrue(apb.penable);
    if (!selects) {
      check(underWay == null, "psel fell before pready");
      check(!enables, "penable without psel");
      return;
    }
    boolean writes = bench.isTrue(apb.pwrite);
    long written = writes ? bench.peek(apb.pwdata) : 0;
    Asked asked = new Asked(writes, bench.peek(apb.paddr), written, (int) bench.peek(apb.pstrb));
    check(asked.write || asked.strobe == 0, "a read strobes bytes");
    check(enables == (underWay != null), enables ? "access without set-up" : "set-up twice");
    if (!enables) {
      underWay = asked;
      return;
    }
    check(asked.equals(underWay), "the transfer changed from " + underWay + " to " + asked);
    if (bench.isTrue(apb.pready)) {
      long data = asked.write ? asked.data : bench.peek(apb.prdata);
      boolean refused = bench.isTrue(apb.pslverr);
      transfers.add(new Transfer(asked.write, asked.address, data, asked.strobe, refused));
      underWay = null;
    }
  }

  private void check(boolean holds, String message) {
    if (!holds) {
      throw new ProtocolError(bench, "APB: " + message);
    }
  }
}
