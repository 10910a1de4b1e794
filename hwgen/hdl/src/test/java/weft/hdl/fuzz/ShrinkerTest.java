package weft.hdl.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.HdlException;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Simulation;

class ShrinkerTest {
  @TempDir Path folder;
  private int run;

  /** Verilog that subtracts where it should add is found, and hardly anything is left around it. */
  @Test
  void aBrokenOperatorIsAllThatIsLeft() throws IOException {
    UnaryOperator<String> broken = text -> text.replaceFirst(" \\+ ", " - ");
    Plan plan = null;
    for (int seed = 0; plan == null; seed++) {
      Plan drawn = PlanMaker.design("Fuzz", seed);
      plan = fails(drawn, broken) ? drawn : null;
    }
    assertFalse(fails(plan, UnaryOperator.identity()), "only the edit makes it fail");
    Plan small = Shrinker.shrink(plan, p -> fails(p, broken), 60);
    String java = JavaText.of("Failing", small);
    assertTrue(fails(small, broken), java);
    assertTrue(
        small.size() <= 12, small.size() + " lines are left of " + plan.size() + "\n" + java);
    assertTrue(java.contains(".plus"), java);
  }

  private boolean fails(Plan plan, UnaryOperator<String> edit) {
    try {
      Batch batch = new Batch(List.of(plan), 30, 1, edit);
      return !batch.run(folder.resolve("run" + run++), Batch.Tool.ICARUS).isEmpty();
    } catch (HdlException | IllegalStateException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is printed compiles, and does what the design that failed does. */
  @Test
  void thePrintedJavaIsTheSameDesign() throws Exception {
    for (int seed = 0; seed < 4; seed++) {
      Plan plan = PlanMaker.design("Fuzz" + seed, seed);
      String name = "Printed" + seed;
      Path source = folder.resolve(name + ".java");
      Files.writeString(source, JavaText.of(name, plan));
      int status =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, "-g", "-nowarn", "-d", folder.toString(), source.toString());
      assertEquals(0, status, Files.readString(source));
      try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
        Method make = loader.loadClass(name).getMethod("make");
        Design printed = Elaborator.elaborate(() -> made(make)).design();
        Design replayed = Elaborator.elaborate(() -> new PlanComponent.Replay(plan)).design();
        Stimulus stimulus = Stimulus.draw(List.of(replayed), 30, new Random(seed));
        assertEquals(trace(replayed, stimulus), trace(printed, stimulus), source.toString());
      }
    }
  }

  private static Component made(Method make) {
    try {
      return (Component) make.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Power-up values are 0: they follow names, and a value with two names may keep either. */
  private static List<BigInteger> trace(Design design, Stimulus stimulus) {
    try (Simulation sim = JvmEngine.start(design, 0)) {
      return new Engine(design, sim).run(stimulus, 0);
    }
  }
}
