package weft.tim;

import java.util.ArrayList;
import java.util.List;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimOp;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.bus.AxiStream;
import weft.hdl.lib.Bitwise;
import weft.soc.ArrayController;
import weft.soc.ArrayRules;
import weft.soc.JobControl;
import weft.soc.Split;

/** What runs jobs: controllers, tiles, result path. */
final class TimCore extends Component {
  final JobSettings settings;

  /** A job begins in the next clock. */
  final Bool start;

  final Bool abort;
  final Bool reset;
  final AxiStream inputs;
  final AxiStream results;

  final Bool busy;

  /** The last clock with {@link #busy}. */
  final Bool done;

  final Bool tooShort;
  final Bool tooLong;

  /** First DRIVE clock of an access. */
  final Bool accessBegins;

  /** Lines clipped in this clock, over all tiles. */
  final UInt clipsPlus;

  final UInt clipsMinus;

  /** Raw codes of the last TEST. */
  final UInt testPlus;

  final Bool testPlusOver;
  final UInt testMinus;
  final Bool testMinusOver;

  final JobControl job;
  final ArrayController array;
  final Converter converter;
  final ProgramController program;
  final List<TernaryTile> tiles = new ArrayList<>();

  private final TimConfig config;
  private final InputBuffer buffer;
  private final AccessPlanner planner;
  private final ResultBuffer rows;
  private final TestReadout readout;
  private final Bool computes;
  private final Bool tests;

  TimCore(TimConfig config) {
    this.config = config;
    describe("Controllers, tiles and result path.");
    settings = in(bundle(() -> new JobSettings(config)));
    start = in(bool());
    abort = in(bool());
    reset = in(bool());
    inputs = in(bundle(() -> new AxiStream(config.inputBits())));
    results = out(bundle(() -> new AxiStream(config.resultBits())));

    job = add(new JobControl());
    buffer = add(new InputBuffer(config));
    program = add(new ProgramController(config));
    array = add(new ArrayController());
    planner = add(new AccessPlanner(config));
    converter = add(new Converter(config));
    for (int t = 0; t < config.tiles(); t++) {
      tiles.add(add(new TernaryTile(config)));
    }
    rows = add(new ResultBuffer(config));
    readout = add(new TestReadout(config));

    computes = settings.isOp(TimOp.COMPUTE);
    tests = settings.isOp(TimOp.TEST);
    input();
    programming();
    accesses();
    conversion();
    Split testColumn = new Split(settings.testColumn, config.columns(), config.pcus());
    converter.testStep.set(testColumn.quotient);
    for (int t = 0; t < config.tiles(); t++) {
      tile(t, testColumn.remainder);
    }
    resultPath();
    readout();
    ending();

    ArrayRules.claim(
        array.precharge,
        array.drive,
        array.sample,
        converter.convert,
        program.writeSetup,
        program.writePulse);

    busy = out(job.busy);
    done = out(job.done);
    tooShort = out(buffer.tooShort.or(program.tooShort));
    tooLong = out(buffer.tooLong.or(program.tooLong));
    accessBegins = out(array.accessBegins);
    clipsPlus = out(Bitwise.sum(tiles.stream().map(tile -> tile.clipsPlus).toList()));
    clipsMinus = out(Bitwise.sum(tiles.stream().map(tile -> tile.clipsMinus).toList()));
    testPlus = out(readout.plus);
    testPlusOver = out(readout.plusOver);
    testMinus = out(readout.minus);
    testMinusOver = out(readout.minusOver);
  }

  private void input() {
    inputs.tready.set(buffer.ready.or(program.ready).or(job.drain));
    buffer.start.set(start.and(computes));
    buffer.stop.set(job.stop);
    buffer.bitPlanes.set(settings.isPlanes());
    buffer.twoStep.set(settings.isEncoding(TimEncoding.TERNARY_TWO_STEP));
    buffer.keep.set(settings.keep);
    buffer.planes.set(settings.planes);
    buffer.firstBlock.set(settings.firstBlock);
    buffer.blocks.set(settings.blocks);
    buffer.vectors.set(settings.vectors);
    buffer.data.set(inputs.tdata);
    buffer.valid.set(inputs.tvalid);
    buffer.last.set(inputs.tlast);
    buffer.beatDone.set(array.beatDone);
  }

  private void programming() {
    program.start.set(start.and(settings.isOp(TimOp.PROGRAM)));
    program.stop.set(job.stop);
    program.firstRow.set(settings.firstRow);
    program.rows.set(settings.rows);
    program.setupClocks.set(settings.writeSetup);
    program.pulseClocks.set(settings.writePulse);
    program.recoveryClocks.set(settings.writeRecovery);
    program.data.set(inputs.tdata);
    program.valid.set(inputs.tvalid);
    program.last.set(inputs.tlast);
  }

