package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.UInt;
import weft.hdl.sim.Reference;

/** Parts of values, at positions known at elaboration and at run time, read and set. */
class PartsTest {
  static final class Window extends Component {
    final Bits x = in(bits(10));
    final UInt at = in(uint(4));
    final Bits seen = out(x.part(at, 4));
    final Bits beside = out(x.part(at.truncate(2), 4));
    final Bits all = out(x.part(at, 10));
    final Bits none = out(x.part(at, 0));
    final Bits fixed = out(x.part(3, 5));
    final UInt number = out(x.asSInt().part(at, 4).asUInt());
  }

  @Test
  void aPartIsReadWhereItIsAllInside() {
    Reference e = Reference.start(Ir.module(Window::new), 0);
    int[] samples = {0, 0x3FF, 0x2A5, 0x155, 0x201};
    for (int x : samples) {
      e.poke("x", x);
      for (int at = 0; at < 16; at++) {
        e.poke("at", at);
        BigInteger seen = BigInteger.valueOf(at <= 6 ? x >> at & 15 : 0);
        assertEquals(seen, e.peek("seen"), x + " at " + at);
        assertEquals(seen, e.peek("number"), x + " at " + at);
        assertEquals(x >> (at & 3) & 15, e.peek("beside").intValue());
        assertEquals(at == 0 ? x : 0, e.peek("all").intValue());
        assertEquals(x >> 3 & 31, e.peek("fixed").intValue());
      }
    }
    assertEquals(0, e.width("none"));
    assertEquals(4, e.width("seen"));
  }

  static final class Patch extends Component {
    final Bits x = in(bits(10));
    final UInt at = in(uint(4));
    final UInt inner = in(uint(2));
    final Bits patched = out(bits(10));
    final Bits twice = out(bits(10));
    final Bits words = out(bits(12));

    Patch() {
      patched.set(0);
      patched.part(at, 4).set(x.bits(3, 0));
      twice.set(x);
      twice.part(at, 4).part(inner, 2).set(bits("10"));
      words.set(0);
      words.word(at, 4).set(x.bits(3, 0));
      words.word(inner, 4).bit(3).set(true);
    }
  }

  @Test
  void aPartIsWrittenWhereItIsAllInside() {
    Reference e = Reference.start(Ir.module(Patch::new), 0);
    int x = 0x2D6;
    e.poke("x", x);
    for (int at = 0; at < 16; at++) {
      for (int inner = 0; inner < 4; inner++) {
        e.poke("at", at);
        e.poke("inner", inner);
        assertEquals(at <= 6 ? 6 << at : 0, e.peek("patched").intValue(), "at " + at);
        boolean hits = at <= 6 && inner <= 2;
        int hole = hits ? 3 << at + inner : 0;
        int twice = x & ~hole | (hits ? 2 << at + inner : 0);
        assertEquals(twice, e.peek("twice").intValue(), at + " and " + inner);
        int words = (at < 3 ? 6 << 4 * at : 0) | (inner < 3 ? 8 << 4 * inner : 0);
        assertEquals(words, e.peek("words").intValue(), at + " and " + inner);
      }
    }
  }

  static final class Text extends Component {
    final Bits x = in(bits(10));
    final UInt at = in(uint(4));
    final Bits seen = out(x.part(at, 4));
    final Bits beside = out(x.part(at.truncate(2), 4));
    final Bits held = reg(bits(10)).init(0);
    final Bits o = out(held);

    Text() {
      held.part(at, 4).set(seen);
    }
  }

  @Test
  void partsInTheVerilog() {
    assertEquals(
        """
        module Text (
          input clk,
          input resetn,
          input [9:0] x,
          input [3:0] at,
          output [3:0] seen,
          output [3:0] beside,
          output [9:0] o
        );
          wire [9:0] seen_shifted = x >> at;

          assign seen = at <= 4'd6 ? seen_shifted[3:0] : 4'b0000;

          wire [9:0] beside_shifted = x >> at[1:0];

          assign beside = beside_shifted[3:0];

          reg [9:0] held;

          assign o = held;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              held <= 10'd0;
            end else if (at < 4'd7) begin
              held[{1'b0, at[2:0]} +: 4] <= seen;
            end
          end

          wire unused = &{1'b0, seen_shifted[9:4], beside_shifted[9:4]};
        endmodule
        """,
        Ir.verilog(Text::new));
  }

