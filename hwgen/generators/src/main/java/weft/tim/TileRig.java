package weft.tim;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import weft.arch.tim.TimConfig;
import weft.hdl.Bits;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.UInt;
import weft.hdl.ir.Design;

/**
 * Ternary tiles of 16 x 256 whose inputs are random and change every clock, a row of random weights
 * a clock among them, and a checksum of all they give: what simulators are measured on. It needs
 * nothing from outside but the clock, so that a simulator shows its own speed.
 */
public final class TileRig extends Component {
  /** Clocks until every row of the arrays is written; the checksum is 0 so long. */
  static final int WARM = 1000;

  private static final int WORD = 64;

  /** Rotated left and joined with every tile's outputs by exclusive or, every clock: 64 bits. */
  public final Bits checksum = out(bits(WORD));

  private final TimConfig config;

  /**
   * Generators xorshift64, the last two for control and scales, the others for a row of weights.
   */
  private final List<Bits> lanes = new ArrayList<>();

  private final int dataLanes;

  private TileRig(int tiles, TimConfig config) {
    this.config = config;
    dataLanes = 2 * config.columns() / WORD;
    for (int i = 0; i < dataLanes + 2; i++) {
      lanes.add(lane(i));
    }
    UInt steps = reg(uint(Converter.stepBits(config))).init(0).named("steps");
    steps.set(steps.plus(1));
    UInt warm = reg(uint(10)).init(0).named("warm");
    when(warm.lt(WARM), () -> warm.set(warm.plus(1)));

    Bits sum = reg(bits(WORD)).init(0).named("sum");
    Bits next = rotated(sum, 1);
    for (int i = 0; i < tiles; i++) {
      TernaryTile tile = add(new TernaryTile(config));
      drive(tile, i, steps);
      next = next.xor(folded(tile));
    }
    sum.set(mux(warm.lt(WARM), bits(WORD).of(0), next));
    checksum.set(sum);
  }

  /**
   * The design.
   *
   * @param tiles from 1; tile i gets the control bits rotated by 4 i
   */
  public static Design of(int tiles) {
    TimConfig oneBlock =
        new TimConfig(16, 256, 16, 8, 32, 1, 4, 4, 1 << 12, TimConfig.Form.DIGITAL);
    return Elaborator.elaborate(() -> new TileRig(tiles, oneBlock)).design();
  }

  private Bits lane(int index) {
    long seed = 0x9E3779B97F4A7C15L * (index + 1);
    BigInteger first = new BigInteger(Long.toUnsignedString(seed));
    UInt x = reg(uint(WORD)).init(first).named("lane" + index);
    UInt a = x.xor(x.shl(13).truncate(WORD));
    UInt b = a.xor(a.shr(7).extend(WORD));
    x.set(b.xor(b.shl(17).truncate(WORD)));
    return x.asBits();
  }

  private void drive(TernaryTile tile, int index, UInt steps) {
    Bits control = rotated(lanes.get(dataLanes), 4 * index % 60);
    Bits scales = lanes.get(dataLanes + 1);
    tile.precharge.set(false);
    tile.drive.set(true);
    tile.sample.set(true);
    tile.convert.set(true);
    tile.convertStep.set(steps);
    tile.step.set(steps);
    tile.accumulate.set(true);
    tile.block.set(0);
    tile.low.set(control.bits(23, 8));
    tile.high.set(control.bits(39, 24));
    tile.lowToPlus.set(control.bit(40));
    tile.highToPlus.set(control.bit(41));
    tile.highToMinus.set(control.bit(42));
    tile.weights.negate.set(control.bit(43));
    tile.weights.fresh.set(control.bit(44));
    tile.writeSetup.set(true);
    tile.writePulse.set(true);
    tile.writeRow.set(low(control, 45, tile.writeRow));
    int at = 0;
    for (UInt scale :
        List.of(tile.weights.plusScale, tile.weights.minusScale, tile.weights.plane)) {
      scale.set(low(scales, at, scale));
      at += scale.width();
    }
    tile.inUse.set(scales.bits(config.pcus() - 1, 0));
    tile.testPcu.set(low(scales, 0, tile.testPcu));
    tile.reset.set(false);
    List<Bits> data = new ArrayList<>();
    for (int i = 0; i < dataLanes; i++) {
      data.add(lanes.get((i + index) % dataLanes));
    }
    tile.writeData.set(concat(data));
  }

  private static UInt low(Bits from, int bit, UInt like) {
    return from.bits(bit + like.width() - 1, bit).asUInt();
  }

  private static Bits rotated(Bits value, int left) {
    return left == 0
        ? value
        : value.bits(WORD - 1 - left, 0).concat(value.bits(WORD - 1, WORD - left));
  }

  private Bits folded(TernaryTile tile) {
    Bits folded =
        concat(
                tile.clipsPlus.asBits(),
                tile.clipsMinus.asBits(),
                tile.testPlus.asBits(),
                tile.testMinus.asBits(),
                tile.testPlusOver.asBits(),
                tile.testMinusOver.asBits())
            .extend(WORD);
    for (int from = 0; from < tile.sums.width(); from += WORD) {
      int to = Math.min(tile.sums.width(), from + WORD) - 1;
      Bits part = tile.sums.bits(to, from);
      folded = folded.xor(part.width() == WORD ? part : part.extend(WORD));
    }
    return folded;
  }
}
