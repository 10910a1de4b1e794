package weft.hdl.bench;

import java.math.BigInteger;
import weft.hdl.UInt;
import weft.hdl.bench.BusMaster.Response;
import weft.hdl.bus.Axi4;

/** What moves on the five channels of an AXI4, and how it is read and driven. */
final class Axi4Channels {
  /** A beat of write data. */
  record Write(BigInteger data, BigInteger strobe, boolean last) {}

  /** The answer to a write burst. */
  record Written(int id, Response response) {}

  /** A beat of read data. */
  record Word(int id, BigInteger data, Response response, boolean last) {}

  private final Bench<?> bench;
  private final Axi4 bus;

  Axi4Channels(Bench<?> bench, Axi4 bus) {
    this.bench = bench;
    this.bus = bus;
  }

  Axi4Burst writeAddress() {
    return burst(bus.awid, bus.awaddr, bus.awlen, bus.awsize, bus.awburst);
  }

  Axi4Burst readAddress() {
    return burst(bus.arid, bus.araddr, bus.arlen, bus.arsize, bus.arburst);
  }

  Write write() {
    return new Write(bench.peekBig(bus.wdata), bench.peekBig(bus.wstrb), bench.isTrue(bus.wlast));
  }

  Written written() {
    return new Written((int) bench.peek(bus.bid), response((int) bench.peek(bus.bresp)));
  }

  Word word() {
    return new Word(
        (int) bench.peek(bus.rid),
        bench.peekBig(bus.rdata),
        response((int) bench.peek(bus.rresp)),
        bench.isTrue(bus.rlast));
  }

  void drive(Write beat) {
    bench.poke(bus.wdata, beat.data());
    bench.poke(bus.wstrb, beat.strobe());
    bench.poke(bus.wlast, beat.last());
  }

  void drive(Written answer) {
    bench.poke(bus.bid, answer.id());
    bench.poke(bus.bresp, answer.response().code());
  }

  void drive(Word beat) {
    bench.poke(bus.rid, beat.id());
    bench.poke(bus.rdata, beat.data());
    bench.poke(bus.rresp, beat.response().code());
    bench.poke(bus.rlast, beat.last());
  }

  void driveWriteAddress(Axi4Burst burst) {
    bench.poke(bus.awid, burst.id());
    bench.poke(bus.awaddr, burst.address());
    bench.poke(bus.awlen, burst.beats() - 1);
    bench.poke(bus.awsize, burst.size());
    bench.poke(bus.awburst, burst.kind());
  }

  void driveReadAddress(Axi4Burst burst) {
    bench.poke(bus.arid, burst.id());
    bench.poke(bus.araddr, burst.address());
    bench.poke(bus.arlen, burst.beats() - 1);
    bench.poke(bus.arsize, burst.size());
    bench.poke(bus.arburst, burst.kind());
  }

  private Axi4Burst burst(UInt id, UInt address, UInt length, UInt size, UInt kind) {
    return new Axi4Burst(
        (int) bench.peek(id),
        bench.peek(address),
        (int) bench.peek(length) + 1,
        (int) bench.peek(size),
        (int) bench.peek(kind));
  }

  private Response response(int code) {
    return Response.of(bench, code);
  }
}
