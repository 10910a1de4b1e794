// AXI4-Lite master: a list of operations, one after the other.
#pragma once
#include "weft_signal.h"

enum WeftOpKind : uint32_t {
  WEFT_OP_WRITE = 0,
  WEFT_OP_READ = 1,
  WEFT_OP_POLL = 2,        // read until (data & mask) == value
  WEFT_OP_WAIT = 3,        // let `value` clocks pass
  WEFT_OP_WAIT_PORT = 4,   // until (port & mask) == value; the port's number is in address
};

// The same layout as AxiLiteOp.java writes: 16 words.
struct WeftOp {
  uint32_t kind, address, value, mask;  // mask: byte strobes of a write
  uint32_t first, second, response, limit;  // delays: AW or AR; W; B or R; cycle limit, 0 = none
  uint32_t data, code;                      // out: data read, response code
  uint32_t state;                           // out: 0 not done, 1 done, 2 limit exceeded
  uint32_t reads;                           // out: of a poll
  uint64_t firstCycle, doneCycle;           // out
};

struct WeftAxiLite {
  WeftSignal awaddr, wdata, wstrb, bresp, araddr, rdata, rresp;
  WeftBit awvalid, awready, wvalid, wready, bvalid, bready;
  WeftBit arvalid, arready, rvalid, rready;
  const WeftSignal* ports = nullptr;  // of the design, for WEFT_OP_WAIT_PORT
  int counter = 0;
  WeftOp* ops = nullptr;
  uint64_t count = 0, next = 0;
  bool started = false, timedOut = false;
  bool firstDone = false, secondDone = false;
  bool answerHeld = false;  // a response waited for ready
  uint32_t firstWait = 0, secondWait = 0, answerWait = 0;
  uint64_t elapsed = 0;

  bool done() const { return next >= count || timedOut; }
  void arm() {
    next = 0;
    started = timedOut = answerHeld = false;
  }
  bool writes() const { return ops[next].kind == WEFT_OP_WRITE; }
  bool reads() const { return ops[next].kind == WEFT_OP_READ || ops[next].kind == WEFT_OP_POLL; }
  void restart() {
    const WeftOp& op = ops[next];
    firstDone = secondDone = answerHeld = false;
    firstWait = op.first;
    secondWait = op.second;
    answerWait = op.response;
  }
  void quiet() {
    awvalid.set(false);
    wvalid.set(false);
    arvalid.set(false);
    bready.set(false);
    rready.set(false);
  }
  void drive(bool inReset, uint64_t cycle) {
    quiet();
    if (inReset) {
      started = answerHeld = false;
      return;
    }
    if (done()) return;
    WeftOp& op = ops[next];
    if (!started) {
      started = true;
      elapsed = 0;
      op.firstCycle = cycle;
      restart();
    }
    if (writes()) {
      awaddr.setLow(op.address);
      wdata.setLow(op.value);
      wstrb.setLow(op.mask);
      awvalid.set(!firstDone && firstWait == 0);
      wvalid.set(!secondDone && secondWait == 0);
      bready.set(answerWait == 0);
      if (firstWait > 0) --firstWait;
      if (secondWait > 0) --secondWait;
    } else if (reads()) {
      araddr.setLow(op.address);
      arvalid.set(!firstDone && firstWait == 0);
      rready.set(answerWait == 0);
      if (firstWait > 0) --firstWait;
    }
  }
  void finish(WeftPage* page) {
    WeftOp& op = ops[next];
    op.state = 1;
    op.doneCycle = page->cycle;
    weftCount(page->counters[counter], page->cycle);
    started = false;
    if (++next >= count) page->attention = 1;
  }
  const char* sample(WeftPage* page) {
    const bool b = bvalid.high(), r = rvalid.high();
    if (done()) return b ? "bvalid without a write" : r ? "rvalid without a read" : nullptr;
    if (!started) return nullptr;  // in reset
    WeftOp& op = ops[next];
    ++elapsed;
    if (b && !writes()) return "bvalid without a write";
    if (r && !reads()) return "rvalid without a read";
    if (writes()) {
      if (awvalid.high() && awready.high()) firstDone = true;
      if (wvalid.high() && wready.high()) secondDone = true;
      if (answerHeld && !b) return "bvalid fell before bready";
      if (b) {
        if (!firstDone || !secondDone) return "bvalid before address and data were taken";
        if (bready.high()) {
          op.code = bresp.low();
          finish(page);
          return nullptr;
        }
        answerHeld = true;
        if (answerWait > 0) --answerWait;
      }
    } else if (reads()) {
      if (arvalid.high() && arready.high()) firstDone = true;
      if (answerHeld && !r) return "rvalid fell before rready";
      if (r) {
        if (!firstDone) return "rvalid before the address was taken";
        if (rready.high()) {
          op.data = rdata.low();
          op.code = rresp.low();
          ++op.reads;
          if (op.kind == WEFT_OP_READ || (op.data & op.mask) == op.value) {
            finish(page);
            return nullptr;
          }
          restart();
        } else {
          answerHeld = true;
          if (answerWait > 0) --answerWait;
        }
      }
    } else if (op.kind == WEFT_OP_WAIT) {
      if (elapsed >= op.value) {
        finish(page);
        return nullptr;
      }
    } else if ((ports[op.address].low() & op.mask) == op.value) {
      finish(page);
      return nullptr;
    }
    if (op.limit != 0 && elapsed >= op.limit) {
      op.state = 2;
      op.doneCycle = page->cycle;
      timedOut = true;
      page->attention = 1;
    }
    return nullptr;
  }
};
