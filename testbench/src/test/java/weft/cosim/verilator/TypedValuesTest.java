package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import weft.hdl.Bits;
import weft.hdl.Bundle;
import weft.hdl.Component;
import weft.hdl.Elaborated;
import weft.hdl.Elaborator;
import weft.hdl.Encoding;
import weft.hdl.EnumSignal;
import weft.hdl.Hdl;
import weft.hdl.SFix;
import weft.hdl.UFix;
import weft.hdl.Vec;
import weft.hdl.bench.Bench;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Simulation;

/** A bench drives and reads enumerations and numbers with a point as what they are. */
class TypedValuesTest {
  enum State {
    IDLE,
    RUN,
    DONE
  }

  enum Op {
    LOAD(0x03),
    STORE(0x23);

    final int opcode;

    Op(int opcode) {
      this.opcode = opcode;
    }
  }

  static final class Point extends Bundle {
    final SFix x = field(Hdl.sfix(2, 6));
    final EnumSignal<State> state = field(Hdl.enumOf(State.class));
  }

  /** Registers what comes in. */
  static final class Values extends Component {
    final EnumSignal<State> state = in(enumOf(State.class));
    final EnumSignal<State> hot = in(enumOf(State.class, Encoding.ONE_HOT));
    final EnumSignal<Op> op = in(enumOf(Op.class, 7, o -> o.opcode));
    final SFix sample = in(sfix(2, 14));
    final UFix fraction = in(ufix(-2, 10));
    final UFix coarse = in(ufix(12, -2));
    final SFix wide = in(sfix(40, 60));
    final Vec<Point> points = in(vec(2, bundle(Point::new)));

    final Bits codes = out(hot.asBits().concat(op.asBits()).concat(state.asBits()));
    final EnumSignal<State> heldState = out(regNext(state));
    final EnumSignal<State> heldHot = out(regNext(hot));
    final EnumSignal<Op> heldOp = out(regNext(op));
    final SFix heldSample = out(regNext(sample));
    final UFix heldFraction = out(regNext(fraction));
    final UFix heldCoarse = out(regNext(coarse));
    final SFix heldWide = out(regNext(wide));
    final Vec<Point> heldPoints = out(regNext(points));
  }

  @Test
  void theyAreWhatTheyAreInTheJvmEngine() {
    Elaborated<Values> values = Elaborator.elaborate(Values::new);
    check(values, JvmEngine.start(values.design()));
  }

  @Test
  void theyAreWhatTheyAreInVerilator() throws InterruptedException {
    ToolNeeds.verilator();
    Elaborated<Values> values = Elaborator.elaborate(Values::new);
    check(values, VerilatorSimulation.start(values.design()));
  }

  private static void check(Elaborated<Values> values, Simulation sim) {
    try (Bench<Values> bench = new Bench<>(values, sim)) {
      enumerations(bench, bench.top());
      numbers(bench, bench.top());
      parts(bench, bench.top());
    }
  }

  private static void enumerations(Bench<Values> bench, Values top) {
    bench.poke(top.state, State.DONE);
    bench.poke(top.hot, State.DONE);
    bench.poke(top.op, Op.STORE);
    bench.step();
    assertEquals(State.DONE, bench.peek(top.state));
    assertEquals(0b100_0100011_10, bench.peek(top.codes));
    assertEquals(
        List.of(State.DONE, State.DONE, Op.STORE),
        List.of(bench.peek(top.heldState), bench.peek(top.heldHot), bench.peek(top.heldOp)));

    bench.poke(top.hot, 5);
    bench.poke(top.state, 3);
    bench.step();
    refused(
        "5 is the code of no constant of State (allowed: 1 IDLE, 2 RUN, 4 DONE)",
        () -> bench.peek(top.heldHot));
    refused(
        "3 is the code of no constant of State (allowed: 0 IDLE, 1 RUN, 2 DONE)",
        () -> bench.peek(top.heldState));
  }

  private static void numbers(Bench<Values> bench, Values top) {
    bench.poke(top.sample, -0.5);
    bench.poke(top.fraction, new BigDecimal("0.2490234375"));
    bench.poke(top.coarse, 4092);
    bench.poke(top.wide, new BigDecimal("-549755813888"));
    bench.step();
    assertEquals(-8192, bench.peekBig(top.heldSample).intValueExact(), "steps of 2 to the -14");
    assertEquals(
        List.of(
            new BigDecimal("-0.5"),
            new BigDecimal("0.2490234375"),
            new BigDecimal("4092"),
            new BigDecimal("-549755813888")),
        List.of(
            bench.peek(top.heldSample),
            bench.peek(top.heldFraction),
            bench.peek(top.heldCoarse),
            bench.peek(top.heldWide)));

    bench.poke(top.coarse, BigInteger.valueOf(100));
    bench.poke(
        top.wide, new BigDecimal(BigInteger.ONE).divide(new BigDecimal(BigInteger.TWO.pow(60))));
    bench.step();
    assertEquals(new BigDecimal("400"), bench.peek(top.heldCoarse));
    assertEquals(1, bench.peekBig(top.heldWide).intValueExact());

    refused(
        "2 does not fit sfix(2, 14) (allowed: -2 to 1.99993896484375)",
        () -> bench.poke(top.sample, 2.0));
    refused(
        "-0.0009765625 does not fit ufix(-2, 10) (allowed: 0 to 0.2490234375)",
        () -> bench.poke(top.fraction, -0.0009765625));
    refused(
        "1.3 is between two values of sfix(2, 14), the nearest is 1.29998779296875",
        () -> bench.poke(top.sample, new BigDecimal("1.3")));
    refused(
        "2 is between two values of ufix(12, -2), the nearest is 0",
        () -> bench.poke(top.coarse, 2.0));
    refused("Infinite or NaN", () -> bench.poke(top.sample, Double.NaN));
  }

  /** Elements of a vector are bits of one signal. */
  private static void parts(Bench<Values> bench, Values top) {
    Point first = top.points.get(0);
    Point second = top.points.get(1);
    bench.poke(first.x, 1.5);
    bench.poke(second.x, -1.984375);
    bench.poke(second.state, State.RUN);
    bench.step();
    assertEquals(new BigDecimal("1.5"), bench.peek(top.heldPoints.get(0).x));
    assertEquals(new BigDecimal("-1.984375"), bench.peek(top.heldPoints.get(1).x));
    assertEquals(State.IDLE, bench.peek(top.heldPoints.get(0).state));
    assertEquals(State.RUN, bench.peek(top.heldPoints.get(1).state));
  }

  private static void refused(String text, Executable what) {
    assertEquals(text, assertThrows(IllegalArgumentException.class, what).getMessage());
  }
}
