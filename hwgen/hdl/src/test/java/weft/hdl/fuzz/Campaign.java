package weft.hdl.fuzz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The random designs of a seed, in batches that share a stimulus and a run of each tool.
 *
 * @param folder where the tools work
 */
record Campaign(long seed, Path folder) {
  /** Designs in a batch. */
  static final int DESIGNS = 50;

  private static final int INSTANTS = 60;
  private static final int SHRINKING_SECONDS = 120;

  /** Whatever goes wrong in a batch, with the smallest design found that shows it, as Java. */
  Optional<String> fault(int batch) {
    Hunt hunt =
        new Hunt(
            folder.resolve("batch" + batch),
            List.of(Batch.Tool.values()),
            INSTANTS,
            seed + batch,
            UnaryOperator.identity());
    return hunt.in(plans(batch)).map(fault -> message(hunt, fault));
  }

  List<Plan> plans(int batch) {
    List<Plan> plans = new ArrayList<>();
    for (int i = batch * DESIGNS; i < (batch + 1) * DESIGNS; i++) {
      plans.add(PlanMaker.design("Fuzz" + i, seed * 1_000_003 + i));
    }
    return plans;
  }

  private static String message(Hunt hunt, Hunt.Fault fault) {
    if (fault.plans().size() > 1) {
      return fault.text() + "\nno design of the batch shows it alone";
    }
    return fault.text()
        + "\nthe smallest design found that fails:\n"
        + JavaText.of("Failing", hunt.smallest(fault, SHRINKING_SECONDS));
  }
}
