package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static weft.hdl.lib.Bitwise.popCount;

import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;
import weft.hdl.EnumSignal;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.ir.IrText;

/** The examples of the documentation, elaborated. */
class FirstDesignTest {
  /** Both bit lines are counted and clipped, then subtracted. */
  static final class TernaryColumn extends Component {
    final Bits plusLine;
    final Bits minusLine;
    final SInt sum;

    TernaryColumn(int rows, int adcMax) {
      plusLine = in(bits(rows));
      minusLine = in(bits(rows));

      UInt plus = popCount(plusLine).min(adcMax);
      UInt minus = popCount(minusLine).min(adcMax);
      sum = out(plus.minusWide(minus));
    }
  }

  enum State {
    IDLE,
    RUN,
    DONE
  }

  static final class Tile extends Component {
    final Bool clear = in(bool());
    final Bool enable = in(bool());
    final Bits plus = in(bits(3));
    final Bits minus = in(bits(3));
    final SInt total = out(sint(8));
    final TernaryColumn[] columns = new TernaryColumn[2];
    final EnumSignal<State> state = reg(enumOf(State.class)).init(State.IDLE);

    Tile() {
      SInt total = reg(sint(8)).init(0);
      SInt both = sint(3).of(0);
      for (int i = 0; i < 2; i++) {
        columns[i] = add(new TernaryColumn(3, 2));
        columns[i].plusLine.set(plus);
        columns[i].minusLine.set(minus);
        both = both.plus(columns[i].sum);
      }
      SInt sum = both;
      when(clear, () -> total.set(0))
          .elsewhen(
              enable,
              () -> {
                total.set(total.plus(sum));
                state.set(State.RUN);
              });
      comment("Falls back on its own.");
      switchOn(state).is(State.DONE, () -> state.set(State.IDLE)).otherwise(() -> {});
      this.total.set(total);
    }
  }

  @Test
  void elaboratesToThis() {
    Elaborated<Tile> tile = Elaborator.elaborate(Tile::new);
    assertEquals(EXPECTED, IrText.of(tile.design()));
    assertEquals("columns_1.sum", tile.pathOf(tile.top().columns[1].sum).toString());
  }

  private static final String EXPECTED =
      """
      module TernaryColumn
        in plusLine: bits3
        in minusLine: bits3
        out sum: sint3
        %2: bits1 = slice plusLine 0:0
        %3: uint1 = cast %2
        %4: uint2 = extend %3
        %5: bits1 = slice plusLine 1:1
        %6: uint1 = cast %5
        %7: uint2 = extend %6
        %8: uint2 = add %4 %7
        %9: bits1 = slice plusLine 2:2
        %10: uint1 = cast %9
        %11: uint2 = extend %10
        %12: uint2 = add %8 %11
        %14: bool = gt %12 2'2
        %15: uint2 = mux %14 2'2 %12
        %17: bits1 = slice minusLine 0:0
        %18: uint1 = cast %17
        %19: uint2 = extend %18
        %20: bits1 = slice minusLine 1:1
        %21: uint1 = cast %20
        %22: uint2 = extend %21
        %23: uint2 = add %19 %22
        %24: bits1 = slice minusLine 2:2
        %25: uint1 = cast %24
        %26: uint2 = extend %25
        %27: uint2 = add %23 %26
        %29: bool = gt %27 2'2
        %30: uint2 = mux %29 2'2 %27
        %32: uint3 = extend plus
        %33: sint3 = cast %32
        %34: uint3 = extend minus
        %35: sint3 = cast %34
        %36: sint3 = sub %33 %35
        value plus: uint2
        plus = %15
        value minus: uint2
        minus = %30
        sum = %36

      module Tile
        clock clk: bool
        reset resetn: bool
        in clear: bool
        in enable: bool
        in plus: bits3
        in minus: bits3
        out total: sint8
        %8: sint3 = add 0'3 columns_0_sum
        %11: sint3 = add both columns_1_sum
        %14: sint8 = extend both_1
        %15: sint8 = add total_1 %14
        reg state: State reset 0
        reg total_1: sint8 reset 0
        instance columns_0: TernaryColumn
        columns_0_plusLine = plus
        columns_0_minusLine = minus
        value both: sint3
        both = %8
        instance columns_1: TernaryColumn
        columns_1_plusLine = plus
        columns_1_minusLine = minus
        value both_1: sint3
        both_1 = %11
        clocked total_1 state
          when clear
            total_1 = 0'8
          elsewhen enable
            total_1 = %15
            state = RUN
          // Falls back on its own.
          switch state
          is DONE
            state = IDLE
        total = total_1
      """;
}
