package weft.crossbar;

import java.util.ArrayList;
import java.util.List;
import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/**
 * Fills the two banks of the units' input memories from the stream, a vector of every unit a bank,
 * while the units compute from the other one. Takes exactly the beats of a COMPUTE job and watches
 * that the stream's TLAST agrees.
 */
final class InputBanks extends Component {
  /** A COMPUTE job begins in the next clock. */
  final Bool start;

  /** The job ends with this clock. */
  final Bool stop;

  final UInt fragments;
  final UInt vectors;

  final Bool valid;
  final Bool last;
  final Bool ready;

  /** The round ends: its bank is free from the next clock on. */
  final Bool roundEnds;

  /** In the next clock the bank of the next round is full. */
  final Bool fullNext;

  /** The bank that the round reads. */
  final Bool readBank;

  /** The beat accepted in this clock goes to this unit's memory. */
  final List<Bool> writes = new ArrayList<>();

  final Bool writeBank;
  final UInt writeWord;

  /** The beat's place in the word. */
  final UInt writeBeat;

  /** The beat accepted in this clock has TLAST and is not the job's last. */
  final Bool tooShort;

  /** The beat accepted in this clock has no TLAST and is the job's last. */
  final Bool tooLong;

  InputBanks(CrossbarConfig config) {
    describe("Fills one bank of inputs while the other is computed from.");
    InputLayout layout = InputLayout.of(config);
    start = in(bool());
    stop = in(bool());
    fragments = in(uint(Widths.unsigned(config.fragments())));
    vectors = in(uint(32));
    valid = in(bool());
    last = in(bool());
    roundEnds = in(bool());

    comment("The place of the stream's next beat.");
    Bool missing = reg(bool()).init(false);
    UInt vectorsLeft = reg(vectors.type());
    UInt unit = reg(uint(Widths.unsigned(config.units() - 1L)));
    UInt inputsLeft = reg(uint(Widths.unsigned(config.rows())));
    UInt word = reg(uint(layout.wordBits()));
    UInt beat = reg(uint(layout.beatBits()));

    comment("The banks: which are full, which is filled, which is computed from.");
    Bits full = reg(bits(2)).init(0);
    Bool filled = reg(bool()).init(false);
    Bool used = reg(bool()).init(false);

    UInt inputs = fragments.times(UInt.of(config.fragmentRows())).truncate(inputsLeft.width());
    ready = out(missing.and(full.bit(filled.asUInt()).not()));
    Bool accept = ready.and(valid);
    Bool endsUnit = inputsLeft.le(layout.beatInputs());
    Bool endsVector = endsUnit.and(unit.eq(config.units() - 1L));
    Bool endsJob = endsVector.and(vectorsLeft.eq(1));
    Bool fills = accept.and(endsVector);
    when(
        accept,
        () -> {
          inputsLeft.set(inputsLeft.minus(layout.beatInputs()));
          beat.set(beat.plus(1));
          when(
              beat.eq(layout.beatsPerWord() - 1L),
              () -> {
                beat.set(0);
                word.set(word.plus(1));
              });
          when(
              endsUnit,
              () -> {
                inputsLeft.set(inputs);
                word.set(0);
                beat.set(0);
                unit.set(unit.plus(1));
              });
          when(
              endsVector,
              () -> {
                unit.set(0);
                vectorsLeft.set(vectorsLeft.minus(1));
                full.bit(filled.asUInt()).set(true);
                filled.set(filled.not());
              });
          when(endsJob, () -> missing.set(false));
        });
    when(
        roundEnds,
        () -> {
          full.bit(used.asUInt()).set(false);
          used.set(used.not());
        });
    when(
        start,
        () -> {
          missing.set(true);
          vectorsLeft.set(vectors);
          unit.set(0);
          inputsLeft.set(inputs);
          word.set(0);
          beat.set(0);
          full.set(0);
          filled.set(false);
          used.set(false);
        });
    when(stop, () -> missing.set(false));

    Bool next = used.xor(roundEnds);
    fullNext = out(full.bit(next.asUInt()).or(fills.and(filled.eq(next))));
    readBank = out(used);
    for (int u = 0; u < config.units(); u++) {
      writes.add(out(accept.and(unit.eq(u))).named("write_" + u));
    }
    writeBank = out(filled);
    writeWord = out(word);
    writeBeat = out(beat);
    tooShort = out(accept.and(last).and(endsJob.not()));
    tooLong = out(accept.and(endsJob).and(last.not()));
  }
}
