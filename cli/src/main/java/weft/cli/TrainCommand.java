package weft.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Options;
import weft.arch.ConfigException;
import weft.golden.data.DataSet;
import weft.golden.data.DataSets;
import weft.golden.data.DataSets.Split;

/** {@code weft train}: trains the network of a preset and writes its weights. */
final class TrainCommand implements Command {
  private static final int MAX_THREADS = 64;

  @Override
  public String name() {
    return "train";
  }

  @Override
  public String summary() {
    return "Trains the network of a preset and writes its weights";
  }

  @Override
  public String arguments() {
    return "<preset|file.yaml>";
  }

  @Override
  public Options options() {
    return new OptionSet()
        .value("out", "FILE", "weights; default: the preset's name with .weft, in this folder")
        .value(
            "checkpoints",
            "DIR",
            "state after each epoch; the same command goes on from there, and for\n"
                + "crossbars another network that has the first stages in common;\n"
                + "default: the weights' name with .checkpoints")
        .images()
        .data()
        .value("epochs", "N", "instead of the preset's; of crossbars: of each stage that it has")
        .value("seed", "S", "instead of the preset's")
        .value("threads", "N", "the result does not depend on it; default: all processors")
        .flag("float", "a ternary network in float: measures it, writes no weights")
        .options();
  }

  @Override
  public List<String> examples() {
    return List.of(
        "weft train fashion  reproduces the built-in weights, byte for byte",
        "weft train my.yaml --out my.weft  trains what 'training:' of my.yaml describes",
        "weft train fashion --float  how good the network is without ternary weights",
        "weft train forms-mnist  pruned, polarised and quantised for crossbars, stage by stage");
  }

  @Override
  public ExitCode run(Invocation invocation) throws Exception {
    Presets.Source source = Presets.source(invocation.argument("preset or file"));
    NetworkTraining training = Families.training(source, invocation);
    Path out = invocation.path("out").orElse(Path.of(source.name() + ".weft"));
    Path checkpoints =
        invocation
            .path("checkpoints")
            .orElse(out.resolveSibling(out.getFileName() + ".checkpoints"));
    Path folder = out.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new ConfigException("--out: cannot write to folder " + folder);
    }
    training.run(
        new NetworkTraining.Run(
            data(training, Split.TRAIN, invocation),
            data(training, Split.TEST, invocation),
            Rtl.threads(invocation, MAX_THREADS),
            out,
            checkpoints,
            invocation.console()));
    return ExitCode.PASSED;
  }

  private static DataSet data(NetworkTraining training, Split split, Invocation invocation)
      throws IOException {
    DataSet all =
        DataSets.find(
            training.data(), split, invocation.path("data"), invocation.console().checkout());
    return invocation.integer("images", 1, Integer.MAX_VALUE).map(all::first).orElse(all);
  }
}
