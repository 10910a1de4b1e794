package weft.tim;

import java.util.ArrayList;
import java.util.List;
import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/** Keeps the raw codes of one column of one tile: what register TEST_CODE shows. */
final class TestReadout extends Component {
  /** The codes of the test are there. */
  final Bool take;

  final UInt tile;

  /** Of each tile the codes of the tested PCU. */
  final List<UInt> plusCodes = new ArrayList<>();

  final List<Bool> plusOvers = new ArrayList<>();
  final List<UInt> minusCodes = new ArrayList<>();
  final List<Bool> minusOvers = new ArrayList<>();
  final Bool reset;

  final UInt plus;
  final Bool plusOver;
  final UInt minus;
  final Bool minusOver;

  TestReadout(TimConfig config) {
    describe("Raw codes of the last test.");
    take = in(bool());
    tile = in(uint(Widths.unsigned(config.tiles() - 1L)));
    for (int t = 0; t < config.tiles(); t++) {
      plusCodes.add(in(uint(config.codeBits())).named("plus_" + t));
      plusOvers.add(in(bool()).named("plus_over_" + t));
      minusCodes.add(in(uint(config.codeBits())).named("minus_" + t));
      minusOvers.add(in(bool()).named("minus_over_" + t));
    }
    reset = in(bool());

    UInt heldPlus = reg(uint(config.codeBits())).init(0);
    Bool heldPlusOver = reg(bool()).init(false);
    UInt heldMinus = reg(uint(config.codeBits())).init(0);
    Bool heldMinusOver = reg(bool()).init(false);
    when(
            reset,
            () -> {
              heldPlus.set(0);
              heldPlusOver.set(false);
              heldMinus.set(0);
              heldMinusOver.set(false);
            })
        .elsewhen(
            take,
            () -> {
              heldPlus.set(select(tile, plusCodes));
              heldPlusOver.set(select(tile, plusOvers));
              heldMinus.set(select(tile, minusCodes));
              heldMinusOver.set(select(tile, minusOvers));
            });
    plus = out(heldPlus);
    plusOver = out(heldPlusOver);
    minus = out(heldMinus);
    minusOver = out(heldMinusOver);
  }
}
