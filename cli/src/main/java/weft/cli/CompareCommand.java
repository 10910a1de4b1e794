package weft.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.cli.Options;
import weft.arch.ConfigException;
import weft.arch.Nearest;
import weft.cosim.run.JsonFiles;
import weft.golden.compare.Comparison;
import weft.golden.compare.FormsIsaac;
import weft.golden.data.DataSet;
import weft.golden.nn.QuantisedFile;
import weft.golden.nn.QuantisedNetwork;

/** {@code weft compare}: designs side by side in the golden model. */
final class CompareCommand implements Command {
  private static final String FORMS_ISAAC = "forms-isaac";
  private static final String BASELINE = "isaac-mnist";
  private static final String DENSE = "isaac-dense-mnist";
  private static final int DEFAULT_IMAGES = 1000;

  /** The presets whose networks are polarised, by rows of a fragment. */
  private static final Map<Integer, String> POLARISED =
      Map.of(4, "forms-mnist-4", 8, "forms-mnist", 16, "forms-mnist-16");

  @Override
  public String name() {
    return "compare";
  }

  @Override
  public String summary() {
    return "Puts FORMS beside ISAAC on the same network: time, conversions, crossbars, accuracy";
  }

  @Override
  public String arguments() {
    return FORMS_ISAAC;
  }

  @Override
  public Options options() {
    return new OptionSet()
        .value("images", "N", "the first N test images; default: " + DEFAULT_IMAGES)
        .data()
        .value("optimised", "FILE", "weights instead of those of " + BASELINE)
        .value(
            "dense",
            "FILE",
            "the same network never pruned, 16 bits; default: that of "
                + DENSE
                + ",\nnone with --optimised")
        .value(
            "polarised-4",
            "FILE",
            "weights polarised for F = 4; default: those of\nforms-mnist-4, none with --optimised")
        .value("polarised-8", "FILE", "weights instead of those of forms-mnist")
        .value(
            "polarised-16",
            "FILE",
            "weights polarised for F = 16; default: those of\nforms-mnist-16, none with --optimised")
        .value("out", "FILE", "the page; default: " + FORMS_ISAAC + ".html")
        .value("threads", "N", "the result does not depend on it; default: all processors")
        .json()
        .options();
  }

  @Override
  public List<String> examples() {
    return List.of(
        "weft compare forms-isaac  the page forms-isaac.html: tables, plots, what differs",
        "weft compare forms-isaac --images 100 --json result.json  quickly, and for programs");
  }

  @Override
  public ExitCode run(Invocation invocation) throws Exception {
    String what = invocation.argument("comparison");
    if (!what.equals(FORMS_ISAAC)) {
      throw new ConfigException(
          "unknown comparison '" + what + "'" + Nearest.hint(what, List.of(FORMS_ISAAC)));
    }
    Path out = invocation.path("out").orElse(Path.of(FORMS_ISAAC + ".html"));
    Rtl.checkFolder("--out", out.toAbsolutePath().getParent());
    int threads = Rtl.threads(invocation, EvaluateCommand.MAX_THREADS);
    CrossbarPreset baseline = CrossbarPreset.from(Presets.source(BASELINE));
    FormsIsaac designs = designs(invocation, baseline);
    DataSet images =
        TestImages.of(baseline.data(), designs.optimised().input(), invocation, DEFAULT_IMAGES);
    Comparison comparison;
    try (Progress bar = new Progress(invocation.console(), "comparing")) {
      comparison = Comparison.run(designs, images, threads, bar::at);
    }
    JsonFiles.write(out, new ComparePage(comparison).html());
    String json = CompareJson.of(comparison).toPrettyString() + "\n";
    invocation.path("json").ifPresent(file -> JsonFiles.write(file, json));
    invocation.console().out().print(CompareTable.text(comparison));
    invocation.console().out().println(out);
    return ExitCode.PASSED;
  }

  private static FormsIsaac designs(Invocation invocation, CrossbarPreset baseline)
      throws IOException {
    Optional<QuantisedNetwork> optimised = read(invocation, "optimised");
    SortedMap<Integer, QuantisedNetwork> polarised = new TreeMap<>();
    for (int rows : FormsIsaac.FRAGMENT_ROWS) {
      Optional<QuantisedNetwork> given = read(invocation, "polarised-" + rows);
      if (given.isPresent()) {
        polarised.put(rows, given.get());
      } else if (rows == 8 || optimised.isEmpty()) {
        Presets.Source source = Presets.source(POLARISED.get(rows));
        polarised.put(rows, Presets.network(CrossbarPreset.from(source)));
      }
    }
    Optional<QuantisedNetwork> dense = read(invocation, "dense");
    if (dense.isEmpty() && optimised.isEmpty()) {
      dense = Optional.of(Presets.network(CrossbarPreset.from(Presets.source(DENSE))));
    }
    return new FormsIsaac(
        dense,
        optimised.isPresent() ? optimised.get() : Presets.network(baseline),
        polarised,
        baseline.use().order());
  }

  private static Optional<QuantisedNetwork> read(Invocation invocation, String option)
      throws IOException {
    Optional<Path> file = invocation.path(option);
    return file.isPresent()
        ? Optional.of(QuantisedFile.read(file.get().toString(), Files.readAllBytes(file.get())))
        : Optional.empty();
  }
}
