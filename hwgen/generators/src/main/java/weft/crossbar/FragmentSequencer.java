package weft.crossbar;

import java.util.ArrayList;
import java.util.List;
import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Fsm;
import weft.hdl.UInt;
import weft.hdl.lib.Priority;

/**
 * Goes through the fragments of a vector and, of each, through the bit planes that have to be
 * driven, lowest first.
 */
final class FragmentSequencer extends Component {
  /** What is done with the fragment. */
  enum State {
    IDLE,
    /** It is loaded. */
    FETCH,
    /** Its planes are driven. */
    PLANES
  }

  /** The next clock is the FETCH clock of fragment 0. */
  final Bool start;

  /** Nothing goes on after this clock. */
  final Bool stop;

  /** Fragments of the vector. */
  final UInt fragments;

  /** The inputs of the fragment that {@link #word} and {@link #part} say, to be fetched. */
  final Bits inputs;

  final UInt planes;
  final Bool twosComplement;
  final UInt skip;

  /** The plane has been sampled with this clock. */
  final Bool sampled;

  /** The fragment's word of the input memory, and its place there. */
  final UInt word;

  final UInt part;

  final UInt fragment;

  /** There is a plane to drive. */
  final Bool present;

  /** No fragment is left. */
  final Bool idle;

  /** The plane: one bit a row of the fragment, and its number. */
  final Bits lines;

  final UInt plane;

  /** The plane is the sign of two's complement inputs. */
  final Bool negate;

  /** A fragment is fetched in this clock, and will take so many effective input cycles. */
  final Bool fetch;

  final UInt cycles;

  FragmentSequencer(CrossbarConfig config) {
    describe("Fragments of a vector, and their bit planes without the skipped ones.");
    InputLayout layout = InputLayout.of(config);
    int rows = config.fragmentRows();
    int width = config.inputBits();
    start = in(bool());
    stop = in(bool());
    fragments = in(uint(Widths.unsigned(config.fragments())));
    inputs = in(bits(rows * width));
    planes = in(uint(Widths.unsigned(width)));
    twosComplement = in(bool());
    skip = in(uint(2));
    sampled = in(bool());

    comment("The fragment.");
    UInt current = reg(uint(Widths.unsigned(config.fragments() - 1L)));
    UInt left = reg(fragments.type());
    UInt currentWord = reg(uint(layout.wordBits()));
    UInt currentPart = reg(uint(layout.fragmentBits()));

    comment("Its inputs, plane by plane, and the planes not yet sampled.");
    Bits held = reg(bits(rows * width));
    Bits waiting = reg(bits(width));
    Bool topIsSign = reg(bool());

    ZeroSkip zeros = add(new ZeroSkip(config));
    zeros.inputs.set(inputs);
    zeros.planes.set(planes);
    zeros.twosComplement.set(twosComplement);
    zeros.skip.set(skip);

    Bits lowest = Priority.lowest(waiting);
    Bits others = waiting.and(lowest.not());
    Bool lastPlane = others.anyBit().not();
    Bool lastFragment = left.eq(1);
    Bool done = wire(bool());
    done.set(false);
    Fsm<State> state =
        fsm(
            State.class,
            fsm -> {
              fsm.in(State.IDLE);
              fsm.in(State.FETCH)
                  .active(
                      () -> {
                        held.set(byPlane(zeros.extended, config));
                        waiting.set(zeros.mask);
                        topIsSign.set(zeros.negative);
                        when(zeros.mask.anyBit(), () -> fsm.goTo(State.PLANES))
                            .otherwise(() -> done.set(true));
                      });
              fsm.in(State.PLANES)
                  .active(
                      () ->
                          when(
                              sampled,
                              () -> {
                                waiting.set(others);
                                done.set(lastPlane);
                              }));
              fsm.always(
                  () -> {
                    when(done.and(lastFragment), () -> fsm.goTo(State.IDLE))
                        .elsewhen(done, () -> fsm.goTo(State.FETCH));
                    when(start, () -> fsm.goTo(State.FETCH));
                    when(stop, () -> fsm.goTo(State.IDLE));
                  });
            });
    when(
        done,
        () -> {
          current.set(current.plus(1));
          left.set(left.minus(1));
          currentPart.set(currentPart.plus(1));
          when(
              currentPart.eq(layout.fragmentsPerWord() - 1L),
              () -> {
                currentPart.set(0);
                currentWord.set(currentWord.plus(1));
              });
        });
    when(
        start,
        () -> {
          current.set(0);
          left.set(fragments);
          currentWord.set(0);
          currentPart.set(0);
        });

    word = out(currentWord);
    part = out(currentPart);
    fragment = out(current);
    present = out(state.is(State.PLANES));
    idle = out(state.is(State.IDLE));
    plane = out(Priority.lowestIndex(waiting));
    lines = out(held.word(plane, rows));
    negate = out(topIsSign.and(lastPlane));
    fetch = out(state.is(State.FETCH));
    cycles = out(zeros.cycles);
  }

  /** One word a plane, the lowest first: its bit i is that of the fragment's row i. */
  private static Bits byPlane(Bits inputs, CrossbarConfig config) {
    int width = config.inputBits();
    List<Bool> bits = new ArrayList<>();
    for (int plane = width - 1; plane >= 0; plane--) {
      for (int row = config.fragmentRows() - 1; row >= 0; row--) {
        bits.add(inputs.bit(row * width + plane));
      }
    }
    return concat(bits);
  }
}
