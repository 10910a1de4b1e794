package weft.cosim.proof;

import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.lib.Gray;
import weft.hdl.lib.GrayCounter;

/** A Gray counter changes one bit at a time, and its code means its value. */
final class GrayCounterProof extends Component {
  final Bool count = in(bool());

  GrayCounterProof(int width) {
    GrayCounter counter = add(new GrayCounter(width));
    counter.count.set(count);
    assertAlways(counter.code.eq(Gray.encode(counter.value)), "the code is that of the value");
    assertAlways(Gray.decode(counter.code).eq(counter.value), "the value is that of the code");
    when(
        pastValid(1),
        () -> {
          assertAlways(
              counter.value.eq(past(counter.value).plus(past(count).asUInt().extend(width))),
              "it counts when it is told to");
          assertAlways(
              counter.code.xor(past(counter.code)).countOnes().eq(past(count).asUInt()),
              "one bit changes when it counts, none when it does not");
        });
    cover(counter.value.eq(0).and(past(count)), "it starts again");
  }
}
