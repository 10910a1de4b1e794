package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.Component;
import weft.hdl.Data;
import weft.hdl.Elaborator;
import weft.hdl.Encoding;
import weft.hdl.EnumSignal;
import weft.hdl.Hdl;
import weft.hdl.Mem;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.Vec;
import weft.hdl.ir.Design;
import weft.hdl.sim.Reference;
import weft.hdl.verilog.VerilogEmitter;

/**
 * Bundles in bundles, their directions, and the bits that bundles, vectors and enumerations are.
 */
class BundlesTest {
  enum Kind {
    READ,
    WRITE,
    IDLE
  }

  static final class Request extends Bundle {
    final EnumSignal<Kind> kind = field(Hdl.enumOf(Kind.class));
    final UInt address = field(Hdl.uint(4));
  }

  static final class Answer extends Bundle {
    final Bits data = field(Hdl.bits(8));
    final Bool error = field(Hdl.bool());
    final Bool seen = field(Hdl.flip(Hdl.bool()));
  }

  /** Requests run along, answers against, and what is flipped twice along again. */
  static final class Bus extends Bundle {
    final Request request = field(Hdl.bundle(Request::new));
    final Answer answer = field(Hdl.flip(Hdl.bundle(Answer::new)));
  }

  static final class Memory extends Component {
    final Bus bus = in(bundle(Bus::new));

    Memory() {
      Mem<Bits> words = mem(bits(8), 16).init(7, 8, 9);
      bus.answer.data.set(words.read(bus.request.address));
      bus.answer.error.set(bus.request.kind.ne(Kind.READ).and(bus.answer.seen));
    }
  }

  /** A bus through a component, connected by name and direction in one line each. */
  static final class Wrapper extends Component {
    final Bus outer = in(bundle(Bus::new));
    final Memory memory = add(new Memory());
    final Bus tap = out(flip(flip(bundle(Bus::new))));
    final Memory second = add(new Memory());

    Wrapper() {
      outer.connect(memory.bus);
      Bus between = wire(bundle(Bus::new));
      second.bus.connect(between);
      connect(between.request, tap.request);
      between.request.kind.set(Kind.READ);
      between.request.address.set(3);
      between.answer.seen.set(false);
      tap.answer.data.unused("only the request is of interest");
      tap.answer.error.unused("only the request is of interest");
      tap.answer.seen.set(between.answer.error.and(between.answer.data.anyBit()));
    }
  }

  @Test
  void partsConnectInTheirDirections() {
    Design design = Elaborator.elaborate(Wrapper::new).design();
    String text =
        VerilogEmitter.emit(design).stream()
            .filter(file -> file.name().endsWith(".v"))
            .map(file -> file.text())
            .reduce("", String::concat);
    assertEquals(
        """
        module Memory (
          input clk,
          input [1:0] bus_request_kind,
          input [3:0] bus_request_address,
          output [7:0] bus_answer_data,
          output bus_answer_error,
          input bus_answer_seen
        );
          localparam [1:0] KIND_READ = 2'd0;
          reg [7:0] words [0:15];

          initial begin
            words[0] = 8'h07;
            words[1] = 8'h08;
            words[2] = 8'h09;
            words[3] = 8'd0;
            words[4] = 8'd0;
            words[5] = 8'd0;
            words[6] = 8'd0;
            words[7] = 8'd0;
            words[8] = 8'd0;
            words[9] = 8'd0;
            words[10] = 8'd0;
            words[11] = 8'd0;
            words[12] = 8'd0;
            words[13] = 8'd0;
            words[14] = 8'd0;
            words[15] = 8'd0;
          end

          assign bus_answer_data = words[bus_request_address];
          assign bus_answer_error = (bus_request_kind != KIND_READ) & bus_answer_seen;
        endmodule
        module Wrapper (
          input clk,
          input [1:0] outer_request_kind,
          input [3:0] outer_request_address,
          output [7:0] outer_answer_data,
          output outer_answer_error,
          input outer_answer_seen,
          output [1:0] tap_request_kind,
          output [3:0] tap_request_address,
          input [7:0] tap_answer_data,
          input tap_answer_error,
          output tap_answer_seen
        );
          wire [7:0] memory_bus_answer_data;
          wire memory_bus_answer_error;
          wire [7:0] second_bus_answer_data;
          wire second_bus_answer_error;

          assign outer_answer_data = memory_bus_answer_data;
          assign outer_answer_error = memory_bus_answer_error;

          Memory memory (
            .clk(clk),
            .bus_request_kind(outer_request_kind),
            .bus_request_address(outer_request_address),
            .bus_answer_data(memory_bus_answer_data),
            .bus_answer_error(memory_bus_answer_error),
            .bus_answer_seen(outer_answer_seen)
          );

          wire [7:0] between_answer_data;
          wire between_answer_error;

          assign between_answer_data = second_bus_answer_data;
          assign between_answer_error = second_bus_answer_error;

          Memory second (
            .clk(clk),
            .bus_request_kind(2'b00),
            .bus_request_address(4'd3),
            .bus_answer_data(second_bus_answer_data),
            .bus_answer_error(second_bus_answer_error),
            .bus_answer_seen(1'b0)
          );

          assign tap_request_kind = 2'b00;
          assign tap_request_address = 4'd3;
          assign tap_answer_seen = between_answer_error & |between_answer_data;

          // Not used: tap_answer_data: only the request is of interest
          // Not used: tap_answer_error: only the request is of interest
          wire unused = &{1'b0, tap_answer_data, tap_answer_error};
        endmodule
        """,
        text);
  }

