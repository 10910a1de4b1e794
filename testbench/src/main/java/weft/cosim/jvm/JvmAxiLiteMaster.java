package weft.cosim.jvm;

import java.util.ArrayList;
import java.util.List;
import weft.cosim.engine.AxiLiteMaster;
import weft.cosim.engine.AxiLiteOp;
import weft.cosim.engine.AxiLiteOp.Kind;
import weft.cosim.engine.AxiLiteResult;

/** {@link AxiLiteMaster} in Java. Each clock: drive, the design settles, sample. */
final class JvmAxiLiteMaster implements AxiLiteMaster {
  /** The pins of the interface. */
  record Bus(
      Driven awaddr,
      Driven awvalid,
      Signal awready,
      Driven wdata,
      Driven wstrb,
      Driven wvalid,
      Signal wready,
      Signal bresp,
      Signal bvalid,
      Driven bready,
      Driven araddr,
      Driven arvalid,
      Signal arready,
      Signal rdata,
      Signal rresp,
      Signal rvalid,
      Driven rready) {}

  private final Progress progress;
  private final Bus pins;

  /** Of the design by their index, for WAIT_PORT. */
  private final Signal[] ports;

  private final List<AxiLiteResult> results = new ArrayList<>();
  private List<AxiLiteOp> ops = List.of();
  private AxiLiteOp op = AxiLiteOp.waitClocks(0);
  private boolean started;
  private boolean timedOut;

  /** The address was taken. */
  private boolean firstDone;

  /** The data of a write was taken. */
  private boolean secondDone;

  /** A response waited for ready. */
  private boolean answerHeld;

  private int firstWait;
  private int secondWait;
  private int answerWait;
  private long elapsed;
  private long firstCycle;
  private int data;
  private int code;
  private int reads;

  JvmAxiLiteMaster(Progress progress, Bus pins, Signal[] ports) {
    this.progress = progress;
    this.pins = pins;
    this.ports = ports;
  }

  @Override
  public void arm(List<AxiLiteOp> list) {
    ops = List.copyOf(list);
    results.clear();
    timedOut = false;
    answerHeld = false;
    forget();
  }

  private void forget() {
    started = false;
    data = 0;
    code = 0;
    reads = 0;
  }

  @Override
  public List<AxiLiteResult> results() {
    return List.copyOf(results);
  }

  boolean done() {
    return timedOut || results.size() >= ops.size();
  }

  boolean timedOut() {
    return timedOut;
  }

  void drive(boolean inReset) {
    pins.awvalid.set(false);
    pins.wvalid.set(false);
    pins.arvalid.set(false);
    pins.bready.set(false);
    pins.rready.set(false);
    if (inReset) {
      started = false;
      answerHeld = false;
      return;
    }
    if (done()) {
      return;
    }
    if (!started) {
      begin();
    }
    if (writes()) {
      pins.awaddr.setLow(op.address());
      pins.wdata.setLow(op.value());
      pins.wstrb.setLow(op.mask());
      pins.awvalid.set(!firstDone && firstWait == 0);
      pins.wvalid.set(!secondDone && secondWait == 0);
      pins.bready.set(answerWait == 0);
      firstWait = Math.max(0, firstWait - 1);
      secondWait = Math.max(0, secondWait - 1);
    } else if (reads()) {
      pins.araddr.setLow(op.address());
      pins.arvalid.set(!firstDone && firstWait == 0);
      pins.rready.set(answerWait == 0);
      firstWait = Math.max(0, firstWait - 1);
    }
  }

  private void begin() {
    op = ops.get(results.size());
    started = true;
    elapsed = 0;
    firstCycle = progress.cycle;
    restart();
  }

  private void restart() {
    firstDone = false;
    secondDone = false;
    answerHeld = false;
    firstWait = op.firstDelay();
    secondWait = op.dataDelay();
    answerWait = op.responseDelay();
  }

  private boolean writes() {
    return op.kind() == Kind.WRITE;
  }

  private boolean reads() {
    return op.kind() == Kind.READ || op.kind() == Kind.POLL;
  }

  /** The text of a broken rule; empty if none is. */
  String sample() {
    boolean b = pins.bvalid.high();
    boolean r = pins.rvalid.high();
    if (done()) {
      return b ? "bvalid without a write" : r ? "rvalid without a read" : "";
    }
    if (!started) {
      return "";
    }
    elapsed++;
    if (b && !writes()) {
      return "bvalid without a write";
    }
    if (r && !reads()) {
      return "rvalid without a read";
    }
    String rule =
        switch (op.kind()) {
          case WRITE -> write(b);
          case READ, POLL -> read(r);
          case WAIT -> endIf(elapsed >= Integer.toUnsignedLong(op.value()));
          case WAIT_PORT -> endIf((ports[op.address()].low() & op.mask()) == op.value());
        };
    if (rule.isEmpty() && started && op.limit() != 0 && elapsed >= op.limit()) {
      timedOut = true;
      end();
    }
    return rule;
  }

  private String write(boolean b) {
    firstDone |= pins.awvalid.high() && pins.awready.high();
    secondDone |= pins.wvalid.high() && pins.wready.high();
    if (answerHeld && !b) {
      return "bvalid fell before bready";
    }
    if (!b) {
      return "";
    }
    if (!firstDone || !secondDone) {
      return "bvalid before address and data were taken";
    }
    if (!pins.bready.high()) {
      answerHeld = true;
      answerWait = Math.max(0, answerWait - 1);
      return "";
    }
    code = pins.bresp.low();
    return endIf(true);
  }

  private String read(boolean r) {
    firstDone |= pins.arvalid.high() && pins.arready.high();
    if (answerHeld && !r) {
      return "rvalid fell before rready";
    }
    if (!r) {
      return "";
    }
    if (!firstDone) {
      return "rvalid before the address was taken";
    }
    if (!pins.rready.high()) {
      answerHeld = true;
      answerWait = Math.max(0, answerWait - 1);
      return "";
    }
    data = pins.rdata.low();
    code = pins.rresp.low();
    reads++;
    if (op.kind() == Kind.POLL && (data & op.mask()) != op.value()) {
      restart();
      return "";
    }
    return endIf(true);
  }

  private String endIf(boolean condition) {
    if (condition) {
      end();
    }
    return "";
  }

  private void end() {
    results.add(new AxiLiteResult(data, code, reads, firstCycle, progress.cycle, timedOut));
    forget();
    if (done()) {
      progress.attention = true;
    }
  }
}
