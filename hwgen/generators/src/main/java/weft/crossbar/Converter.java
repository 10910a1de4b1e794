package weft.crossbar;

import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.soc.PhaseTimer;

/**
 * Converts the columns of a sampled access, one of each ADC a step: the second pipeline stage. In
 * the clock after a step's last one its codes are there.
 */
final class Converter extends Component {
  /** An access is sampled with this clock; its steps begin in the next. */
  final Bool start;

  final AccessTerms terms;

  /** Where its steps begin, and how many there are. */
  final UInt firstStep;

  final UInt steps;

  /** No step goes on after this clock. */
  final Bool stop;

  /** Clocks of a step. */
  final UInt convertClocks;

  /** There is no conversion in the next clock, unless it starts now. */
  final Bool free;

  final Bool convert;
  final UInt step;

  /** The codes of a step are there: its accumulate clock. */
  final Bool ready;

  /** Of the codes that are there: the step, its cell in the weight, its weight in the ADC. */
  final UInt codesStep;

  final UInt codesCell;
  final UInt codesSlot;
  final AccessTerms codesTerms;

  /** The codes that are there are the access's last. */
  final Bool codesLast;

  Converter(CrossbarConfig config) {
    describe("Conversion steps of sampled accesses.");
    start = in(bool());
    terms = in(bundle(() -> new AccessTerms(config)));
    firstStep = in(uint(stepBits(config)));
    steps = in(uint(countBits(config)));
    stop = in(bool());
    convertClocks = in(uint(8));

    Bool converts = reg(bool()).init(false);
    UInt currentStep = reg(firstStep.type());
    UInt stepsLeft = reg(steps.type());
    UInt cell = reg(uint(cellBits(config)));
    UInt slot = reg(uint(slotBits(config)));
    AccessTerms heldTerms = reg(bundle(() -> new AccessTerms(config)));
    PhaseTimer timer = new PhaseTimer();

    Bool codesReady = reg(bool()).init(false);
    UInt readyStep = reg(firstStep.type());
    UInt readyCell = reg(cell.type());
    UInt readySlot = reg(slot.type());
    Bool readyLast = reg(bool());

    Bool stepEnds = converts.and(timer.done);
    Bool lastStep = stepsLeft.eq(1);
    codesReady.set(stepEnds);
    when(
        stepEnds,
        () -> {
          readyStep.set(currentStep);
          readyCell.set(cell);
          readySlot.set(slot);
          readyLast.set(lastStep);
          currentStep.set(currentStep.plus(1));
          stepsLeft.set(stepsLeft.minus(1));
          cell.set(cell.plus(1));
          when(
              cell.eq(config.cellsPerWeight() - 1L),
              () -> {
                cell.set(0);
                slot.set(slot.plus(1));
              });
          timer.start(convertClocks);
          when(lastStep, () -> converts.set(false));
        });
    when(
        start,
        () -> {
          converts.set(true);
          currentStep.set(firstStep);
          stepsLeft.set(steps);
          cell.set(0);
          slot.set(0);
          heldTerms.set(terms);
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
    ready = out(codesReady);
    codesStep = out(readyStep);
    codesCell = out(readyCell);
    codesSlot = out(readySlot);
    codesTerms = out(heldTerms);
    codesLast = out(readyLast);
    probe(convert);
  }

  /** Bits that number the columns of an ADC. */
  static int stepBits(CrossbarConfig config) {
    return Widths.unsigned(config.columnsPerAdc() - 1L);
  }

  /** Bits of a number of steps. */
  static int countBits(CrossbarConfig config) {
    return Widths.unsigned(config.columnsPerAdc());
  }

  /** Bits that number the cells of a weight. */
  static int cellBits(CrossbarConfig config) {
    return Widths.unsigned(config.cellsPerWeight() - 1L);
  }

  /** Bits that number the weights that an ADC reads. */
  static int slotBits(CrossbarConfig config) {
    return Widths.unsigned(slots(config) - 1L);
  }

  /** The weights of a row that an ADC reads. */
  static int slots(CrossbarConfig config) {
    return config.conversionSteps() / config.cellsPerWeight();
  }
}
