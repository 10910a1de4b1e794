package weft.tim;

import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.soc.PhaseTimer;

/**
 * Converts the columns in use of a sampled access, M of each tile a step: the second pipeline
 * stage. In the clock after a step's last one the PCUs accumulate its codes.
 */
final class Converter extends Component {
  /** An access is sampled with this clock; its steps begin in the next. */
  final Bool start;

  /** What the PCUs make of its codes. */
  final CodeWeights weights;

  /** Its sums are results. */
  final Bool emit;

  /** It is the job's last. */
  final Bool last;

  /** No step goes on after this clock. */
  final Bool stop;

  /** Only one step, that of {@link #testStep}, and no accumulation. */
  final Bool test;

  final UInt testStep;
  final UInt columns;

  /** Clocks of a step. */
  final UInt convertClocks;

  /** The row buffer can take a row two clocks from now. */
  final Bool rowFree;

  /** There is no conversion in the next clock, unless it starts now. */
  final Bool free;

  final Bool convert;
  final UInt step;

  /** The codes of a COMPUTE step are there: the PCUs add them in this clock. */
  final Bool accumulate;

  /** The codes of a TEST are there. */
  final Bool testDone;

  /** Step and weights of the codes that are there. */
  final UInt codesStep;

  final CodeWeights codesWeights;

  /** The sums of the codes that are there are a row of results. */
  final Bool push;

  /** Columns in use of the step, counted and one bit each. */
  final UInt codesColumns;

  final Bits codesInUse;

  /** The codes that are there are the job's last. */
  final Bool codesLast;

  Converter(TimConfig config) {
    describe("Conversion steps of sampled accesses.");
    int pcus = config.pcus();
    int stepBits = stepBits(config);
    start = in(bool());
    weights = in(bundle(() -> new CodeWeights(config)));
    emit = in(bool());
    last = in(bool());
    stop = in(bool());
    test = in(bool());
    testStep = in(uint(stepBits));
    columns = in(uint(Widths.unsigned(config.columns())));
    convertClocks = in(uint(8));
    rowFree = in(bool());

    Bool converts = reg(bool()).init(false);
    UInt currentStep = reg(uint(stepBits));
    UInt columnsLeft = reg(columns.type());
    CodeWeights heldWeights = reg(bundle(() -> new CodeWeights(config)));
    Bool heldEmit = reg(bool());
    Bool heldLast = reg(bool());
    PhaseTimer timer = new PhaseTimer();

    Bool codesReady = reg(bool()).init(false);
    UInt readyStep = reg(uint(stepBits));
    UInt readyColumns = reg(uint(Widths.unsigned(pcus)));
    Bits readyInUse = reg(bits(pcus));
    Bool readyLastStep = reg(bool());

    Bool blocked = heldEmit.and(rowFree.not());
    Bool stepEnds = converts.and(timer.done).and(blocked.not());
    Bool lastStep = columnsLeft.le(pcus).or(test);
    codesReady.set(stepEnds);
    when(
        stepEnds,
        () -> {
          readyStep.set(currentStep);
          readyColumns.set(columnsLeft.min(pcus).truncate(readyColumns.width()));
          for (int column = 0; column < pcus; column++) {
            readyInUse.bit(column).set(columnsLeft.gt(column));
          }
          readyLastStep.set(lastStep);
          currentStep.set(currentStep.plus(1));
          columnsLeft.set(columnsLeft.minus(pcus));
          timer.start(convertClocks);
          when(lastStep, () -> converts.set(false));
        });
    when(
        start,
        () -> {
          converts.set(true);
          currentStep.set(mux(test, testStep, uint(stepBits).of(0)));
          columnsLeft.set(columns);
          heldWeights.set(weights);
          heldEmit.set(emit);
          heldLast.set(last);
          timer.start(convertClocks);
        });
    when(
        stop,
        () -> {
          converts.set(false);
          codesReady.set(false);
        });

    free = out(converts.not().or(stepEnds.and(lastStep)));
    convert = out(converts);
    step = out(currentStep);
    Bool computed = codesReady.and(test.not());
    accumulate = out(computed);
    testDone = out(codesReady.and(test));
    codesStep = out(readyStep);
    codesWeights = out(heldWeights);
    push = out(computed.and(heldEmit));
    codesColumns = out(readyColumns);
    codesInUse = out(readyInUse);
    codesLast = out(heldLast.and(readyLastStep));
    probe(convert);
  }

  /** Bits that number the conversion steps. */
  static int stepBits(TimConfig config) {
    return Widths.unsigned(config.conversionSteps() - 1L);
  }
}
