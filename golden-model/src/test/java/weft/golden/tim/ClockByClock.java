package weft.golden.tim;

import java.util.ArrayList;
import java.util.List;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimPhases;
import weft.golden.Stalls;

/**
 * Section 3 of docs/tim.md as state that changes from clock to clock: nothing is shared with the
 * recurrences of {@link TimCycles}.
 */
final class ClockByClock {
  private enum Phase {
    PRECHARGE,
    DRIVE,
    HOLD,
    SAMPLE,
    IDLE
  }

  long cycles;
  long accesses;
  long stallsIn;
  long stallsOut;
  final List<Long> accepted = new ArrayList<>();

  private final TimConfig config;
  private final TimPhases phases;
  private final Stalls stalls;

  ClockByClock(TimConfig config, TimPhases phases, Stalls stalls) {
    this.config = config;
    this.phases = phases;
    this.stalls = stalls;
  }

  void compute(TimJob.Compute job) {
    // One entry an access: does it release the beat, does it end a vector.
    List<boolean[]> program = new ArrayList<>();
    for (int v = 0; v < job.vectors(); v++) {
      for (int b = 0; b < job.blocks(); b++) {
        int count = job.accessesPerBlock();
        for (int a = 0; a < count; a++) {
          boolean releases = a == count - 1 || job.encoding().planes() && a % 2 == 1;
          program.add(new boolean[] {releases, b == job.blocks() - 1 && a == count - 1});
        }
      }
    }
    int inputBeats = job.inputBeats(config);
    int resultBeats = job.resultBeats(config);
    int steps = job.steps(config);

    Phase phase = Phase.PRECHARGE;
    int phaseClock = 0;
    int access = 0;
    boolean bufferFull = false;
    int beatsIn = 0;
    int sourceWait = stalls.inputGap(0);

    boolean converting = false;
    int convertClock = 0;
    int step = 0;
    boolean convertSends = false;
    boolean convertIsLast = false;

    boolean accumulateNow = false;
    boolean accumulateSends = false;
    boolean accumulateEnds = false;
    int accumulateStep = 0;

    int rowBeats = 0;
    boolean outFull = false;
    int outBeat = 0;
    int sinkWait = 0;

    for (long clock = 0; ; clock++) {
      // What this clock shows.
      boolean outAccepted = outFull && sinkWait == 0;
      boolean move = rowBeats > 0 && (!outFull || outAccepted);
      boolean pushed = accumulateNow && accumulateSends;
      boolean free = rowBeats == 0 && !pushed;
      boolean stepEnds =
          converting && convertClock + 1 >= phases.convert() && (!convertSends || free);
      boolean convertsNext = converting && !(stepEnds && step == steps - 1);
      boolean sampleEnds = phase == Phase.SAMPLE && phaseClock + 1 >= phases.sample();
      boolean released = sampleEnds && program.get(access)[0];
      boolean ready = beatsIn < inputBeats && (!bufferFull || released);
      boolean beatAccepted = ready && sourceWait == 0;
      stallsIn += ready && !beatAccepted ? 1 : 0;
      stallsOut += outFull && !outAccepted ? 1 : 0;
      accesses += phase == Phase.DRIVE && phaseClock == 0 ? 1 : 0;
      if (outAccepted) {
        accepted.add(clock);
      }
      boolean ends =
          job.silent()
              ? accumulateNow && accumulateEnds
              : outAccepted && accepted.size() == resultBeats;
      if (ends) {
        cycles = clock + 1;
        return;
      }

      // What the next clock finds.
      if (outAccepted) {
        outFull = false;
      } else if (outFull) {
        sinkWait--;
      }
      if (move) {
        outFull = true;
        sinkWait = stalls.outputDelay(outBeat++);
        rowBeats--;
      }
      if (pushed) {
        int columns = Math.min(config.pcus(), job.columns() - accumulateStep * config.pcus());
        rowBeats = (columns + job.group() - 1) / job.group();
      }
      accumulateNow = stepEnds;
      accumulateSends = convertSends;
      accumulateStep = step;
      accumulateEnds = convertIsLast && step == steps - 1;
      if (converting) {
        convertClock++;
        if (stepEnds) {
          convertClock = 0;
          step++;
          converting = step < steps;
        }
      }
      phaseClock++;
      switch (phase) {
        case PRECHARGE -> {
          if (phaseClock >= phases.precharge() && bufferFull) {
            phase = Phase.DRIVE;
            phaseClock = 0;
          }
        }
        case DRIVE -> {
          if (phaseClock >= phases.drive()) {
            phase = convertsNext ? Phase.HOLD : Phase.SAMPLE;
            phaseClock = 0;
          }
        }
        case HOLD -> {
          if (!convertsNext) {
            phase = Phase.SAMPLE;
            phaseClock = 0;
          }
        }
        case SAMPLE -> {
          if (sampleEnds) {
            converting = true;
            convertClock = 0;
            step = 0;
            convertSends = program.get(access)[1] && !job.silent();
            convertIsLast = access == program.size() - 1;
            access++;
            phase = access < program.size() ? Phase.PRECHARGE : Phase.IDLE;
            phaseClock = 0;
          }
        }
        case IDLE -> {}
      }
      if (released) {
        bufferFull = false;
      }
      if (beatAccepted) {
        bufferFull = true;
        beatsIn++;
        sourceWait = beatsIn < inputBeats ? stalls.inputGap(beatsIn) : 0;
      } else if (sourceWait > 0) {
        sourceWait--;
      }
    }
  }

  void program(int rows) {
    int left = rows * config.beatsPerRow();
    int leftOfRow = config.beatsPerRow();
    int beat = 0;
    int sourceWait = stalls.inputGap(0);
    int writeLeft = 0;
    int write = phases.writeSetup() + phases.writePulse() + phases.writeRecovery();
    for (long clock = 0; ; clock++) {
      boolean collecting = writeLeft == 0;
      boolean taken = collecting && sourceWait == 0;
      stallsIn += collecting && !taken ? 1 : 0;
      if (writeLeft == 1 && left == 0) {
        cycles = clock + 1;
        return;
      }
      writeLeft = Math.max(0, writeLeft - 1);
      if (taken) {
        left--;
        leftOfRow--;
        beat++;
        sourceWait = left > 0 ? stalls.inputGap(beat) : 1;
        if (leftOfRow == 0) {
          leftOfRow = config.beatsPerRow();
          writeLeft = write;
        }
      } else if (sourceWait > 0) {
        sourceWait--;
      }
    }
  }
}
