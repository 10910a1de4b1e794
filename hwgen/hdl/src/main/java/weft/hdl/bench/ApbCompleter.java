package weft.hdl.bench;

import weft.hdl.bench.BusMaster.Read;
import weft.hdl.bench.BusMaster.Response;
import weft.hdl.bus.Apb;

/**
 * Plays the completer of an APB requester: {@code out(bundle(() -> new Apb(8)))} of the component,
 * with as many clocks of waiting as its stalls say.
 *
 * <pre>{@code
 * BusDevice.Memory memory = new BusDevice.Memory();
 * bench.add(new ApbCompleter(bench, dut.apb, memory).stalls(Stalls.random(seed, "apb", 30)));
 * }</pre>
 */
public final class ApbCompleter implements Agent {
  private final Bench<?> bench;
  private final Apb apb;
  private final BusDevice device;
  private Stalls stalls = Stalls.none();
  private boolean setUp;
  private boolean ready;

  public ApbCompleter(Bench<?> bench, Apb apb, BusDevice device) {
    this.bench = bench;
    this.apb = apb;
    this.device = device;
  }

  /** Waits within transfers. */
  public ApbCompleter stalls(Stalls when) {
    stalls = when;
    return this;
  }

  /** After a clock of set-up comes the access, whose values the requester holds already. */
  @Override
  public void drive() {
    ready = setUp && !stalls.stall();
    bench.poke(apb.pready, ready);
    if (!ready) {
      return;
    }
    long address = bench.peek(apb.paddr);
    Read answer =
        bench.isTrue(apb.pwrite)
            ? new Read(
                0, device.write(address, bench.peek(apb.pwdata), (int) bench.peek(apb.pstrb)))
            : device.read(address);
    bench.poke(apb.prdata, answer.data());
    bench.poke(apb.pslverr, answer.response() != Response.OKAY);
  }

  @Override
  public void sample() {
    setUp = bench.isTrue(apb.psel) && !ready;
  }
}
