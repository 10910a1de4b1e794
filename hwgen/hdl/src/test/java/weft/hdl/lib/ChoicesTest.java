package weft.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Hdl;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Simulation;
import weft.hdl.verilog.VerilogEmitter;

/** One-hot and priority functions against the same on Java integers, on all inputs. */
class ChoicesTest {
  static final class Sample extends Bundle {
    final UInt number = field(Hdl.uint(4));
    final SInt level = field(Hdl.sint(3));
  }

  static final class Choices extends Component {
    Choices(int n) {
      Bits x = in(bits(n)).named("x");
      UInt at = in(uint(4)).named("at");
      List<UInt> numbers = new ArrayList<>();
      List<Bool> each = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        numbers.add(uint(4).of(number(i)));
        each.add(x.bit(i));
      }
      out(OneHot.of(at, n)).named("hot");
      out(OneHot.index(x)).named("index");
      out(OneHot.isOneHot(x)).named("one");
      out(OneHot.isOneHotOrNone(x)).named("atMostOne");
      out(OneHot.select(x, numbers)).named("merged");
      out(Priority.lowest(x)).named("lowest");
      out(Priority.highest(x)).named("highest");
      out(Priority.lowestIndex(x)).named("lowestIndex");
      out(Priority.highestIndex(x)).named("highestIndex");
      out(Priority.select(x, numbers, uint(4).of(15))).named("first");
      out(Bitwise.reverse(x)).named("reversed");
      out(Bitwise.any(each)).named("any");
      out(Bitwise.all(each)).named("all");
    }
  }

  private static int number(int i) {
    return i * 5 % 13 + 1;
  }

  @Test
  void choicesSayWhatNoneAndSeveralGive() {
    for (int n : new int[] {1, 2, 3, 5, 8}) {
      Simulation sim = JvmEngine.start(Elaborator.elaborate(() -> new Choices(n)).design());
      for (int x = 0; x < 1 << n; x++) {
        sim.poke(sim.net("x"), x);
        sim.poke(sim.net("at"), x % 16);
        int index = 0;
        int merged = 0;
        for (int i = 0; i < n; i++) {
          index |= (x >> i & 1) * i;
          merged |= (x >> i & 1) * number(i);
        }
        int lowest = Integer.numberOfTrailingZeros(x);
        int highest = 31 - Integer.numberOfLeadingZeros(x);
        Object[][] rows = {
          {"hot", x % 16 < n ? 1 << x % 16 : 0},
          {"index", index},
          {"one", Integer.bitCount(x) == 1 ? 1 : 0},
          {"atMostOne", Integer.bitCount(x) <= 1 ? 1 : 0},
          {"merged", merged},
          {"lowest", Integer.lowestOneBit(x)},
          {"highest", Integer.highestOneBit(x)},
          {"lowestIndex", x == 0 ? 0 : lowest},
          {"highestIndex", x == 0 ? 0 : highest},
          {"first", x == 0 ? 15 : number(lowest)},
          {"reversed", Integer.reverse(x) >>> 32 - n},
          {"any", x == 0 ? 0 : 1},
          {"all", x == (1 << n) - 1 ? 1 : 0},
        };
        for (Object[] row : rows) {
          String what = row[0] + " of " + x + " in " + n + " bits";
          assertEquals(row[1], (int) sim.peek(sim.net((String) row[0])), what);
        }
      }
    }
  }

  static final class Text extends Component {
    final Bits grant = in(bits(3));
    final List<Sample> samples =
        List.of(
            named(in(bundle(Sample::new)), "a"),
            named(in(bundle(Sample::new)), "b"),
            named(in(bundle(Sample::new)), "c"));
    final Sample merged = out(OneHot.select(grant, samples));
    final Sample earliest = out(Priority.select(grant, samples, samples.get(2)));
    final UInt index = out(OneHot.index(grant));
    final Bits lowest = out(Priority.lowest(grant));
  }

  @Test
  void choicesInTheVerilog() {
    assertEquals(
        """
        module Text (
          input [2:0] grant,
          input [3:0] a_number,
          input [2:0] a_level,
          input [3:0] b_number,
          input [2:0] b_level,
          input [3:0] c_number,
          input [2:0] c_level,
          output [3:0] merged_number,
          output [2:0] merged_level,
          output [3:0] earliest_number,
          output [2:0] earliest_level,
          output [1:0] index,
          output [2:0] lowest
        );
          wire [6:0] merged_gated_0 = {7{grant[0]}} & {a_number, a_level};
          wire [6:0] merged_gated_1 = {7{grant[1]}} & {b_number, b_level};
          wire [6:0] merged_gated_2 = {7{grant[2]}} & {c_number, c_level};
          wire [6:0] merged_number_or = merged_gated_0 | merged_gated_1 | merged_gated_2;

          assign merged_number = merged_number_or[6:3];
          assign merged_level = merged_number_or[2:0];
          assign earliest_number = grant[0] ? a_number : grant[1] ? b_number : c_number;
          assign earliest_level = grant[0] ? a_level : grant[1] ? b_level : c_level;
          assign index = {|(grant & 3'b100), |(grant & 3'b010)};
          assign lowest = grant & ~grant + 3'd1;
        endmodule
        """,
        VerilogEmitter.emit(Elaborator.elaborate(Text::new).design()).get(0).text());
  }

  static final class Wrong extends Component {
    Wrong(int n, List<Integer> widths) {
      List<UInt> values = widths.stream().map(w -> wire(uint(w))).toList();
      OneHot.select(wire(bits(n)), values);
    }
  }

  private static void refused(String message, int n, List<Integer> widths) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> Elaborator.elaborate(() -> new Wrong(n, widths)));
    assertEquals(message, e.getMessage());
  }

  @Test
  void sizesAreChecked() {
    refused("3 bits choose among 2 values", 3, List.of(4, 4));
    refused("0 bits choose among 0 values", 0, List.of());
    refused("values have one width, not 4 and 5", 2, List.of(4, 5));
  }
}
