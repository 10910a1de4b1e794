package weft.tim;

import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/**
 * One beat of input and its place in the job: vector, block, planes. Takes exactly the beats of a
 * COMPUTE job and watches that the stream's TLAST agrees.
 */
final class InputBuffer extends Component {
  /** A COMPUTE job begins in the next clock. */
  final Bool start;

  /** The job ends with this clock. */
  final Bool stop;

  /** Inputs are bit planes, two a beat, rather than ternary digits. */
  final Bool bitPlanes;

  /** A beat of ternary digits takes two accesses. */
  final Bool twoStep;

  final Bool keep;
  final UInt planes;
  final UInt firstBlock;
  final UInt blocks;
  final UInt vectors;

  final Bits data;
  final Bool valid;
  final Bool last;
  final Bool ready;

  /** The array has finished with the beat. */
  final Bool beatDone;

  /** There is a beat. */
  final Bool present;

  final Bits beat;
  final UInt block;

  /** Half the number of the beat's low plane. */
  final UInt planePair;

  /** The beat takes a second access, for its high half. */
  final Bool two;

  /** Sums start from 0 with this beat. */
  final Bool fresh;

  final Bool lastOfVector;
  final Bool lastOfJob;

  /** The beat accepted in this clock has TLAST and is not the job's last. */
  final Bool tooShort;

  /** The beat accepted in this clock has no TLAST and is the job's last. */
  final Bool tooLong;

  InputBuffer(TimConfig config) {
    describe("One beat of input, and its place in the job.");
    int pairBits = pairBits(config);
    start = in(bool());
    stop = in(bool());
    bitPlanes = in(bool());
    twoStep = in(bool());
    keep = in(bool());
    planes = in(uint(Widths.unsigned(config.maxPlanes())));
    firstBlock = in(uint(Widths.unsigned(config.blocks() - 1L)));
    blocks = in(uint(Widths.unsigned(config.blocks())));
    vectors = in(uint(32));
    data = in(bits(config.inputBits()));
    valid = in(bool());
    last = in(bool());
    ready = out(bool());
    beatDone = in(bool());

    comment("The place of the stream's next beat.");
    Bool missing = reg(bool()).init(false);
    UInt pair = reg(uint(pairBits));
    UInt nextBlock = reg(firstBlock.type());
    UInt blocksLeft = reg(blocks.type());
    UInt vectorsLeft = reg(vectors.type());
    Bool startsFresh = reg(bool());

    comment("The beat that the array works on.");
    Bool held = reg(bool()).init(false);
    Bits heldBeat = reg(bits(config.inputBits()));
    UInt heldBlock = reg(firstBlock.type());
    UInt heldPair = reg(uint(pairBits));
    Bool heldTwo = reg(bool());
    Bool heldFresh = reg(bool());
    Bool heldLastOfVector = reg(bool());
    Bool heldLastOfJob = reg(bool());

    UInt highPlane = pair.shl(1).or(UInt.of(1));
    Bool lastPair = bitPlanes.not().or(highPlane.plusWide(UInt.of(1)).ge(planes));
    Bool lastBlock = blocksLeft.eq(1);
    Bool lastVector = vectorsLeft.eq(1);
    Bool endsVector = lastPair.and(lastBlock);
    Bool endsJob = endsVector.and(lastVector);

    ready.set(missing.and(held.not().or(beatDone)));
    Bool accept = ready.and(valid);
    when(beatDone, () -> held.set(false));
    when(
        accept,
        () -> {
          held.set(true);
          heldBeat.set(data);
          heldBlock.set(nextBlock);
          heldPair.set(pair);
          heldTwo.set(twoStep.or(bitPlanes.and(highPlane.lt(planes))));
          heldFresh.set(startsFresh);
          heldLastOfVector.set(endsVector);
          heldLastOfJob.set(endsJob);

          startsFresh.set(endsVector);
          when(lastPair.not(), () -> pair.set(pair.plus(1)))
              .elsewhen(
                  lastBlock.not(),
                  () -> {
                    pair.set(0);
                    nextBlock.set(nextBlock.plus(1));
                    blocksLeft.set(blocksLeft.minus(1));
                  })
              .otherwise(
                  () -> {
                    pair.set(0);
                    nextBlock.set(firstBlock);
                    blocksLeft.set(blocks);
                    vectorsLeft.set(vectorsLeft.minus(1));
                    missing.set(lastVector.not());
                  });
        });
    when(
        start,
        () -> {
          missing.set(true);
          pair.set(0);
          nextBlock.set(firstBlock);
          blocksLeft.set(blocks);
          vectorsLeft.set(vectors);
          startsFresh.set(keep.not());
        });
    when(
        stop,
        () -> {
          missing.set(false);
          held.set(false);
        });

    present = out(held);
    beat = out(heldBeat);
    block = out(heldBlock);
    planePair = out(heldPair);
    two = out(heldTwo);
    fresh = out(heldFresh);
    lastOfVector = out(heldLastOfVector);
    lastOfJob = out(heldLastOfJob);
    tooShort = out(accept.and(last).and(endsJob.not()));
    tooLong = out(accept.and(endsJob).and(last.not()));
  }

  /** Bits that number the pairs of planes. */
  static int pairBits(TimConfig config) {
    return Widths.unsigned(Widths.ceilDiv(config.maxPlanes(), 2) - 1L);
  }
}
