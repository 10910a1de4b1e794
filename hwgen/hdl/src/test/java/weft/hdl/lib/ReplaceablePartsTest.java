package weft.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Hdl;
import weft.hdl.UInt;
import weft.hdl.bench.Bench;

/** An accumulator of replaceable parts, and parts that do not fit together. */
class ReplaceablePartsTest {
  private static final long SEED = Long.getLong("weft.seed", 1);

  /** Tells operations apart. */
  interface Decoder {
    /** True if this operation is asked for; codes are given in the order of the calls. */
    Bool operation(String name);

    int code(String name);
  }

  /** What an operation works on. */
  interface Operands {
    UInt accumulator();

    UInt operand();
  }

  /** Something that may become the accumulator's next value. */
  interface Unit {
    Bool selected();

    UInt result();
  }

  static final class BinaryDecoder extends Part implements Decoder {
    private final Bits code;
    private final List<String> names = new ArrayList<>();

    BinaryDecoder(Bits code) {
      this.code = code;
    }

    @Override
    public Bool operation(String name) {
      names.add(name);
      return code.asUInt().eq(code(name));
    }

    @Override
    public int code(String name) {
      return names.indexOf(name);
    }
  }

  /** A unit of one operation. */
  abstract static class OneUnit extends Part implements Unit {
    private final Need<Decoder> decoder = needs(Decoder.class);
    private final Need<Operands> operands = needs(Operands.class);
    private final String name;
    private Bool selected;
    private UInt result;

    OneUnit(String name) {
      this.name = name;
    }

    abstract UInt compute(UInt a, UInt b);

    @Override
    protected void setUp() {
      selected = decoder.get().operation(name).named(name + "_selected");
    }

    @Override
    protected void build() {
      Operands now = operands.get();
      result = compute(now.accumulator(), now.operand()).named(name + "_result");
    }

    @Override
    public Bool selected() {
      return selected;
    }

    @Override
    public UInt result() {
      return result;
    }
  }

  static final class Adder extends OneUnit {
    Adder() {
      super("add");
    }

    @Override
    UInt compute(UInt a, UInt b) {
      return a.plus(b);
    }
  }

  /** The same sums bit by bit. */
  static final class RippleAdder extends OneUnit {
    RippleAdder() {
      super("add");
    }

    @Override
    UInt compute(UInt a, UInt b) {
      List<Bool> sum = new ArrayList<>();
      Bool carry = Bool.of(false);
      for (int i = 0; i < a.width(); i++) {
        Bool half = a.bit(i).xor(b.bit(i));
        sum.add(0, half.xor(carry));
        carry = a.bit(i).and(b.bit(i)).or(half.and(carry));
      }
      return Hdl.concat(sum).asUInt();
    }
  }

  static final class Multiplier extends OneUnit {
    Multiplier() {
      super("multiply");
    }

    @Override
    UInt compute(UInt a, UInt b) {
      return a.times(b).truncate(a.width());
    }
  }

  static final class Accumulator extends Part implements Operands {
    private final Need<Unit> units = knowsAll(Unit.class);
    private final UInt operand;
    private final UInt value = Hdl.reg(Hdl.uint(8)).init(0);

    Accumulator(UInt operand) {
      this.operand = operand;
    }

    @Override
    public UInt accumulator() {
      return value;
    }

    @Override
    public UInt operand() {
      return operand;
    }

    @Override
    protected void finish() {
      for (Unit unit : units.all()) {
        Hdl.when(unit.selected(), () -> value.set(unit.result()));
      }
    }
  }

  /** The frame that parts go into. */
  static final class Calculator extends Component {
    final Bits code = in(bits(2));
    final UInt operand = in(uint(8));
    final UInt accumulator = out(uint(8));
    final Decoder decoder;

    Calculator(Part... units) {
      List<Part> all = new ArrayList<>(List.of(units));
      all.add(new Accumulator(operand));
      all.add(new BinaryDecoder(code));
      Parts parts = new Parts(all);
      parts.build();
      accumulator.set(parts.get(Operands.class).accumulator());
      decoder = parts.get(Decoder.class);
    }
  }

  private static void compute(Supplier<Part> adder) {
    try (Bench<Calculator> bench = Bench.of(() -> new Calculator(adder.get(), new Multiplier()))) {
      Calculator top = bench.top();
      Random random = new Random(SEED);
      int expected = 0;
      for (int clock = 0; clock < 200; clock++) {
        boolean adds = random.nextBoolean();
        int operand = random.nextInt(256);
        bench.poke(top.code, top.decoder.code(adds ? "add" : "multiply"));
        bench.poke(top.operand, operand);
        bench.step();
        expected = (adds ? expected + operand : expected * operand) % 256;
        assertEquals(expected, bench.peek(top.accumulator), "weft.seed " + SEED);
      }
    }
  }

