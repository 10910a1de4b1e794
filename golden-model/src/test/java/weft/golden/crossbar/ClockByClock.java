package weft.golden.crossbar;

import java.util.ArrayList;
import java.util.List;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.golden.Stalls;

/**
 * Section 4 of docs/crossbar.md as state that changes from clock to clock: nothing is shared with
 * the recurrences of {@link CrossbarCycles}.
 */
final class ClockByClock {
  private enum Phase {
    PRECHARGE,
    DRIVE,
    HOLD,
    SAMPLE
  }

  private enum Sequence {
    READY,
    ROUND,
    OUTPUT
  }

  private enum Writing {
    COLLECT,
    VERIFY,
    DECIDE,
    PULSE,
    REPORT,
    DRAIN
  }

  long cycles;
  long accesses;
  long stallsIn;
  long stallsOut;
  final List<Long> accepted = new ArrayList<>();

  private final CrossbarConfig config;
  private final CrossbarPhases phases;
  private final Stalls stalls;

  private int beatsIn;
  private int sourceWait;
  private boolean outFull;
  private int sinkWait;
  private int beatsOut;

  ClockByClock(CrossbarConfig config, CrossbarPhases phases, Stalls stalls) {
    this.config = config;
    this.phases = phases;
    this.stalls = stalls;
    sourceWait = stalls.inputGap(0);
  }

  /** Whether a beat is accepted in this clock; goes to the next. */
  private boolean source(boolean ready) {
    if (sourceWait > 0) {
      stallsIn += ready ? 1 : 0;
      sourceWait--;
      return false;
    }
    if (ready) {
      sourceWait = stalls.inputGap(++beatsIn);
    }
    return ready;
  }

  /** Whether a beat moves to the output register in this clock, if one waits; goes to the next. */
  private boolean sink(long clock, boolean waits) {
    boolean takes = outFull && sinkWait == 0;
    boolean moves = waits && (!outFull || takes);
    if (takes) {
      accepted.add(clock);
    } else if (outFull) {
      sinkWait--;
      stallsOut++;
    }
    if (moves) {
      sinkWait = stalls.outputDelay(beatsOut++);
    }
    outFull = moves || outFull && !takes;
    return moves;
  }

  /** A unit within a round. */
  private final class Unit {
    int fragment;
    int left;
    boolean fetching = true;
    boolean present;
    Phase phase = Phase.PRECHARGE;
    int phaseClock;
    boolean converting;
    int convertClock;
    int step;
    boolean accumulating;

    boolean finished(int fragments) {
      return fragment == fragments && !converting && !accumulating;
    }

    void clock(int[] planes) {
      boolean fetchingNow = fetching;
      boolean presentNow = present;
      boolean convertsNext = converting;
      accumulating = false;
      if (converting && ++convertClock == phases.convert()) {
        convertClock = 0;
        accumulating = true;
        convertsNext = ++step < config.columns() / config.adcs();
      }
      converting = convertsNext;
      if (fetchingNow) {
        left = planes[fragment];
        fetching = false;
        advance(planes.length);
      }
      phaseClock++;
      switch (phase) {
        case PRECHARGE -> {
          if (phaseClock >= phases.precharge() && presentNow) {
            accesses++;
            enter(Phase.DRIVE);
          }
        }
        case DRIVE -> {
          if (phaseClock == phases.drive()) {
            enter(convertsNext ? Phase.HOLD : Phase.SAMPLE);
          }
        }
        case HOLD -> {
          if (!convertsNext) {
            enter(Phase.SAMPLE);
          }
        }
        case SAMPLE -> {
          if (phaseClock == phases.sample()) {
            converting = true;
            step = 0;
            left--;
            advance(planes.length);
            enter(Phase.PRECHARGE);
          }
        }
      }
    }

    private void enter(Phase next) {
      phase = next;
      phaseClock = 0;
    }

    /** What the next clock finds: a plane, the next fragment's fetch, or nothing any more. */
    private void advance(int fragments) {
      present = left > 0;
      if (!present) {
        fragment++;
        fetching = fragment < fragments;
      }
    }
  }

