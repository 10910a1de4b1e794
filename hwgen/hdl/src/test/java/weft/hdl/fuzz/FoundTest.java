package weft.hdl.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weft.hdl.Hdl.concat;
import static weft.hdl.Hdl.mux;
import static weft.hdl.Hdl.switchOn;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
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
import weft.hdl.Mem;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Simulation;
import weft.hdl.verilog.Tools;
import weft.hdl.verilog.VerilatorFaults;
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

  /** Each wire is constant once the one before it is known to be. */
  static final class KnownOneAfterAnother extends Component {
    final Bits last;

    KnownOneAfterAnother() {
      Bits before = wire(bits(2));
      before.set(1);
      for (int i = 0; i < 6; i++) {
        Bits known = before;
        Bits next = wire(bits(2)).named("next" + i);
        next.set(known);
        when(known.parity().not(), () -> next.set(3));
        next.bit(0).set(true);
        before = next;
      }
      last = out(before);
    }
  }

  /** After some blocks that came to read nothing the next ones stayed blocks that never ran. */
  @Test
  void blocksThatReadOnlyConstantsAreNone() throws IOException {
    String text = agree(KnownOneAfterAnother::new);
    assertFalse(text.contains("always"), text);
    assertTrue(text.contains("assign last = 2'b01;"), text);
  }

  static final class PartlyConstant extends Component {
    final Bits few = in(bits(2));
    final Bool one = in(bool());
    final Bool parity;

    PartlyConstant() {
      clockedBy(PlanComponent.CLOCKS.get(0));
      Bool before = regNext(one);
      parity = out(concat(List.of(before.asBits().extend(128).not(), few)).parity());
    }
  }

  /** Verilator died of one {@code ^} of many bits that are partly constant. */
  @Test
  void paritiesOfManyBitsArePutTogether() throws IOException {
    String text = agree(PartlyConstant::new);
    assertTrue(text.contains("] ^ ^"), text);
  }

  static final class Parity extends Component {
    final Bits a = in(bits(32));
    final Bits b = in(bits(4));
    final Bool odd = out(a.concat(b).parity());
  }

  static final class OneBitLeft extends Component {
    final Bits many = in(bits(181));
    final Bool odd = out(bool());

    OneBitLeft() {
      Bits few = wire(bits(155));
      few.set(many.anyBit().asBits().extend(155));
      Parity child = add(new Parity());
      child.a.set(few.truncate(32));
      child.b.set(bits(4).of(0));
      odd.set(child.odd);
    }
  }

  /** Verilator without its small steps on data flow dies of a {@code ^} of one bit in a child. */
  @Test
  void aParityMayComeDownToOneBit() throws IOException {
    String text = agree(OneBitLeft::new);
    assertTrue(text.contains("assign odd = ^{a, b};"), text);
  }

  static final class Ordering extends Component {
    final SInt a = in(sint(6));
    final SInt b = in(sint(6));
    final Bits results;

    Ordering() {
      SInt three = sint(6).of(3);
      Bool odd = a.asBits().parity();
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
                      three.gt(b).not(),
                      a.lt(b).not(),
                      a.lt(three).not(),
                      mux(a.lt(b), odd, Bool.of(true)),
                      mux(a.minusWide(b).lt(0), odd, Bool.of(true)))));
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

  /** In Verilator a constant was not {@code <=} itself in a child, however that was said. */
  @Test
  void aConstantIsAtMostItself() throws IOException {
    agree(OrderedConstants::new);
    Design design = Elaborator.elaborate(OrderedConstants::new).design();
    try (Simulation sim = JvmEngine.start(design)) {
      assertEquals(BigInteger.valueOf(0b11111111111), sim.peekBig(sim.net("results")));
    }
  }

  static final class SignedSubject extends Component {
    final SInt a = in(sint(3));
    final UInt by = in(uint(2));
    final Bool negative = out(bool());

    SignedSubject() {
      negative.set(false);
      switchOn(a.shr(by)).is(-1, () -> negative.set(true)).otherwise(() -> {});
    }
  }

  /** Labels without sign made {@code >>>} in a subject a shift without sign. */
  @Test
  void theSubjectOfASwitchKeepsItsSign() throws IOException {
    String text = agree(SignedSubject::new);
    assertTrue(text.contains("case ($unsigned($signed(a) >>> by))"), text);
  }

  /** 1 + 1 + 1 + 3 ones are even; Verilator 5.006 says odd, but not with the option. */
  @Test
  void verilatorKeepsParitiesThatItWouldInvert() throws IOException {
    String module = "assign y = ^{{3'd0, a}, 1'h1, a, b, b, b};";
    rightOnlyWith(VerilatorFaults.NO_BIT_TREES, module, "0", "1");
  }

  /** Beside what always differs, Verilator 5.006 forgets 15 bits, but not with the option. */
  @Test
  void verilatorKeepsBitsThatItWouldForget() throws IOException {
    rightOnlyWith(
        VerilatorFaults.NO_SUBST,
        """
        wire [14:0] few = {15{a}};
        wire [473:0] zeros = {474{1'b0}};
        wire differs = zeros != {281'd0, b, 64'h66D3FAF399251FCA, 64'hBF860CC10F0F4AE8, 64'hE90608A401E2B6EE};
        wire [127:0] all = {53'd0, few, 44'd0, few, differs};
        assign y = ^all[127:64] ^ ^all[63:0];
        """,
        "1",
        "0");
  }

  /** Four ones are beyond three bits, which Verilator 5.006 survives with the option only. */
  @Test
  void verilatorSurvivesWritesBeyondTheEnd() throws IOException {
    rightOnlyWith(
        VerilatorFaults.NO_DEDUP,
        """
        wire [3:0] k;
        Ones ones (.k(k));
        wire [2:0] n = {2'd0, k[0]} + {2'd0, k[1]} + {2'd0, k[2]} + {2'd0, k[3]};
        reg c;
        always @(posedge b) c <= a;
        reg [2:0] v;
        always @* begin
          if (c) begin
            v = 3'd0;
          end else begin
            v = 3'd7;
            if (n < 3'd3) begin
              v[n[1:0]] = a;
            end
          end
        end
        assign y = ^v;
        endmodule
        module Ones(output [3:0] k);
        assign k = 4'b1111;
        """,
        "1",
        "Consumer doesn't match lhs of assign");
  }

  /**
   * What Verilator 5.006 makes of a module and two ones: with all options, and without one.
   *
   * @param wrong what it prints then, or dies of
   */
  private void rightOnlyWith(String option, String module, String right, String wrong)
      throws IOException {
    Files.writeString(
        folder.resolve("Bench.v"), "module Bench(input a, b, output y); " + module + " endmodule");
    String main =
        """
        #include <cstdio>
        #include "VBench.h"

        int main() {
          VBench bench;
          bench.a = bench.b = 1;
          bench.eval();
          std::printf("%d", bench.y);
        }
        """;
    List<String> files = List.of("Bench.v");
    List<String> all = VerilatorFaults.OPTIONS;
    assertEquals(right, VerilatorProgram.run(folder, files, all, main), module);
    if (Tools.run(folder, "verilator", "--version").output().contains(" 5.006 ")) {
      List<String> others = all.stream().filter(each -> !each.equals(option)).toList();
      assertEquals(wrong, seen(files, others, main), module);
    }
  }

  private String seen(List<String> files, List<String> options, String main) throws IOException {
    try {
      return VerilatorProgram.run(folder, files, options, main);
    } catch (ToolError e) {
      return e.getMessage().lines().findFirst().orElseThrow().replaceFirst(".*[.]cpp:\\d+: ", "");
    }
  }

  static final class KnownReduction extends Component {
    final Bits few = in(bits(4));
    final Bool one = in(bool());
    final Bits pair;
    final Bool never;
    final Bool different;

    KnownReduction() {
      clockedBy(PlanComponent.CLOCKS.get(0));
      Bits high = regNext(few).shl(119);
      Bool odd = regNext(one);
      Bool any = high.not().anyBit();
      pair = out(regNext(concat(List.of(odd.xor(any), odd)).extend(4)));
      never = out(high.allBits());
      different = out(high.ne(few.asUInt().extend(123).asBits().or(bits(123).of(8))));
    }
  }

  /** Verilator left the upper bits of {@code ~odd} in where it found out late that any is 1. */
  @Test
  void reductionsThatKnownBitsDecideAreConstant() throws IOException {
    String text = agree(KnownReduction::new);
    assertTrue(text.contains("~odd, odd}") || text.contains("!odd, odd}"), text);
    assertTrue(text.contains("assign never = 1'b0;"), text);
    assertTrue(text.contains("assign different = 1'b1;"), text);
  }

  static final class ShiftedWord extends Component {
    final UInt amount = in(uint(3));
    final Bits up;
    final SInt down;

    ShiftedWord() {
      Mem<Bits> words = mem(bits(5), 3).init(3, 18, 31);
      up = out(words.read(uint(2).of(1)).shl(amount));
      Mem<SInt> numbers = mem(sint(5), 3).init(3, -14, 15);
      down = out(numbers.read(uint(2).of(1)).shr(amount));
    }
  }

  /** Icarus wrote a program that it could not read when a constant word was shifted. */
  @Test
  void wordsAtConstantAddressesAreShifted() throws IOException {
    agree(ShiftedWord::new);
  }

  static final class Absorbed extends Component {
    final UInt few = in(uint(7));
    final Bool odd;
    final Bool even;

    Absorbed() {
      odd =
          out(few.extend(32).asBits().and(bits("0x12C9B059")).or(few.extend(32).asBits()).parity());
      even =
          out(
              few.extend(32)
                  .asBits()
                  .or(bits("0x12C9B059"))
                  .and(few.extend(32).asBits())
                  .parity()
                  .not());
    }
  }

  static final class OneBitAbsorbed extends Component {
    final Bool one = in(bool());
    final Bool other = in(bool());
    final Bool odd;
    final Bool even;

    OneBitAbsorbed() {
      Absorbed child = add(new Absorbed());
      child.few.set(one.or(other).asUInt().extend(7));
      odd = out(child.odd);
      even = out(child.even);
    }
  }

  /** Verilator died of a parity of a value with some of its own bits, where it has one bit only. */
  @Test
  void aValueTakesInSomeOfItsOwnBits() throws IOException {
    String text = agree(OneBitAbsorbed::new);
    assertTrue(text.contains("assign odd = ^{25'd0, few};"), text);
    assertTrue(text.contains("assign even = ~(^{25'd0, few});"), text);
  }

  static final class PartsOfOneSignal extends Component {
    final UInt a = in(uint(8));
    final SInt difference = out(a.truncate(3).minusWide(a.truncate(6)));
    final UInt joined = out(a.truncate(3).extend(7).or(a.truncate(6).extend(7)));
    final Bool same = out(a.truncate(6).eq(a.truncate(3)));

    PartsOfOneSignal() {
      a.part(6, 2).unused("parts are below");
    }
  }

  /** Extended parts of one signal were the same signal, whatever their width. */
  @Test
  void partsOfOneSignalDiffer() throws IOException {
    agree(PartsOfOneSignal::new);
  }

  static final class WithoutChoice extends Component {
    final SInt a = in(sint(2));
    final UInt by = in(uint(2));
    final SInt one;
    final SInt other;

    WithoutChoice() {
      clockedBy(PlanComponent.CLOCKS.get(0));
      UInt beyond = uint(2).of(1).plus(uint(2).of(2));
      SInt first = reg(sint(2)).init(0);
      first.set(a);
      switchOn(a.shr(by)).isAny(List.of(-2, -1, 0, 1), () -> first.bit(beyond).set(true));
      SInt second = reg(sint(2)).init(0);
      second.set(a);
      switchOn(a.shr(by))
          .is(1, () -> second.bit(beyond).set(true))
          .otherwise(() -> second.bit(beyond).set(false));
      one = out(first);
      other = out(second);
    }
  }

  /** Icarus died of a {@code case} of nothing but an empty default. */
  @Test
  void aSwitchWithoutAChoiceIsNone() throws IOException {
    String text = agree(WithoutChoice::new);
    assertFalse(text.contains("case"), text);
  }

  static final class WordsAndLanes extends Component {
    final UInt address = in(uint(2));
    final Bool byLanes = in(bool());
    final Bits mask = in(bits(2));
    final Bits data = in(bits(16));
    final Bits word;

    WordsAndLanes() {
      Mem<Bits> words = mem(bits(16), 4);
      when(byLanes, () -> words.write(address, data, mask))
          .otherwise(() -> words.write(address, data.not()));
      word = out(words.read(address));
    }
  }

  static final class TwoOfThem extends Component {
    final UInt address = in(uint(2));
    final Bits data = in(bits(16));
    final Bits word;
    final Bits lanes;

    TwoOfThem() {
      clockedBy(PlanComponent.CLOCKS.get(0));
      lanes = out(made(true).word);
      word = out(made(false).word);
    }

    private WordsAndLanes made(boolean byLanes) {
      WordsAndLanes child = add(new WordsAndLanes());
      child.address.set(address);
      child.data.set(data);
      child.byLanes.set(byLanes);
      child.mask.set(bits(2).of(byLanes ? 3 : 0));
      return child;
    }
  }

  /**
   * Where an instance wrote lanes only and another one words only, Verilator cut the words to a
   * lane; wide ones did not compile. It does so with modules that it does not inline.
   */
  @Test
  void wordsStayWholeBesideLanes() throws IOException {
    UnaryOperator<String> apart =
        text -> text.replace("words [0:3];", "words [0:3]; /*verilator no_inline_module*/");
    String text = agree(TwoOfThem::new, apart);
    assertTrue(text.contains("words[address][7:0] <= words_inverted[7:0];"), text);
  }

  private String agree(Supplier<? extends Component> make) throws IOException {
    return agree(make, UnaryOperator.identity());
  }

  /** All three do the same with the design; its Verilog. */
  private String agree(Supplier<? extends Component> make, UnaryOperator<String> edit)
      throws IOException {
    Design design = Elaborator.elaborate(make).design();
    Batch batch = new Batch(List.of(design), 20, 1, edit);
    for (Batch.Tool tool : Batch.Tool.values()) {
      assertEquals(List.of(), batch.run(folder.resolve(tool.name()), tool));
    }
    return VerilogEmitter.emit(design).stream()
        .map(VerilogFile::text)
        .collect(Collectors.joining());
  }
}