  static final class Reads extends Component {
    final Bus bus = in(bundle(Bus::new));
    final Request held = reg(bundle(Request::new));
    final Request again = reg(bundle(Request::new));
    final Bits both = out(again.asBits());

    Reads() {
      bus.request.connect(held);
      again.connect(bus.request);
      bus.answer.data.set(held.asBits().extend(8));
      bus.answer.error.set(bus.answer.seen);
    }
  }

  @Test
  void anInputDrivesARegister() {
    Reference e = Reference.start(Ir.module(Reads::new), 0);
    e.poke("bus_request_kind", 2);
    e.poke("bus_request_address", 5);
    e.poke("bus_answer_seen", 1);
    e.step();
    assertEquals(0b10_0101, e.peek("bus_answer_data").intValue());
    assertEquals(0b10_0101, e.peek("both").intValue());
    assertEquals(1, e.peek("bus_answer_error").intValue());
  }

  static final class Pair extends Bundle {
    final UInt left = field(Hdl.uint(4));
    final SInt right = field(Hdl.sint(3));
  }

  static final class Packet extends Bundle {
    final Bool first = field(Hdl.bool());
    final Vec<Pair> pairs = field(Hdl.vec(2, Hdl.bundle(Pair::new)));
    final EnumSignal<Kind> kind = field(Hdl.enumOf(Kind.class, Encoding.ONE_HOT));
  }

  static final class Packs extends Component {
    final Packet packet = in(bundle(Packet::new));
    final Vec<Vec<Bits>> grid = in(vec(2, vec(3, bits(2))));
    final Bits bits = in(bits(18));
    final Bits flat = out(packet.asBits());
    final Bits rows = out(grid.asBits());
    final Packet back = out(bundle(Packet::new).fromBits(bits));
    final Bits second = out(packet.pairs.get(1).asBits());
    final Vec<Vec<Bits>> gridBack = out(vec(2, vec(3, bits(2))).fromBits(bits.bits(11, 0)));
    final Bits corner = out(gridBack.get(1).get(0));
    final Packet round = out(bundle(Packet::new).fromBits(packet.asBits()));
    final Mem<Packet> memory = mem(bundle(Packet::new), 2);

    Packs() {
      memory.write(packet.first.mux(UInt.of(1), UInt.of(0)), packet);
      out(memory.read(UInt.of(0))).named("stored");
    }
  }

  /** A bundle of one part. */
  static final class Single extends Bundle {
    final SInt value = field(Hdl.sint(3));
  }

  static final class SingleWords extends Component {
    SingleWords() {
      Mem<Single> words = mem(bundle(Single::new), 2).init(0b101, 0b011);
      words.write(UInt.of(0), words.read(UInt.of(1)));
      out(words.read(UInt.of(0)).value).named("first");
    }
  }

  /** A word of a bundle is bits in {@code init}, even if its only part is a signed number. */
  @Test
  void wordsOfABundleOfOnePartAreBits() {
    Reference e = Reference.start(Ir.module(SingleWords::new), 0);
    assertEquals(BigInteger.valueOf(-3), e.peek("first"));
  }

