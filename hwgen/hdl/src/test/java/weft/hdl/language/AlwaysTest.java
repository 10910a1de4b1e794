package weft.hdl.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;

/** Sets that hold whatever condition stands around them. */
class AlwaysTest {
  static class Conditional extends Component {
    final Bool c = in(bool());
    final Bool d = in(bool());
    final UInt a = in(uint(4));
    final UInt o = out(uint(4));

    Conditional() {
      UInt kept = reg(uint(4));
      UInt inner = wire(uint(4));
      when(
              c,
              () ->
                  when(
                      d,
                      () -> {
                        UInt last = regNext(a);
                        always(
                            () -> {
                              inner.set(1);
                              when(d, () -> inner.set(last));
                            });
                        kept.set(inner);
                      }))
          .elsewhen(d, () -> kept.set(a));
      o.set(kept);
    }
  }

  @Test
  void armsFollowAStatementThatMadeSomethingForAlways() {
    assertEquals(
        """
          clock clk: bool
          in c: bool
          in d: bool
          in a: uint4
          out o: uint4
          reg kept: uint4
          wire inner: uint4
          reg last: uint4
          clocked last
            last = a
          comb inner
            inner = 1'4
            when d
              inner = last
          clocked kept
            when c
              when d
                kept = inner
            elsewhen d
              kept = a
          o = kept
        """,
        Ir.body(Conditional::new));
  }
}