  static final class Literals extends Component {
    final Bits ten = out(bits("1010"));
    final Bits hex = out(bits("0xF0_0d"));
    final Bits octal = out(bits("0o17"));
    final Bits given = out(bits(8).of("1_0000"));
    final Bits wide = out(bits(70).of("0x3F_FFFF_FFFF_FFFF_FFFF"));
    final UInt plain = out(uint(12).of("1_000"));
    final UInt smallest = out(UInt.of("0xF0"));
    final weft.hdl.SInt negative = out(sint(8).of("-0x80"));
    final weft.hdl.SInt binary = out(sint(8).of("-0b11"));
  }

  @Test
  void literalsOfEveryBase() {
    Reference e = Reference.start(Ir.module(Literals::new), 0);
    Object[][] rows = {
      {"ten", "10", 4},
      {"hex", "61453", 16},
      {"octal", "15", 6},
      {"given", "16", 8},
      {"wide", "1180591620717411303423", 70},
      {"plain", "1000", 12},
      {"smallest", "240", 8},
      {"negative", "-128", 8},
      {"binary", "-3", 8},
    };
    for (Object[] row : rows) {
      assertEquals(new BigInteger((String) row[1]), e.peek((String) row[0]), (String) row[0]);
      assertEquals(row[2], e.width((String) row[0]), (String) row[0]);
    }
  }

  static final class Ports extends Component {
    final Bool near = in(bool()); // NEAR
    final Bool list = out(near); // LIST
  }

  @Test
  void portsOfTheTopThatVerilatorWarnsAboutAreNamed() {
    String warnings = Elaborator.elaborate(Ports::new).warnings().toString();
    String text = ": Verilator warns about a port of the top called ";
    assertEquals(
        "[PartsTest.java:N"
            + text
            + "near, a word of C++, PartsTest.java:N"
            + text
            + "list, a word of C++]",
        warnings.replaceAll(":\\d+", ":N"));
  }

  static final class Wrong extends Component {
    final Bits x = in(bits(8)); // X
    final UInt at = in(uint(4));
    final Bits wide = out(x.part(at, 9)); // WIDE
    final Bits fixed = out(x.part(6, 3)); // FIXED
    final Bits odd = out(x.word(at, 3)); // ODD
    final Bits bad = out(bits("102")); // BAD
    final UInt hex = out(uint(8).of("F0")); // HEX
    final UInt two = out(uint(8).of("1__0")); // TWO
    final UInt big = out(uint(8).of("0x100")); // BIG
    final Bool b = out(at.part(at, 2).anyBit());

    Wrong() {
      x.unused("a test of errors");
      x.not().part(at, 2).set(0); // VALUE
    }
  }

  @Test
  void errorsOfPartsAndLiterals() {
    MarkedErrors.check(
        PartsTest.class,
        Wrong::new,
        "@WIDE: index out of range: part of 9 bits of x, 8 bits",
        "    @X: x is declared here",
        "@FIXED: index out of range: bits 8 to 6 of x, 8 bits (allowed: 0 to 7)",
        "    @X: x is declared here",
        "@ODD: width mismatch: x, 8 bits, has no words of 3",
        "    @X: x is declared here",
        "@BAD: malformed literal: \"102\" is no number: digits 0 and 1, or others after 0x, 0b or"
            + " 0o",
        "@HEX: malformed literal: \"F0\" is no number: digits 0 to 9, or others after 0x, 0b or"
            + " 0o",
        "@TWO: malformed literal: \"1__0\" is no number: digits 0 to 9, or others after 0x, 0b or"
            + " 0o",
        "@BIG: literal out of range: 256 does not fit uint(8) (allowed: 0 to 255)",
        "@VALUE: not assignable: this is a value, no signal: set a wire or a register instead",
        "    @VALUE: a value is made here");
  }
}