  @Test
  void bundlesVectorsAndEnumerationsAreBits() {
    Reference e = Reference.start(Ir.module(Packs::new), 0);
    e.poke("packet_first", 0);
    e.poke("packet_pairs_left", 0xA5);
    e.poke("packet_pairs_right", 0b110_001);
    e.poke("packet_kind", 0b100);
    // first, then pair 1 (left, right), then pair 0, then the kind.
    assertEquals(BigInteger.valueOf(0b0_1010_110_0101_001_100), e.peek("flat"));
    assertEquals(0b1010_110, e.peek("second").intValue());
    assertEquals(0xA5, e.peek("round_pairs_left").intValue());
    assertEquals(0b110_001, e.peek("round_pairs_right").intValue());
    assertEquals(0b100, e.peek("round_kind").intValue());
    assertEquals(0, e.peek("round_first").intValue());

    e.poke("grid", 0b11_10_01_00_01_10);
    assertEquals(0b11_10_01_00_01_10, e.peek("rows").intValue());

    e.poke("bits", 0b1_0011_101_1110_010_010);
    assertEquals(1, e.peek("back_first").intValue());
    assertEquals(0x3E, e.peek("back_pairs_left").intValue());
    assertEquals(0b101_010, e.peek("back_pairs_right").intValue());
    assertEquals(0b010, e.peek("back_kind").intValue());
    assertEquals(0b01_11_10_01_00_10, e.peek("gridBack").intValue());
    assertEquals(0b10, e.peek("corner").intValue());
    e.step();
    assertEquals(0xA5, e.peek("stored_pairs_left").intValue());
    assertEquals(0b100, e.peek("stored_kind").intValue());
  }

  static final class Packed extends Component {
    final Vec<Pair> pairs = in(vec(2, bundle(Pair::new)));
    final Bits flat = out(pairs.asBits());
    final Vec<Pair> back = out(vec(2, bundle(Pair::new)).fromBits(flat));
    final Vec<UInt> words = in(vec(4, uint(8)));
    final Bits all = out(words.asBits());
  }

  @Test
  void packingInTheVerilog() {
    assertEquals(
        """
        module Packed (
          input [7:0] pairs_left,
          input [5:0] pairs_right,
          output [13:0] flat,
          output [7:0] back_left,
          output [5:0] back_right,
          input [31:0] words,
          output [31:0] all
        );
          assign flat = {pairs_left[7:4], pairs_right[5:3], pairs_left[3:0], pairs_right[2:0]};
          assign back_left = {flat[13:10], flat[6:3]};
          assign back_right = {flat[9:7], flat[2:0]};
          assign all = words;
        endmodule
        """,
        Ir.verilog(Packed::new));
  }

  static final class Line extends Bundle {
    final UInt from = field(Hdl.uint(4));
    final SInt right = field(Hdl.sint(3));
  }

  static final class Wrong extends Component {
    final Pair in = in(bundle(Pair::new)); // IN
    final Line line = in(bundle(Line::new)); // LINEPORT
    final Pair other = in(bundle(Pair::new)); // OTHER
    final Bus bus = out(bundle(Bus::new)); // BUSPORT
    final Pair a = wire(bundle(Pair::new)); // A
    final Pair b = wire(bundle(Pair::new)); // B
    final Pair o = out(bundle(Pair::new)); // O
    final Pair p = out(bundle(Pair::new)); // P
    final Bits narrow = in(bits(6)); // BITS

    Wrong() {
      for (Data unread : List.of(in, line, other, bus, a, b, narrow)) {
        unread.unused("a test of errors");
      }
      o.set(line); // LINE
      in.connect(other); // DRIVE
      a.connect(b); // WIRES
      o.connect(p); // OUTPUTS
      bus.connect(in); // BUS
      bundle(Pair::new).fromBits(narrow).unused("a test of errors"); // NARROW
    }
  }

  @Test
  void errorsOfBundles() {
    MarkedErrors.check(
        BundlesTest.class,
        Wrong::new,
        "@LINE: type mismatch: set of Line to Pair: from, uint meets left, uint",
        "    @LINEPORT: line_from is declared here",
        "    @O: o_left is declared here",
        "@DRIVE: connect: in_left and other_left both drive: neither can be set here",
        "    @IN: in_left is declared here",
        "    @OTHER: other_left is declared here",
        "@DRIVE: connect: in_right and other_right both drive: neither can be set here",
        "    @IN: in_right is declared here",
        "    @OTHER: other_right is declared here",
        "@WIRES: connect: a_left and b_left have no direction here: set says which one is driven",
        "    @A: a_left is declared here",
        "    @B: b_left is declared here",
        "@WIRES: connect: a_right and b_right have no direction here: set says which one is driven",
        "    @A: a_right is declared here",
        "    @B: b_right is declared here",
        "@OUTPUTS: connect: o_left and p_left are both driven from here: set says which one by"
            + " which",
        "    @O: o_left is declared here",
        "    @P: p_left is declared here",
        "@OUTPUTS: connect: o_right and p_right are both driven from here: set says which one by"
            + " which",
        "    @O: o_right is declared here",
        "    @P: p_right is declared here",
        "@BUS: type mismatch: connect of Pair to Bus: left, uint meets request_kind, Kind",
        "    @IN: in_left is declared here",
        "    @BUSPORT: bus_request_kind is declared here",
        "@NARROW: width mismatch: narrow, 6 bits, as a type of 7 bits",
        "    @BITS: narrow is declared here");
  }
}
