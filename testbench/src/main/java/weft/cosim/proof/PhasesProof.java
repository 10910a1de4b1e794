package weft.cosim.proof;

import java.util.List;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.lib.Bitwise;
import weft.soc.ArrayController;

/**
 * The phases of array accesses never overlap and follow each other as the array needs it, whatever
 * the controller is told when.
 */
final class PhasesProof extends Component {
  final Bool start = in(bool());
  final Bool stop = in(bool());
  final UInt prechargeClocks = in(uint(8));
  final UInt driveClocks = in(uint(8));
  final UInt sampleClocks = in(uint(8));
  final Bool present = in(bool());
  final Bool two = in(bool());
  final Bool lastBeat = in(bool());
  final Bool converterFree = in(bool());

  /** How much is said. */
  enum Say {
    ORDER,
    /** Also how long each phase lasts, for phases of 1 to 3 clocks. */
    DURATION
  }

  PhasesProof(Say say) {
    ArrayController phases = add(new ArrayController());
    phases.start.set(start);
    phases.stop.set(stop);
    phases.prechargeClocks.set(prechargeClocks);
    phases.driveClocks.set(driveClocks);
    phases.sampleClocks.set(sampleClocks);
    phases.present.set(present);
    phases.two.set(two);
    phases.lastBeat.set(lastBeat);
    phases.converterFree.set(converterFree);
    List<Bool> all = List.of(phases.precharge, phases.drive, phases.hold, phases.sample);
    assertAlways(Bitwise.popCount(all).le(1), "phases never overlap");
    Bool steered = past(start.or(stop)).or(pastValid(1).not());
    follows(steered, phases.drive, phases.precharge, "the word lines are driven after precharge");
    follows(
        steered,
        phases.sample,
        phases.drive.or(phases.hold),
        "sampling follows driving or holding");
    follows(steered, phases.hold, phases.drive, "holding follows driving");
    assertAlways(
        phases.sampled.and(phases.sample.not()).not(), "an access ends in its sampling alone");
    assertAlways(past(stop).not().or(Bitwise.popCount(all).eq(0)), "nothing goes on after a stop");
    cover(past(phases.hold).and(phases.sample), "an access is held, then sampled");
    cover(phases.beatDone.and(phases.second), "a beat takes two accesses");
    if (say == Say.DURATION) {
      lasts(steered, phases.drive, driveClocks, "driving");
      lasts(steered, phases.sample, sampleClocks, "sampling");
    }
  }

  /** A phase begins behind another one alone, unless the controller was steered. */
  static void follows(Bool steered, Bool phase, Bool before, String text) {
    Bool begins = phase.and(past(phase).not());
    when(steered.not().and(begins), () -> assertAlways(past(before), text));
  }

  private static void lasts(Bool steered, Bool phase, UInt clocks, String what) {
    assume(clocks.ne(0).and(clocks.le(3)), what + " is programmed to last 1 to 3 clocks");
    when(pastValid(1), () -> assume(clocks.eq(past(clocks)), what + " stays programmed so"));
    UInt lasted = reg(uint(8)).init(0);
    lasted.set(mux(phase, lasted.plus(1), uint(8).of(0)));
    Bool ends = past(phase).and(phase.not());
    when(
        steered.not().and(ends),
        () -> assertAlways(lasted.eq(clocks), what + " lasts the clocks programmed"));
  }
}
