package weft.hdl.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weft.hdl.Hdl.concat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Simulation;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;

/** What random designs have found, each as small as it could be made. */
class FoundTest {
  @TempDir Path folder;

  static final class WithoutBits extends Component {
    final Bool enable = in(bool());
    final UInt next = in(uint(0));
    final UInt state = out(uint(0));
    final Bool enabled = out(enable);

    WithoutBits() {
      UInt register = reg(uint(0)).init(0);
      when(enable, () -> register.set(next));
      state.set(register);
    }
  }

  /** The check for hidden sets failed on a signal of width 0. */
  @Test
  void signalsWithoutBitsAreSet() {
    assertEquals(0, Elaborator.elaborate(WithoutBits::new).design().top().port("state").width());
  }

  static final class KnownLate extends Component {
    final UInt none = in(uint(0));
    final SInt value;

    KnownLate() {
      Bool odd = wire(bool());
      odd.set(none.parity());
      SInt sum = wire(sint(14));
      sum.set(-8192);
      when(odd.not(), () -> sum.bit(uint(22).of(0)).set(odd.not()));
      value = out(sum);
    }
  }

  /** A block that came to read nothing stayed a block: {@code always @*} never ran in Icarus. */
  @Test
  void whatIsFoundOutToBeConstantIsNoBlock() {
    String text = VerilogEmitter.emit(Elaborator.elaborate(KnownLate::new).design()).get(0).text();
    assertFalse(text.contains("always"), text);
  }

  static final class PartlyConstant extends Component {
    final Bits few = in(bits(2));
    final Bool last = in(bool());
    final Bool parity;

    PartlyConstant() {
      Bits inverse = last.asBits().extend(144).not().named("inverse");
      parity = out(concat(List.of(few, inverse, last)).parity());
    }
  }

  /** Verilator died of one {@code ^} of many bits that are partly constant. */
  @Test
  void paritiesOfManyBitsArePutTogether() throws IOException {
    String text = agree(PartlyConstant::new);
    assertTrue(
        text.contains("parity = ^{few, inverse[143:128]} ^ ^inverse[127:64] ^ ^inverse[63:0] ^"),
        text);
  }

  static final class Ordering extends Component {
    final SInt a = in(sint(6));
    final SInt b = in(sint(6));
    final Bits results;

    Ordering() {
      SInt three = sint(6).of(3);
      results =
          out(
              concat(
                  List.of(
                      a.le(b),
                      a.gt(b).not(),
                      a.ge(b),
                      a.le(three),
                      a.ge(three),
                      three.le(b),
                      three.gt(b).not())));
    }
  }

  static final class OrderedConstants extends Component {
    final Bits results;

    OrderedConstants() {
      Ordering child = add(new Ordering());
      child.a.set(sint(6).of(3));
      child.b.set(sint(6).of(3));
      results = out(child.results);
    }
  }

  /** In Verilator a constant was not {@code <=} itself in a child. */
  @Test
  void aConstantIsAtMostItself() throws IOException {
    agree(OrderedConstants::new);
    Design design = Elaborator.elaborate(OrderedConstants::new).design();
    try (Simulation sim = JvmEngine.start(design)) {
      assertEquals(BigInteger.valueOf(0b1111111), sim.peekBig(sim.net("results")));
    }
  }

  /** All three do the same with the design; its Verilog. */
  private String agree(Supplier<? extends Component> make) throws IOException {
    Design design = Elaborator.elaborate(make).design();
    Batch batch = new Batch(List.of(design), 20, 1, UnaryOperator.identity());
    for (Batch.Tool tool : Batch.Tool.values()) {
      assertEquals(List.of(), batch.run(folder.resolve(tool.name()), tool));
    }
    return VerilogEmitter.emit(design).stream()
        .map(VerilogFile::text)
        .collect(Collectors.joining());
  }
}
