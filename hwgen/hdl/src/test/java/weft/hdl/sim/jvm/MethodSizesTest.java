package weft.hdl.sim.jvm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Mem;
import weft.hdl.SwitchOn;
import weft.hdl.UInt;
import weft.hdl.When;

/** Past 8,000 bytes the JVM never compiles a method, which is then five times slower or more. */
class MethodSizesTest {
  private static final int MOST = 4096;

  /** A sum and an exclusive or in turn, of some width. */
  static final class Chain extends Component {
    final UInt o;

    Chain(int length, int width) {
      UInt a = in(uint(width)).named("a");
      UInt x = a;
      for (int i = 0; i < length; i++) {
        x = i % 2 == 0 ? x.plus(a) : x.xor(a);
      }
      o = out(x);
    }
  }

  static final class Registers extends Component {
    final UInt o;

    Registers(int count) {
      UInt a = in(uint(8)).named("a");
      UInt x = a;
      for (int i = 0; i < count; i++) {
        UInt r = reg(uint(8)).init(i & 0xff).named("r" + i);
        r.set(x.plus(r));
        x = r;
      }
      o = out(x);
    }
  }

  static final class Arms extends Component {
    final UInt a = in(uint(16));
    final UInt b = in(uint(100));
    final UInt o = out(uint(100));

    Arms(int count) {
      o.set(0);
      When arms = when(a.eq(0), () -> o.set(1));
      for (int i = 1; i < count; i++) {
        UInt wide = b.plus(i);
        arms = arms.elsewhen(a.eq(i), () -> o.set(wide));
      }
    }
  }

  static final class Cases extends Component {
    final UInt key = in(uint(20));
    final UInt o = out(uint(100));
    final UInt written = out(uint(20));

    Cases(int count, int labels) {
      SwitchOn<Number> cases = switchOn(key);
      Mem<UInt> words = mem(uint(20), 2);
      for (int i = 0; i < count; i++) {
        int first = i * labels;
        List<Integer> mine = IntStream.range(first, first + labels).mapToObj(n -> 97 * n).toList();
        cases.isAny(
            mine,
            () -> {
              o.set(first);
              words.write(key.bit(0).asUInt(), uint(20).of(first));
            });
      }
      cases.otherwise(() -> o.set(77));
      written.set(words.read(key.bit(1).asUInt()));
    }
  }

  static Stream<Arguments> designs() {
    return Stream.of(
        design("operators", () -> new Chain(20_000, 8)),
        design("wide operators", () -> new Chain(3_000, 200)),
        design("registers", () -> new Registers(5_000)),
        design("arms", () -> new Arms(3_000)),
        design("cases", () -> new Cases(3_000, 1)),
        design("labels", () -> new Cases(4, 2_000)));
  }

  private static Arguments design(String name, Supplier<Component> top) {
    return Arguments.of(name, top);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("designs")
  void methodsStaySmall(String name, Supplier<Component> top) {
    DesignCompiler compiler = DesignCompiler.compile(Elaborator.elaborate(top).design(), false);
    int longest = compiler.code().stream().mapToInt(MethodSizesTest::longest).max().orElseThrow();
    assertTrue(longest <= MOST, name + ": a method of " + longest + " bytes");
  }

  private static int longest(byte[] code) {
    int[] longest = new int[1];
    new ClassReader(code)
        .accept(
            new ClassVisitor(Opcodes.ASM9, new ClassWriter(0)) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                MethodVisitor to = super.visitMethod(access, name, descriptor, signature, thrown);
                return new MethodVisitor(Opcodes.ASM9, to) {
                  @Override
                  public void visitMaxs(int stack, int locals) {
                    Label end = new Label();
                    visitLabel(end);
                    longest[0] = Math.max(longest[0], end.getOffset());
                    super.visitMaxs(stack, locals);
                  }
                };
              }
            },
            0);
    return longest[0];
  }
}
