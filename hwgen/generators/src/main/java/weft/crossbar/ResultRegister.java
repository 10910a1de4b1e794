package weft.crossbar;

import weft.arch.crossbar.CrossbarConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.bus.AxiStream;

/** The output register: a result beat on its way out. */
final class ResultRegister extends Component {
  /** A beat moves in; only if there is {@link #room}. */
  final Bool push;

  final Bits data;

  /** It is the job's last. */
  final Bool last;

  final Bool reset;

  /** The register is empty, or its beat is accepted in this clock. */
  final Bool room;

  /** The job's last beat is accepted. */
  final Bool ends;

  final AxiStream results;

  ResultRegister(CrossbarConfig config) {
    describe("A result beat on its way out.");
    push = in(bool());
    data = in(bits(config.resultBits()));
    last = in(bool());
    reset = in(bool());
    results = out(bundle(() -> new AxiStream(config.resultBits())));

    Bool valid = reg(bool()).init(false);
    Bool lastBeat = reg(bool()).init(false);
    Bits beat = reg(bits(config.resultBits())).init(0);
    when(results.tready, () -> valid.set(false));
    when(
        push,
        () -> {
          valid.set(true);
          lastBeat.set(last);
          beat.set(data);
        });
    when(reset, () -> valid.set(false));

    room = out(valid.not().or(results.tready));
    assertAlways(push.not().or(room), "no beat takes the place of one on its way out");
    ends = out(valid.and(lastBeat).and(results.tready));
    results.tvalid.set(valid);
    results.tlast.set(lastBeat);
    results.tdata.set(beat);
  }
}
