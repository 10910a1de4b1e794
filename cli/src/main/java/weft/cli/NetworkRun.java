package weft.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import weft.cosim.accelerator.JobSession;
import weft.cosim.crossbar.CrossbarAccelerator;
import weft.cosim.crossbar.CrossbarSession;
import weft.cosim.crossbar.MappedCrossbar;
import weft.cosim.engine.Engine;
import weft.cosim.network.Accelerator;
import weft.cosim.network.CosimRequest;
import weft.cosim.network.MappedNetwork;
import weft.cosim.tim.MappedTim;
import weft.cosim.tim.TimAccelerator;
import weft.cosim.tim.TimSession;
import weft.golden.data.DataSet;
import weft.golden.map.CrossbarNetwork;
import weft.golden.nn.InputFormat;
import weft.golden.nn.QuantisedNetwork;
import weft.golden.nn.TernaryNetwork;

/**
 * What a configuration says is to be run in RTL.
 *
 * @param name of the preset or configuration file
 * @param input what the network takes
 * @param data name of the data set
 */
record NetworkRun<S extends JobSession>(
    String name,
    Accelerator<S> accelerator,
    MappedNetwork<S> network,
    InputFormat input,
    String data) {

  static NetworkRun<TimSession> ternary(Presets.Source source, Optional<Path> rtl)
      throws IOException {
    Preset preset = Preset.from(source);
    TernaryNetwork network = Presets.network(preset);
    TimAccelerator accelerator =
        new TimAccelerator(preset.tile(), preset.phases(), Rtl.of(preset.tile(), rtl));
    return new NetworkRun<>(
        preset.name(),
        accelerator,
        new MappedTim(accelerator, network),
        network.input(),
        preset.data());
  }

  static NetworkRun<CrossbarSession> crossbar(Presets.Source source, Optional<Path> rtl)
      throws IOException {
    CrossbarPreset preset = CrossbarPreset.from(source);
    QuantisedNetwork network = Presets.network(preset);
    CrossbarNetwork laid = new CrossbarNetwork(network, preset.config(), preset.use());
    CrossbarAccelerator accelerator =
        new CrossbarAccelerator(preset.config(), preset.phases(), Rtl.of(preset.config(), rtl));
    return new NetworkRun<>(
        preset.name(),
        accelerator,
        new MappedCrossbar(accelerator, laid),
        network.input(),
        preset.data());
  }

  /** See {@link CosimRequest}. */
  CosimRequest<S> request(
      Engine engine, DataSet images, int seed, long stalls, int threads, Path out, String command) {
    return new CosimRequest<>(
        name, accelerator, engine, network, images, seed, stalls, threads, out, command);
  }
}