  @Test
  void oneAdderIsAsGoodAsTheOther() {
    compute(Adder::new);
    compute(RippleAdder::new);
  }

  @Test
  void partsAreConnectedByTheirInterfaces() {
    assertEquals(
        """
        module Both (
          input clk,
          input resetn,
          input code,
          input [7:0] operand,
          output [7:0] accumulator
        );
          reg [7:0] value;
          wire add_selected = code == 1'b0;
          wire multiply_selected = code == 1'b1;
          wire [7:0] add_result = value + operand;
          wire [15:0] multiply_result_product = {8'd0, value} * {8'd0, operand};
          wire [7:0] multiply_result = multiply_result_product[7:0];

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              value <= 8'd0;
            end else begin
              if (add_selected) begin
                value <= add_result;
              end
              if (multiply_selected) begin
                value <= multiply_result;
              end
            end
          end

          assign accumulator = value;

          wire unused = &{1'b0, multiply_result_product[15:8]};
        endmodule
        """,
        PartText.of(Both::new));
  }

  static final class Both extends Component {
    final Bits code = in(bits(1));
    final UInt operand = in(uint(8));
    final UInt accumulator = out(uint(8));

    Both() {
      Parts parts =
          new Parts(
              List.of(
                  new Adder(),
                  new Multiplier(),
                  new Accumulator(operand),
                  new BinaryDecoder(code)));
      parts.build();
      accumulator.set(parts.get(Operands.class).accumulator());
    }
  }

  /** Writes down when its phases run. */
  abstract static class Logged extends Part {
    private final List<String> log;

    Logged(List<String> log) {
      this.log = log;
    }

    @Override
    protected void setUp() {
      log.add("set up " + this);
    }

    @Override
    protected void build() {
      log.add("build " + this);
    }

    @Override
    protected void finish() {
      log.add("finish " + this);
    }
  }

  interface Water {}

  interface Power {}

  static final class Mill extends Logged implements Power {
    Mill(List<String> log) {
      super(log);
      needs(Water.class);
    }
  }

  static final class Pump extends Logged implements Water {
    Pump(List<String> log) {
      super(log);
      needs(Power.class);
    }
  }

  static final class Spring extends Logged implements Water {
    Spring(List<String> log) {
      super(log);
      knowsAll(Power.class);
    }
  }

  @Test
  void aPhaseRunsForAllBeforeTheNextAndProvidersGoFirst() {
    List<String> log = new ArrayList<>();
    new Parts(List.of(new Mill(log), new Spring(log))).build();
    assertEquals(
        List.of(
            "set up Spring",
            "set up Mill",
            "build Spring",
            "build Mill",
            "finish Spring",
            "finish Mill"),
        log);
  }

  private static String message(List<Part> parts) {
    return assertThrows(IllegalArgumentException.class, () -> new Parts(parts).build())
        .getMessage();
  }

  @Test
  void whatDoesNotFitTogetherIsNamed() {
    List<String> log = new ArrayList<>();
    assertEquals(
        "Mill needs Water, which none of the parts provides: [Mill]",
        message(List.of(new Mill(log))));
    assertEquals(
        "Mill needs Water, which several provide: keep one of [Spring, Pump]\n"
            + "Adder needs Decoder, which none of the parts provides: [Mill, Spring, Pump, Adder]\n"
            + "Adder needs Operands, which none of the parts provides: [Mill, Spring, Pump, Adder]",
        message(List.of(new Mill(log), new Spring(log), new Pump(log), new Adder())));
    assertEquals(
        "Mill needs Pump needs Mill: no order suits all, let one of them say knows",
        message(List.of(new Mill(log), new Pump(log))));
    assertEquals(List.of(), log);
  }

  @Test
  void theComponentAsksForOneProvider() {
    List<String> log = new ArrayList<>();
    Parts parts = new Parts(List.of(new Spring(log), new Spring(log)));
    assertEquals(
        "Water is provided by [Spring, Spring], not by one of [Spring, Spring]",
        assertThrows(IllegalArgumentException.class, () -> parts.get(Water.class)).getMessage());
  }

  static final class Hasty extends Part {
    Hasty() {
      needs(Water.class).get();
    }
  }

  @Test
  void providersAreUnknownInAPartsConstructor() {
    assertEquals(
        "Water is known from setUp on, not in the part's constructor",
        assertThrows(IllegalStateException.class, Hasty::new).getMessage());
  }
}
