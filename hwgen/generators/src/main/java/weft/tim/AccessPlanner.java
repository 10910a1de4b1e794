package weft.tim;

import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/**
 * What an access drives and what its codes weigh, from the encoding and the access's place in the
 * job: the table of docs/tim.md section 1. Two steps swap the scale factors: the second drives the
 * -1 rows, so its plus line counts weights of -1.
 */
final class AccessPlanner extends Component {
  /** The four encodings, and TEST, which drives both halves as TERNARY does. */
  final Bool twosComplement;

  final Bool ternary;
  final Bool twoStep;
  final Bool test;
  final Bool silent;
  final UInt planes;
  final UInt weightPlus;
  final UInt weightMinus;
  final UInt inputPlus;
  final UInt inputMinus;

  /** The access's place. */
  final UInt planePair;

  final Bool second;
  final Bool two;
  final Bool fresh;
  final Bool lastOfVector;
  final Bool lastOfJob;

  /** Which half of the beat raises which word lines. */
  final Bool lowToPlus;

  final Bool highToPlus;
  final Bool highToMinus;

  final CodeWeights weights;

  /** The access's sums are results. */
  final Bool emit;

  /** The access is the job's last. */
  final Bool last;

  AccessPlanner(TimConfig config) {
    describe("What an access drives and what its codes weigh.");
    twosComplement = in(bool());
    ternary = in(bool());
    twoStep = in(bool());
    test = in(bool());
    silent = in(bool());
    planes = in(uint(Widths.unsigned(config.maxPlanes())));
    weightPlus = in(uint(config.scaleBits()));
    weightMinus = in(uint(config.scaleBits()));
    inputPlus = in(uint(config.scaleBits()));
    inputMinus = in(uint(config.scaleBits()));
    planePair = in(uint(InputBuffer.pairBits(config)));
    second = in(bool());
    two = in(bool());
    fresh = in(bool());
    lastOfVector = in(bool());
    lastOfJob = in(bool());

    Bool bothHalves = ternary.or(test);
    lowToPlus = out(bothHalves.or(second.not()));
    highToPlus = out(bothHalves.or(twoStep).not().and(second));
    highToMinus = out(bothHalves.or(twoStep.and(second)));

    Bool minusRows = twoStep.and(second);
    UInt inputScale = mux(minusRows, inputMinus, inputPlus);
    UInt onPlusLine = mux(minusRows, weightMinus, weightPlus);
    UInt onMinusLine = mux(minusRows, weightPlus, weightMinus);

    Bool digits = ternary.or(twoStep);
    UInt bitPlane = planePair.asBits().concat(second).asUInt();
    UInt plane = mux(digits, bitPlane.type().of(0), bitPlane);
    Bool lastAccess = second.or(two.not());

    weights = out(bundle(() -> new CodeWeights(config)));
    weights.plusScale.set(product(inputScale, onPlusLine));
    weights.minusScale.set(product(inputScale, onMinusLine));
    weights.plane.set(fit(plane, weights.plane.width()));
    weights.negate.set(twosComplement.and(plane.plusWide(UInt.of(1)).eq(planes)));
    weights.fresh.set(fresh.and(second.not()));
    emit = out(lastOfVector.and(lastAccess).and(silent.or(test).not()));
    last = out(lastOfJob.and(lastAccess));
  }

  /** The product in the bits of its largest value: of two single bits, one. */
  private static UInt product(UInt a, UInt b) {
    return a.width() == 1 ? a.and(b) : a.times(b);
  }

  /** The plane's number in its own bits: the pair's has one more if there is a single plane. */
  private static UInt fit(UInt value, int width) {
    return value.width() > width ? value.truncate(width) : value;
  }
}
