package weft.hdl.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import weft.hdl.bus.Apb;

/**
 * Drives an APB completer: {@code in(bundle(() -> new Apb(8)))} of the component. Accesses of
 * several tasks are made in the order in which they were asked for.
 *
 * <pre>{@code
 * ApbMaster bus = bench.add(new ApbMaster(bench, dut.apb));
 * bench.run(bus.write(0x04, 1));
 * assertEquals(1, bench.run(bus.read(0x04)).data());
 * }</pre>
 */
public final class ApbMaster implements Agent, BusMaster {
  private static final class Transfer {
    final boolean write;
    final long address;
    final long data;
    final int strobe;
    Read answer;

    Transfer(boolean write, long address, long data, int strobe) {
      this.write = write;
      this.address = address;
      this.data = data;
      this.strobe = strobe;
    }
  }

  private final Bench<?> bench;
  private final Apb apb;
  private final Deque<Transfer> queue = new ArrayDeque<>();
  private Stalls stalls = Stalls.none();
  private boolean selects;
  private boolean enables;

  public ApbMaster(Bench<?> bench, Apb apb) {
    this.bench = bench;
    this.apb = apb;
  }

  /** Waits between transfers. */
  public ApbMaster stalls(Stalls when) {
    stalls = when;
    return this;
  }

  @Override
  public Task<Response> write(long address, long data, int strobe) {
    return transfer(true, address, data, strobe).map(Read::response);
  }

  @Override
  public Task<Read> read(long address) {
    return transfer(false, address, 0, 0);
  }

  private Task<Read> transfer(boolean write, long address, long data, int strobe) {
    return Task.value(
            () -> {
              Transfer transfer = new Transfer(write, address, data, strobe);
              queue.add(transfer);
              return transfer;
            })
        .then(
            transfer ->
                Task.loopWhile(() -> transfer.answer == null, Task::edge)
                    .then(Task.value(() -> transfer.answer)));
  }

  @Override
  public void drive() {
    if (!selects && !queue.isEmpty() && !stalls.stall()) {
      selects = true;
      Transfer next = queue.peek();
      bench.poke(apb.paddr, next.address);
      bench.poke(apb.pwrite, next.write);
      bench.poke(apb.pwdata, next.data);
      bench.poke(apb.pstrb, next.strobe);
    }
    bench.poke(apb.psel, selects);
    bench.poke(apb.penable, enables);
  }

  @Override
  public void sample() {
    if (enables && bench.isTrue(apb.pready)) {
      Response response = bench.isTrue(apb.pslverr) ? Response.SLVERR : Response.OKAY;
      queue.remove().answer = new Read(bench.peek(apb.prdata), response);
      selects = false;
      enables = false;
    } else {
      enables = selects;
    }
  }
}
