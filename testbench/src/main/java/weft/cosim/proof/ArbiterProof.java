package weft.cosim.proof;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Stream;
import weft.hdl.UInt;
import weft.hdl.lib.Arbiter;
import weft.hdl.lib.Arbitration;

/**
 * An arbiter grants one request at a time, in the order that it promises, and moves its word alone.
 */
final class ArbiterProof extends Arbiter<UInt> {
  private final int n;
  private final UInt requests;

  ArbiterProof(int n, Arbitration arbitration) {
    super(uint(3), n, arbitration);
    this.n = n;
    List<Bool> valid = new ArrayList<>();
    inputs.forEach(input -> valid.add(0, input.valid));
    requests = concat(valid).asUInt();
    for (Stream<UInt> input : inputs) {
      when(
          past(input.waits()),
          () -> {
            assume(input.valid, "an input goes on offering its word");
            assume(input.payload.eq(past(input.payload)), "an input's word stays the same");
          });
    }
    UInt granted = grants.asUInt();
    assertAlways(granted.and(granted.minus(1)).eq(0), "never two grants");
    assertAlways(granted.and(requests.not()).eq(0), "only requests are granted");
    assertAlways(requests.ne(0).eq(granted.ne(0)), "somebody is granted if anybody asks");
    assertAlways(output.valid.eq(granted.ne(0)), "a granted word is offered");
    for (int i = 0; i < n; i++) {
      Stream<UInt> input = inputs.get(i);
      Bool mine = granted.bit(i);
      assertAlways(input.ready.eq(output.ready.and(mine)), "only the granted word moves");
      when(mine, () -> assertAlways(output.payload.eq(input.payload), "the granted word moves"));
      cover(input.fires().and(requests.allBits()), "input " + i + " wins against all others");
    }
    when(
        past(output.waits()),
        () -> {
          assertAlways(output.valid, "the output goes on offering its word");
          assertAlways(output.payload.eq(past(output.payload)), "the output's word stays the same");
          assertAlways(granted.eq(past(granted)), "a grant stays until its word has moved");
        });
    switch (arbitration) {
      case PRIORITY -> lowestFirst(granted);
      case ROUND_ROBIN -> inTurn(granted);
    }
  }

  private void lowestFirst(UInt granted) {
    Bool chooses = past(output.waits()).not();
    for (int i = 1; i < n; i++) {
      UInt lower = requests.bits(i - 1, 0).asUInt();
      assertAlways(
          chooses.and(granted.bit(i)).not().or(lower.eq(0)), "the lowest number goes first");
    }
  }

  /** Whoever asks waits for at most {@code n - 1} words of others. */
  private void inTurn(UInt granted) {
    assertAlways(
        behindLast.and(behindLast.not().plus(1)).plus(behindLast).eq(0),
        "behind the last are those with higher numbers");
    List<UInt> places = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      places.add(place(i));
    }
    for (int i = 0; i < n; i++) {
      UInt others = reg(uint(4)).init(0).named("others_" + i);
      UInt mine = places.get(i);
      Stream<UInt> input = inputs.get(i);
      when(input.valid.not().or(input.fires()), () -> others.set(0))
          .elsewhen(output.fires(), () -> others.set(others.plus(1)));
      assertAlways(
          others.lt(n), "input " + i + " waits for " + (n - 1) + " words of others at most");
      when(
          others.ne(0),
          () -> {
            assertAlways(input.valid, "only who asks waits");
            assertAlways(others.plusWide(mine).lt(n), "who waited longer is nearer to its turn");
            for (UInt place : places) {
              assertAlways(
                  held.bit(places.indexOf(place)).not().or(place.le(mine)),
                  "nobody behind is held before who waits");
            }
          });
    }
  }

  /** How many inputs come before input i, counted from behind whoever went last. */
  private UInt place(int i) {
    UInt lower = i == 0 ? uint(4).of(0) : ones(behindLast.bits(i - 1, 0));
    UInt all = ones(behindLast.asBits()).plus(i);
    return mux(behindLast.bit(i), lower, all).named("place_" + i);
  }

  private static UInt ones(Bits x) {
    return x.countOnes().extend(4);
  }
}
