package weft.soc;

import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.EnumSignal;
import weft.hdl.UInt;

/**
 * Makes the phases of array accesses, the first pipeline stage: PRECHARGE until a beat is there,
 * DRIVE, HOLD while the converter is busy with the access before, SAMPLE.
 */
public final class ArrayController extends Component {
  /** What the bit lines do. */
  enum Phase {
    IDLE,
    PRECHARGE,
    DRIVE,
    HOLD,
    SAMPLE
  }

  /** The first access's PRECHARGE begins in the next clock. */
  public final Bool start;

  /** No access goes on after this clock. */
  public final Bool stop;

  /** Clocks of each phase. */
  public final UInt prechargeClocks;

  public final UInt driveClocks;
  public final UInt sampleClocks;

  /** There is something to drive. */
  public final Bool present;

  /** The beat takes two accesses. */
  public final Bool two;

  /** The beat is the job's last. */
  public final Bool lastBeat;

  /** The converter does not convert in the next clock, unless an access ends in this one. */
  public final Bool converterFree;

  public final Bool precharge;
  public final Bool drive;
  public final Bool hold;
  public final Bool sample;

  /** The access is the beat's second. */
  public final Bool second;

  /** First DRIVE clock of an access. */
  public final Bool accessBegins;

  /** Last SAMPLE clock of an access: conversion begins in the next clock. */
  public final Bool sampled;

  /** Last SAMPLE clock of a beat's last access. */
  public final Bool beatDone;

  public ArrayController() {
    describe("Phases of array accesses.");
    start = in(bool());
    stop = in(bool());
    prechargeClocks = in(uint(8));
    driveClocks = in(uint(8));
    sampleClocks = in(uint(8));
    present = in(bool());
    two = in(bool());
    lastBeat = in(bool());
    converterFree = in(bool());

    EnumSignal<Phase> phase = reg(enumOf(Phase.class)).init(Phase.IDLE);
    PhaseTimer timer = new PhaseTimer();
    Bool secondAccess = reg(bool()).init(false);
    Bool firstDriveClock = reg(bool()).init(false);
    Bool samples = phase.eq(Phase.SAMPLE).and(timer.done);
    Bool lastAccess = secondAccess.or(two.not());

    firstDriveClock.set(false);
    switchOn(phase)
        .is(
            Phase.PRECHARGE,
            () ->
                when(
                    timer.done.and(present),
                    () -> {
                      phase.set(Phase.DRIVE);
                      timer.start(driveClocks);
                      firstDriveClock.set(true);
                    }))
        .is(
            Phase.DRIVE,
            () ->
                when(
                    timer.done,
                    () -> {
                      phase.set(mux(converterFree, phaseOf(Phase.SAMPLE), phaseOf(Phase.HOLD)));
                      timer.start(sampleClocks);
                    }))
        .is(
            Phase.HOLD,
            () -> {
              timer.start(sampleClocks);
              when(converterFree, () -> phase.set(Phase.SAMPLE));
            })
        .is(
            Phase.SAMPLE,
            () ->
                when(
                    timer.done,
                    () -> {
                      secondAccess.set(lastAccess.not());
                      phase.set(
                          mux(
                              lastAccess.and(lastBeat),
                              phaseOf(Phase.IDLE),
                              phaseOf(Phase.PRECHARGE)));
                      timer.start(prechargeClocks);
                    }))
        .otherwise(() -> {});
    when(
        start,
        () -> {
          phase.set(Phase.PRECHARGE);
          timer.start(prechargeClocks);
          secondAccess.set(false);
        });
    when(
        stop,
        () -> {
          phase.set(Phase.IDLE);
          firstDriveClock.set(false);
        });

    precharge = out(phase.eq(Phase.PRECHARGE));
    drive = out(phase.eq(Phase.DRIVE));
    hold = out(phase.eq(Phase.HOLD));
    sample = out(phase.eq(Phase.SAMPLE));
    second = out(secondAccess);
    accessBegins = out(firstDriveClock);
    sampled = out(samples);
    beatDone = out(samples.and(lastAccess));
    probe(precharge);
    probe(drive);
    probe(hold);
    probe(sample);
  }

  private static EnumSignal<Phase> phaseOf(Phase phase) {
    return enumOf(Phase.class).of(phase);
  }
}
