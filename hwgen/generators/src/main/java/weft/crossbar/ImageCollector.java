package weft.crossbar;

import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarOp;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.Vec;

/**
 * Collects the images of rows and fragments that PROGRAM, FLAGS, MAP and FAULTS jobs stream in, and
 * watches that the stream's TLAST agrees.
 */
final class ImageCollector extends Component {
  /** A job with images begins in the next clock. */
  final Bool start;

  /** Nothing goes on after this clock. */
  final Bool stop;

  final UInt op;
  final UInt firstRow;
  final UInt rows;

  /** PROGRAM takes beats in this clock. */
  final Bool open;

  final Bits data;
  final Bool valid;
  final Bool last;
  final Bool ready;

  /** The last beat of an image is accepted in this clock. */
  final Bool collected;

  /** An image is complete; and its row or fragment. */
  final Bool complete;

  final UInt row;
  final Bits image;

  /** A beat of the map is accepted in this clock. */
  final Bool mapBeat;

  final UInt beat;

  /** The last clock of a job other than PROGRAM. */
  final Bool ends;

  final Bool tooShort;
  final Bool tooLong;

  ImageCollector(CrossbarConfig config) {
    describe("Collects images of rows and fragments.");
    int width = config.streamBits();
    int held = Widths.ceilDiv(levelBits(config), width);
    int most = Math.max(held, ColumnMap.beats(config));
    start = in(bool());
    stop = in(bool());
    op = in(uint(3));
    firstRow = in(uint(Widths.unsigned(config.rows() - 1L)));
    rows = in(uint(Widths.unsigned(config.rows())));
    open = in(bool());
    data = in(bits(width));
    valid = in(bool());
    last = in(bool());

    Bool missing = reg(bool()).init(false);
    UInt imagesLeft = reg(rows.type());
    UInt currentRow = reg(firstRow.type());
    UInt currentBeat = reg(uint(Widths.unsigned(most - 1L)));
    Vec<Bits> beats = reg(vec(held, bits(width)));
    Bool done = reg(bool()).init(false);
    UInt doneRow = reg(firstRow.type());

    Bool programs = op.eq(CrossbarOp.PROGRAM.code());
    Bool maps = op.eq(CrossbarOp.MAP.code());
    ready = out(missing.and(open.or(programs.not())));
    Bool accept = ready.and(valid);
    UInt lastBeat =
        switchOn(op)
            .is(CrossbarOp.PROGRAM.code(), last(levelBits(config), config, currentBeat))
            .is(CrossbarOp.FLAGS.code(), last(flagBits(config), config, currentBeat))
            .is(CrossbarOp.MAP.code(), currentBeat.type().of(ColumnMap.beats(config) - 1L))
            .otherwise(last(faultBits(config), config, currentBeat))
            .value();
    Bool endsImage = currentBeat.eq(lastBeat);
    Bool endsJob = endsImage.and(imagesLeft.eq(1));
    done.set(false);
    when(
        accept,
        () -> {
          beats.at(currentBeat).set(data);
          currentBeat.set(currentBeat.plus(1));
          when(
              endsImage,
              () -> {
                currentBeat.set(0);
                imagesLeft.set(imagesLeft.minus(1));
                currentRow.set(currentRow.plus(1));
                doneRow.set(currentRow);
                done.set(true);
              });
          when(endsJob, () -> missing.set(false));
        });
    when(
        start,
        () -> {
          missing.set(true);
          imagesLeft.set(mux(maps, rows.type().of(1), rows));
          currentRow.set(firstRow);
          currentBeat.set(0);
        });
    when(stop, () -> missing.set(false));

    collected = out(accept.and(endsImage));
    complete = out(done);
    row = out(doneRow);
    Bits all = beats.asBits();
    if (all.width() > levelBits(config)) {
      all.bits(all.width() - 1, levelBits(config)).unused("an image fills its last beat");
    }
    image = out(all.truncate(levelBits(config)));
    mapBeat = out(accept.and(maps));
    int mapBits = Widths.unsigned(ColumnMap.beats(config) - 1L);
    beat = out(currentBeat.truncate(mapBits));
    ends = out(accept.and(endsJob).and(programs.not()));
    tooShort = out(accept.and(last).and(endsJob.not()));
    tooLong = out(accept.and(endsJob).and(last.not()));
  }

  private static UInt last(int imageBits, CrossbarConfig config, UInt like) {
    return like.type().of(Widths.ceilDiv(imageBits, config.streamBits()) - 1L);
  }

  /** Bits of a row of levels: the largest image but the map, which is written beat by beat. */
  static int levelBits(CrossbarConfig config) {
    return CrossbarJob.LEVEL_BITS * config.physicalColumns();
  }

  private static int flagBits(CrossbarConfig config) {
    return config.columns() + config.outputs();
  }

  private static int faultBits(CrossbarConfig config) {
    return CrossbarJob.FAULT_BITS * config.physicalColumns();
  }

  /** Bits of the images that go to tables of a crossbar. */
  static int tableBits(CrossbarConfig config) {
    return Math.max(faultBits(config), flagBits(config));
  }
}
