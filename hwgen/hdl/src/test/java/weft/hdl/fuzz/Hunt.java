package weft.hdl.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import weft.hdl.Elaborator;
import weft.hdl.HdlException;
import weft.hdl.ir.Design;

/**
 * Looks for plans that fail, and for the smallest that fails in the same way: with a difference, or
 * with the same words of a tool or of ours.
 */
final class Hunt {
  private final Path folder;
  private final List<Batch.Tool> tools;
  private final int instants;
  private final long seed;
  private final UnaryOperator<String> edit;
  private int runs;

  /**
   * A hunt with one stimulus.
   *
   * @param folder where the tools work; what a clean run leaves there is deleted
   * @param edit what is done to the Verilog, to see whether that is found
   */
  Hunt(Path folder, List<Batch.Tool> tools, int instants, long seed, UnaryOperator<String> edit) {
    this.folder = folder;
    this.tools = List.copyOf(tools);
    this.instants = instants;
    this.seed = seed;
    this.edit = edit;
  }

  /**
   * What goes wrong.
   *
   * @param plans one if it shows in one design alone
   * @param symptom the same for faults of one kind
   * @param text what is seen
   */
  record Fault(List<Plan> plans, String symptom, String text) {}

  /** The first fault of the plans, in as few of them as show it. */
  Optional<Fault> in(List<Plan> plans) {
    Optional<Fault> fault = together(plans);
    for (Optional<Fault> less = fault; less.isPresent(); less = ofHalf(less.get())) {
      fault = less;
    }
    return fault;
  }

  private Optional<Fault> ofHalf(Fault fault) {
    int size = fault.plans().size();
    for (List<Plan> half :
        List.of(fault.plans().subList(0, size / 2), fault.plans().subList(size / 2, size))) {
      Optional<Fault> less = size == 1 ? Optional.empty() : together(half);
      if (less.isPresent() && less.get().symptom().equals(fault.symptom())) {
        return less;
      }
    }
    return Optional.empty();
  }

  private Optional<Fault> together(List<Plan> plans) {
    try {
      Batch batch = new Batch(designs(plans), instants, seed, edit);
      for (Batch.Tool tool : tools) {
        Path here = folder.resolve(tool + "_" + runs++);
        for (Batch.Difference difference : batch.run(here, tool)) {
          Fault fault = new Fault(plans, tool + " differs", difference.toString());
          return Optional.of(alone(fault, plans.get(difference.design())));
        }
        delete(here);
      }
      return Optional.empty();
    } catch (ToolError | HdlException | IllegalStateException | IllegalArgumentException e) {
      return Optional.of(new Fault(plans, symptom(e), e.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Design> designs(List<Plan> plans) {
    return plans.stream()
        .map(plan -> Elaborator.elaborate(() -> new PlanComponent.Replay(plan)).design())
        .toList();
  }

  /** The fault in the plan that it was seen in, if it shows there without the others. */
  private Fault alone(Fault fault, Plan plan) {
    return fault.plans().size() == 1
        ? fault
        : together(List.of(plan))
            .filter(same -> same.symptom().equals(fault.symptom()))
            .orElse(fault);
  }

  /** The first line about an error, without names and numbers. */
  private static String symptom(RuntimeException e) {
    List<String> lines = e.toString().lines().toList();
    String line = lines.stream().filter(text -> text.contains("rror")).findFirst().orElse("");
    return e.getClass().getSimpleName()
        + line.replaceAll("\\S+\\.(v|cpp|h|java):[0-9:]+", "")
            .replaceAll("'[^']*'|\\b[vu][0-9_a-zA-Z]+|[0-9]+", "");
  }

  /** The smallest plan found that has the fault of one plan. */
  Plan smallest(Fault fault, int seconds) {
    return Shrinker.shrink(
        fault.plans().get(0),
        plan ->
            together(List.of(plan))
                .filter(same -> same.symptom().equals(fault.symptom()))
                .isPresent(),
        seconds);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
