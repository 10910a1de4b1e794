package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.hdl.Bits;
import weft.hdl.Clock;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.SInt;
import weft.hdl.UInt;
import weft.hdl.ir.Design;
import weft.hdl.ir.JavaBody;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;

/** Models that Java answers for, in Verilator and in the JVM engine, on two clocks. */
class JavaBodiesInLockStepTest {
  private static final long SEED = Long.getLong("weft.seed", 1);

  /** A cell whose level drifts by a step that its place and the time draw. */
  record Drift() implements JavaBody.Maker {
    @Override
    public JavaBody.Running make(String path) {
      Random random = new Random(path.hashCode());
      return (inputs, outputs) -> {
        outputs[0] += inputs[0] + random.nextInt(5);
        outputs[1] = inputs[2] ^ random.nextLong();
        outputs[2] = inputs[1];
      };
    }
  }

  static final class Cell extends Component {
    final SInt drive = in(sint(9));
    final Bits word = in(bits(90));
    final SInt level = out(sint(20));
    final Bits noise = out(bits(100));

    Cell() {
      answeredBy(new Drift());
    }
  }

  static final class Pair extends Component {
    static final Clock FAST = clock("fast").period(3);
    static final Clock SLOW = clock("slow").period(7);
    final SInt drive = in(sint(9), FAST);
    final Bits word = in(bits(90), FAST);
    final SInt still = in(sint(9), SLOW);
    final SInt level = out(sint(20));
    final SInt slowLevel = out(sint(20));
    final UInt parity = out(uint(1));

    Pair() {
      Cell fast = in(FAST, () -> add(new Cell()));
      Cell slow = in(SLOW, () -> add(new Cell()));
      fast.drive.set(drive);
      fast.word.set(word);
      slow.drive.set(still);
      slow.word.set(bits(90).of(3));
      level.set(fast.level);
      slowLevel.set(slow.level);
      parity.set(fast.noise.parity().asBits().asUInt());
      slow.noise.unused("one is enough");
    }
  }

  @BeforeEach
  void need() throws InterruptedException {
    ToolNeeds.verilator();
  }

  @Test
  void bothEnginesAskThemAlike() throws InterruptedException {
    Design design = Elaborator.elaborate(Pair::new).design();
    Random random = new Random(SEED);
    try (Simulation verilator = VerilatorSimulation.start(design, 7, VerilatorOptions.signOff());
        Simulation jvm = JvmEngine.start(design, 7)) {
      for (int instant = 0; instant < 300; instant++) {
        BigInteger word = new BigInteger(90, random);
        int drive = random.nextInt(512) - 256;
        int still = random.nextInt(512) - 256;
        for (Simulation sim : List.of(verilator, jvm)) {
          sim.poke(sim.net("word"), word);
          sim.poke(sim.net("drive"), drive);
          sim.poke(sim.net("still"), still);
        }
        for (Net net : verilator.nets()) {
          assertEquals(
              jvm.peekBig(jvm.net(net.path())),
              verilator.peekBig(net),
              net.path() + " at instant " + instant + ", -Dweft.seed=" + SEED);
        }
        verilator.advance();
        jvm.advance();
      }
    }
  }
}