  private void accesses() {
    array.start.set(start.and(computes.or(tests)));
    array.stop.set(job.stop);
    array.prechargeClocks.set(settings.precharge);
    array.driveClocks.set(settings.drive);
    array.sampleClocks.set(settings.sample);
    array.present.set(buffer.present.or(tests));
    array.two.set(buffer.two.and(tests.not()));
    array.lastBeat.set(buffer.lastOfJob.or(tests));
    array.converterFree.set(converter.free);

    planner.twosComplement.set(settings.isEncoding(TimEncoding.TWOS_COMPLEMENT));
    planner.ternary.set(settings.isEncoding(TimEncoding.TERNARY));
    planner.twoStep.set(settings.isEncoding(TimEncoding.TERNARY_TWO_STEP));
    planner.test.set(tests);
    planner.silent.set(settings.silent);
    planner.planes.set(settings.planes);
    planner.weightPlus.set(settings.weightPlus);
    planner.weightMinus.set(settings.weightMinus);
    planner.inputPlus.set(settings.inputPlus);
    planner.inputMinus.set(settings.inputMinus);
    planner.planePair.set(buffer.planePair);
    planner.second.set(array.second);
    planner.two.set(buffer.two);
    planner.fresh.set(buffer.fresh);
    planner.lastOfVector.set(buffer.lastOfVector);
    planner.lastOfJob.set(buffer.lastOfJob);
  }

  private void conversion() {
    converter.start.set(array.sampled);
    converter.weights.set(planner.weights);
    converter.emit.set(planner.emit);
    converter.last.set(planner.last);
    converter.stop.set(job.stop);
    converter.test.set(tests);
    converter.columns.set(settings.columns);
    converter.convertClocks.set(settings.convert);
    converter.rowFree.set(rows.free);
  }

  private void tile(int t, UInt testPcu) {
    TernaryTile tile = tiles.get(t);
    Bool chosen = settings.tile.eq(t);
    int lines = config.rowsPerAccess();
    Bits beatLow = buffer.beat.word(2 * t, lines);
    Bits beatHigh = buffer.beat.word(2 * t + 1, lines);
    Bits chosenLines = chosen.repeat(lines);

    tile.precharge.set(array.precharge);
    tile.drive.set(array.drive);
    tile.sample.set(array.sample);
    tile.convert.set(converter.convert);
    tile.convertStep.set(converter.step);
    tile.block.set(mux(tests, settings.firstBlock, buffer.block));
    tile.low.set(mux(tests, settings.testPlus.and(chosenLines), beatLow));
    tile.high.set(mux(tests, settings.testMinus.and(chosenLines), beatHigh));
    tile.lowToPlus.set(planner.lowToPlus);
    tile.highToPlus.set(planner.highToPlus);
    tile.highToMinus.set(planner.highToMinus);
    tile.accumulate.set(converter.accumulate);
    tile.step.set(converter.codesStep);
    tile.weights.set(converter.codesWeights);
    tile.inUse.set(converter.codesInUse);
    tile.writeSetup.set(program.writeSetup.and(chosen));
    tile.writePulse.set(program.writePulse.and(chosen));
    tile.writeRow.set(program.row);
    tile.writeData.set(program.rowData);
    tile.testPcu.set(testPcu);
    tile.reset.set(reset);
    rows.sums.get(t).set(tile.sums);
    readout.plusCodes.get(t).set(tile.testPlus);
    readout.plusOvers.get(t).set(tile.testPlusOver);
    readout.minusCodes.get(t).set(tile.testMinus);
    readout.minusOvers.get(t).set(tile.testMinusOver);
  }

  private void resultPath() {
    rows.push.set(converter.push);
    rows.columns.set(converter.codesColumns);
    rows.last.set(converter.codesLast);
    rows.group.set(settings.group);
    rows.stop.set(job.stop);
    rows.reset.set(reset);
    results.set(rows.results);
  }

  private void readout() {
    readout.take.set(converter.testDone);
    readout.tile.set(settings.tile);
    readout.reset.set(reset);
  }

  private void ending() {
    Bool silentEnd = converter.accumulate.and(converter.codesLast).and(settings.silent);
    job.start.set(start);
    job.abort.set(abort);
    job.tooShort.set(buffer.tooShort.or(program.tooShort));
    job.tooLong.set(buffer.tooLong.or(program.tooLong));
    job.ends.set(silentEnd.or(rows.ends).or(program.ends).or(converter.testDone));
    job.resultWaits.set(rows.results.tvalid.and(results.tready.not()));
    job.valid.set(inputs.tvalid);
    job.last.set(inputs.tlast);
    job.reset.set(reset);
  }
}
