package weft.cosim.proof;

import java.util.List;
import weft.arch.tim.TimConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.lib.Bitwise;
import weft.tim.ProgramController;

/**
 * The phases in which a row is written never overlap and follow each other, whatever the controller
 * is told when, and the row stays what it is while they last.
 */
final class WritePhasesProof extends Component {
  private static final TimConfig CONFIG =
      new TimConfig(4, 4, 2, 2, 2, 1, 1, 1, 4, TimConfig.Form.DIGITAL);

  WritePhasesProof() {
    ProgramController phases = add(new ProgramController(CONFIG));
    Bool start = in(bool()).named("start");
    Bool stop = in(bool()).named("stop");
    phases.start.set(start);
    phases.stop.set(stop);
    phases.firstRow.set(in(phases.firstRow.type()).named("first_row"));
    phases.rows.set(in(phases.rows.type()).named("rows"));
    UInt setupClocks = in(uint(8)).named("setup_clocks");
    UInt pulseClocks = in(uint(8)).named("pulse_clocks");
    UInt recoveryClocks = in(uint(8)).named("recovery_clocks");
    phases.setupClocks.set(setupClocks);
    phases.pulseClocks.set(pulseClocks);
    phases.recoveryClocks.set(recoveryClocks);
    phases.data.set(in(phases.data.type()).named("data"));
    phases.valid.set(in(bool()).named("valid"));
    phases.last.set(in(bool()).named("last"));
    phases.tooShort.unused("the proof is of phases");
    phases.tooLong.unused("the proof is of phases");

    List<Bool> all = List.of(phases.writeSetup, phases.writePulse, phases.writeRecovery);
    assertAlways(Bitwise.popCount(all).le(1), "write phases never overlap");
    assertAlways(
        phases.ready.and(Bitwise.any(all)).not(), "no row is collected while one is written");
    assertAlways(past(stop).not().or(Bitwise.any(all).not()), "nothing goes on after a stop");
    assertAlways(
        phases.ends.and(phases.writeRecovery.not()).not(), "a job ends in a recovery alone");
    Bool steered = past(start.or(stop)).or(pastValid(1).not());
    PhasesProof.follows(
        steered, phases.writeSetup, phases.ready, "setup follows the last beat of a row");
    PhasesProof.follows(steered, phases.writePulse, phases.writeSetup, "the pulse follows setup");
    PhasesProof.follows(
        steered, phases.writeRecovery, phases.writePulse, "recovery follows the pulse");
    stays(steered, all, phases.row.asBits(), "the word line stays the same while a row is written");
    stays(steered, all, phases.rowData, "the row stays the same while it is written");
    cover(phases.ends, "a job writes its last row");
  }

  private static void stays(Bool steered, List<Bool> phases, Bits what, String text) {
    Bool writes = Bitwise.any(phases);
    Bool goesOn = steered.not().and(writes).and(past(writes));
    when(goesOn, () -> assertAlways(what.eq(past(what)), text));
  }
}
