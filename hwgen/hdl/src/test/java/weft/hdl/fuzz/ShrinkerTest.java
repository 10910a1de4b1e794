package weft.hdl.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.ir.Design;
import weft.hdl.ir.Kind;
import weft.hdl.sim.JvmEngine;
import weft.hdl.sim.Simulation;

class ShrinkerTest {
  @TempDir Path folder;
  private int run;

  /** Verilog that adds where it should multiply is found, and hardly anything is left around it. */
  @Test
  void aBrokenOperatorIsAllThatIsLeft() {
    UnaryOperator<String> broken = text -> text.replaceFirst(" \\* ", " + ");
    Plan plan = null;
    for (int seed = 0; plan == null; seed++) {
      Plan drawn = PlanMaker.design("Fuzz", seed);
      plan = fault(drawn, broken).isPresent() ? drawn : null;
    }
    assertEquals(Optional.empty(), fault(plan, UnaryOperator.identity()), "only the edit fails");
    Plan small = hunt(broken).smallest(fault(plan, broken).get(), 60);
    String java = JavaText.of("Failing", small);
    assertTrue(fault(small, broken).isPresent(), java);
    assertTrue(
        small.size() <= 12, small.size() + " lines are left of " + plan.size() + "\n" + java);
    assertTrue(java.contains(".times"), java);
  }

  /** A design that a tool refuses is found among others, and refused for the same reason. */
  @Test
  void whatCannotBeBuiltIsShrunkAsWell() {
    UnaryOperator<String> broken = text -> text.replaceFirst(" \\+ ", " +* ");
    List<Plan> plans =
        IntStream.range(0, 8).mapToObj(seed -> PlanMaker.design("Fuzz" + seed, seed)).toList();
    Hunt.Fault fault = hunt(broken).in(plans).orElseThrow();
    assertEquals(1, fault.plans().size());
    assertTrue(fault.text().contains("syntax error"), fault.text());
    Plan small = hunt(broken).smallest(fault, 60);
    assertEquals(fault.symptom(), fault(small, broken).orElseThrow().symptom());
    assertTrue(small.size() <= 12, JavaText.of("Failing", small));
  }

  /** A design that shows nothing, and one that asks for nothing, are run like any other. */
  @Test
  void designsWithoutPortsRun() {
    Plan none = new Plan("Nothing", true, List.of());
    Line three = new Line.Define(0, Shape.of(Kind.UINT, 2), false, literal(3));
    Plan constant = new Plan("Three", true, List.of(three, new Line.Output(1, 0)));
    Hunt hunt = new Hunt(folder, List.of(Batch.Tool.values()), 5, 1, UnaryOperator.identity());
    assertEquals(Optional.empty(), hunt.in(List.of(none)));
    assertEquals(Optional.empty(), hunt.in(List.of(none, constant)));
  }

  private static Line.Source literal(long value) {
    return new Line.Literal(BigInteger.valueOf(value));
  }

  private Optional<Hunt.Fault> fault(Plan plan, UnaryOperator<String> edit) {
    return hunt(edit).in(List.of(plan));
  }

  private Hunt hunt(UnaryOperator<String> edit) {
    return new Hunt(folder.resolve("run" + run++), List.of(Batch.Tool.ICARUS), 30, 1, edit);
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
        Stimulus stimulus = Stimulus.draw(List.of(replayed), 30, seed);
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