  void compute(CrossbarJob.Compute job, int[] inputCycles) {
    boolean[] full = new boolean[2];
    int fillBank = 0;
    int beatsOfBank = 0;
    int bank = 0;
    int vector = 0;
    int outputsLeft = 0;
    Sequence sequence = Sequence.READY;
    Unit[] units = new Unit[config.units()];
    int total = job.inputBeats(config);
    for (long clock = 0; ; clock++) {
      if (sequence == Sequence.READY && full[bank]) {
        sequence = Sequence.ROUND;
        for (int u = 0; u < units.length; u++) {
          units[u] = new Unit();
        }
      }
      boolean taken = source(beatsIn < total && !full[fillBank]);
      boolean moved = sink(clock, sequence == Sequence.OUTPUT);
      if (accepted.size() == job.vectors() * job.outputs()) {
        cycles = clock + 1;
        return;
      }
      if (sequence == Sequence.ROUND) {
        boolean finished = true;
        for (Unit unit : units) {
          finished &= unit.finished(job.fragments());
        }
        if (finished) {
          full[bank] = false;
          bank = 1 - bank;
          vector++;
          sequence = job.silent() ? Sequence.READY : Sequence.OUTPUT;
          outputsLeft = job.outputs();
          if (job.silent() && vector == job.vectors()) {
            cycles = clock + 1;
            return;
          }
        } else {
          for (int u = 0; u < units.length; u++) {
            int[] planes = new int[job.fragments()];
            int first = (vector * config.units() + u) * job.fragments();
            System.arraycopy(inputCycles, first, planes, 0, planes.length);
            if (!units[u].finished(job.fragments())) {
              units[u].clock(planes);
            }
          }
        }
      } else if (moved && --outputsLeft == 0) {
        sequence = Sequence.READY;
      }
      if (taken && ++beatsOfBank == job.beatsPerVector(config)) {
        beatsOfBank = 0;
        full[fillBank] = true;
        fillBank = 1 - fillBank;
      }
    }
  }

  /**
   * A PROGRAM job, or a MARCH as rows that are not collected, of verifies and pulses in turn.
   *
   * @param lead clocks before the first row
   * @param collected input beats of a row
   * @param pulses [row]: pulses after each verify but the last; a row has one verify more
   * @param reportBeats of a row
   */
  void write(int lead, int collected, int[][] pulses, boolean pulsesAtEnd, int reportBeats) {
    Writing state = Writing.COLLECT;
    int row = 0;
    int left = collected;
    int verify = 0;
    int until = 0;
    int wait = lead;
    int pulsesLeft = 0;
    int reports = 0;
    int access = phases.precharge() + phases.drive() + phases.sample();
    int verifyClocks =
        access + (config.columns() / config.adcs() + config.spareColumns()) * phases.convert() + 1;
    int pulseClocks = phases.writeSetup() + phases.writePulse() + phases.writeRecovery();
    for (long clock = 0; ; clock++) {
      if (wait > 0) {
        wait--;
        continue;
      }
      if (state == Writing.COLLECT && left == 0) {
        state = Writing.VERIFY;
        until = verifyClocks;
      }
      boolean taken = source(state == Writing.COLLECT);
      boolean moved = sink(clock, state == Writing.REPORT);
      if (accepted.size() == pulses.length * reportBeats) {
        cycles = clock + 1;
        return;
      }
      switch (state) {
        case COLLECT -> left -= taken ? 1 : 0;
        case VERIFY -> {
          if (--until == 0) {
            accesses++;
            state = Writing.DECIDE;
          }
        }
        case DECIDE -> {
          boolean last = verify == pulses[row].length;
          pulsesLeft = last ? 0 : pulses[row][verify];
          verify++;
          until = pulseClocks;
          state = last ? Writing.REPORT : Writing.PULSE;
          reports = reportBeats;
        }
        case PULSE -> {
          if (--until == 0) {
            until = --pulsesLeft > 0 ? pulseClocks : verifyClocks;
            if (pulsesLeft == 0) {
              boolean reportsNow = pulsesAtEnd && verify == pulses[row].length;
              state = reportsNow ? Writing.REPORT : Writing.VERIFY;
            }
          }
        }
        case REPORT -> {
          if (moved && --reports == 0) {
            row++;
            verify = 0;
            left = collected;
            state = row < pulses.length ? Writing.COLLECT : Writing.DRAIN;
          }
        }
        case DRAIN -> {}
      }
    }
  }
}
