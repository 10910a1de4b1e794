package weft.cosim.bench;

import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.bus.AxiStream;
import weft.hdl.lib.Bitwise;

/**
 * What co-simulation is measured on: a beat of 32 bits in, a beat out a clock later, full rate, no
 * branch that depends on data. A column keeps a mask that every beat changes, and adds up how many
 * bits of the beat it selects; the output is the exclusive or of all sums.
 */
final class StreamBlock extends Component {
  /** About 300 cells in Yosys' generic library. */
  static final int SMALL = 0;

  /** Columns of a block of more than 30,000 cells. */
  static final int LARGE = 100;

  private final AxiStream input;
  private final AxiStream output;

  /**
   * @param columns 0: a sum of the beats and a counter instead
   */
  StreamBlock(int columns) {
    moduleName("block" + columns);
    input = in(bundle(() -> new AxiStream(32))).named("s_axis");
    output = out(bundle(() -> new AxiStream(32))).named("m_axis");
    Bool valid = reg(bool()).init(false);
    Bool last = reg(bool()).init(false);
    UInt result = reg(uint(32)).init(0);
    output.tvalid.set(valid);
    output.tlast.set(last);
    output.tdata.set(result.asBits());
    input.tready.set(valid.not().or(output.tready));
    UInt beat = input.tdata.asUInt();
    UInt mixed = columns == SMALL ? sum(beat) : columns(beat, columns);
    when(
        input.fires(),
        () -> {
          result.set(mixed);
          last.set(input.tlast);
        });
    when(input.tready, () -> valid.set(input.tvalid));
  }

  private UInt sum(UInt beat) {
    UInt sum = reg(uint(32)).init(0);
    UInt count = reg(uint(32)).init(1);
    when(
        input.fires(),
        () -> {
          sum.set(sum.plus(beat));
          count.set(concat(count.bits(30, 0), count.bit(31).xor(count.bit(21))).asUInt());
        });
    return sum.xor(count);
  }

  private UInt columns(UInt beat, int columns) {
    UInt all = uint(32).of(0);
    for (int i = 0; i < columns; i++) {
      UInt mask = reg(uint(32)).init(0x9E3779B9L * (i + 1) & 0xFFFF_FFFFL);
      UInt sum = reg(uint(32)).init(i);
      UInt selected = Bitwise.popCount(beat.and(mask).asBits());
      when(
          input.fires(),
          () -> {
            mask.set(concat(mask.bits(30, 0), mask.bit(31)).asUInt().xor(beat));
            sum.set(sum.plus(selected));
          });
      all = all.xor(sum);
    }
    return all;
  }
}
