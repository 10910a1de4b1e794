package weft.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  private static final int DEFAULT_IMAGES = 1000;

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
        .value(
            "network",
            "NAME",
            "mnist, LeNet-5 (default), or cifar, six convolutions\non CIFAR-10, polarised for F = 8")
        .value("images", "N", "the first N test images; default: " + DEFAULT_IMAGES)
        .data()
        .value("optimised", "FILE", "weights instead of those of the preset isaac-NETWORK")
        .value(
            "dense",
            "FILE",
            "the same network never pruned, 16 bits; default: that of\nisaac-dense-NETWORK, if there"
                + " is one and without --optimised")
        .value(
            "polarised-4",
            "FILE",
            "weights polarised for F = 4; default: those of\nforms-NETWORK-4, if there are any and"
                + " without --optimised")
        .value("polarised-8", "FILE", "weights instead of those of forms-NETWORK")
        .value("polarised-16", "FILE", "weights polarised for F = 16; default as for F = 4")
        .value("out", "FILE", "the page; default: " + FORMS_ISAAC + ".html")
        .value("threads", "N", "the result does not depend on it; default: all processors")
        .json()
        .options();
  }

  @Override
  public List<String> examples() {
    return List.of(
        "weft compare forms-isaac  the page forms-isaac.html: tables, plots, what differs",
        "weft compare forms-isaac --images 100 --json result.json  quickly, and for programs",
        "weft compare forms-isaac --network cifar --images 100 --out cifar.html  on CIFAR-10");
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
    ComparedNetwork network =
        invocation.constant("network", ComparedNetwork.class).orElse(ComparedNetwork.MNIST);
    CrossbarPreset baseline = CrossbarPreset.from(Presets.source(network.optimised));
    FormsIsaac designs = designs(invocation, network, baseline);
    DataSet images =
        TestImages.of(baseline.data(), designs.optimised().input(), invocation, DEFAULT_IMAGES);
    Comparison comparison;
    try (Progress bar = new Progress(invocation.console(), "comparing")) {
      comparison = Comparison.run(designs, images, threads, bar::at);
    }
    JsonFiles.write(out, new ComparePage(network, comparison).html());
    String json = CompareJson.of(comparison).toPrettyString() + "\n";
    invocation.path("json").ifPresent(file -> JsonFiles.write(file, json));
    invocation.console().out().print(CompareTable.text(comparison));
    invocation.console().out().println(out);
    return ExitCode.PASSED;
  }

  private static FormsIsaac designs(
      Invocation invocation, ComparedNetwork network, CrossbarPreset baseline) throws IOException {
    Optional<QuantisedNetwork> optimised = read(invocation, "optimised");
    SortedMap<Integer, QuantisedNetwork> polarised = new TreeMap<>();
    for (int rows : FormsIsaac.FRAGMENT_ROWS) {
      Optional<QuantisedNetwork> given = read(invocation, "polarised-" + rows);
      if (given.isPresent()) {
        polarised.put(rows, given.get());
      } else if (network.polarised.containsKey(rows) && (rows == 8 || optimised.isEmpty())) {
        polarised.put(rows, preset(network.polarised.get(rows)));
      }
    }
    Optional<QuantisedNetwork> dense = read(invocation, "dense");
    if (dense.isEmpty() && optimised.isEmpty() && network.dense.isPresent()) {
      dense = Optional.of(preset(network.dense.get()));
    }
    return new FormsIsaac(
        dense,
        optimised.isPresent() ? optimised.get() : Presets.network(baseline),
        polarised,
        baseline.use().order());
  }

  private static QuantisedNetwork preset(String name) throws IOException {
    return Presets.network(CrossbarPreset.from(Presets.source(name)));
  }

  private static Optional<QuantisedNetwork> read(Invocation invocation, String option)
      throws IOException {
    Optional<Path> file = invocation.path(option);
    return file.isPresent()
        ? Optional.of(QuantisedFile.read(file.get().toString(), Files.readAllBytes(file.get())))
        : Optional.empty();
  }
}
