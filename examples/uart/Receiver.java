import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Flow;
import weft.hdl.Fsm;
import weft.hdl.UInt;

/** A line's bytes: looked at in the middle of each bit, which the start bit's edge tells. */
public final class Receiver extends Component {
  /** REST waits, after a frame without a stop bit, for the line to be high again. */
  enum State {
    IDLE,
    START,
    DATA,
    STOP,
    REST
  }

  public final Bool tick = in(bool());
  public final Bool line = asynchronous(bool());
  public final Flow<Bits> bytes = out(flow(bits(8)));
  public final Bool framing;

  public Receiver() {
    Bool arriving = metastable(reg(bool()).init(true));
    arriving.set(line);
    Bool high = delayed(arriving, 1, Bool.of(true));

    UInt sixteenth = reg(uint(4)).init(0);
    UInt count = reg(uint(3)).init(0);
    Bits data = reg(bits(8)).init(0);
    Bool middle = tick.and(sixteenth.eq(15));
    when(tick, () -> sixteenth.set(sixteenth.plus(1)));

    Fsm<State> state =
        fsm(
            State.class,
            fsm -> {
              fsm.in(State.IDLE)
                  .active(() -> when(tick.and(high.not()), () -> fsm.goTo(State.START)))
                  .exit(() -> sixteenth.set(8));
              fsm.in(State.START)
                  .active(
                      () ->
                          when(
                              middle,
                              () -> {
                                fsm.goTo(State.DATA);
                                when(high, () -> fsm.goTo(State.IDLE));
                              }))
                  .exit(() -> count.set(0));
              fsm.in(State.DATA)
                  .active(
                      () ->
                          when(
                              middle,
                              () -> {
                                data.set(concat(high.asBits(), data.bits(7, 1)));
                                count.set(count.plus(1));
                                when(count.eq(7), () -> fsm.goTo(State.STOP));
                              }));
              fsm.in(State.STOP)
                  .active(
                      () ->
                          when(
                              middle,
                              () -> {
                                fsm.goTo(State.REST);
                                when(high, () -> fsm.goTo(State.IDLE));
                              }));
              fsm.in(State.REST).active(() -> when(high, () -> fsm.goTo(State.IDLE)));
            });
    Bool ends = state.is(State.STOP).and(middle);
    bytes.valid.set(ends.and(high));
    bytes.payload.set(data);
    framing = out(ends.and(high.not()));
  }
}
