import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Stream;
import weft.hdl.UInt;

/** Bytes onto a line: a start bit, eight data bits, the lowest first, a stop bit; back to back. */
public final class Transmitter extends Component {
  public final Bool tick = in(bool());
  public final Stream<Bits> bytes = slave(stream(bits(8)));
  public final Bool line;
  public final Bool busy;

  public Transmitter() {
    Bits frame = reg(bits(10)).init(0x3FF);
    UInt left = reg(uint(4)).init(0);
    UInt sixteenth = reg(uint(4)).init(0);

    Bool ends = sixteenth.eq(15);
    Bool free = left.eq(0).or(left.eq(1).and(ends));
    bytes.ready.set(tick.and(free));
    when(
        tick,
        () -> {
          sixteenth.set(sixteenth.plus(1));
          when(
              left.ne(0).and(ends),
              () -> {
                frame.set(concat(bits("1"), frame.bits(9, 1)));
                left.set(left.minus(1));
              });
        });
    when(
        bytes.fires(),
        () -> {
          frame.set(concat(bits("1"), bytes.payload, bits("0")));
          left.set(10);
          sixteenth.set(0);
        });
    line = out(frame.bit(0));
    busy = out(left.ne(0));
  }
}
