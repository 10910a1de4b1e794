package weft.cosim.tim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weft.arch.tim.TimConfig;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;
import weft.cosim.rtl.RtlPort;
import weft.cosim.rtl.RtlProbe;
import weft.cosim.run.RtlOutput;
import weft.hdl.Elaborated;
import weft.hdl.check.Checks;
import weft.hdl.ir.Design;
import weft.hdl.ir.Instance;
import weft.hdl.ir.Module;
import weft.hdl.ir.Port;
import weft.hdl.ir.Signal;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;
import weft.soc.Constraints;
import weft.tim.TimGenerator;
import weft.tim.TimGenerator.TextFile;
import weft.tim.TimGenerator.TimDesign;
import weft.tim.TimProbes;

/**
 * The generated accelerator: its files, as {@code weft generate} writes them, and the same files as
 * a design to be simulated.
 */
public final class GeneratedTim {
  private final TimConfig config;
  private final RtlOutput output;
  private final RtlDesign design;
  private final SumProbes sums;

  private GeneratedTim(TimConfig config, RtlOutput output, RtlDesign design, SumProbes sums) {
    this.config = config;
    this.output = output;
    this.design = design;
    this.sums = sums;
  }

  /** Generates the accelerator. Same configuration, same bytes. */
  public static GeneratedTim of(TimConfig config) {
    TimDesign tim = TimGenerator.generate(config);
    List<?> errors = Checks.run(tim.design());
    if (!errors.isEmpty()) {
      throw new IllegalStateException("the generated design breaks its own checks: " + errors);
    }
    Map<String, String> files = new LinkedHashMap<>();
    for (VerilogFile file : VerilogEmitter.emit(tim.design())) {
      files.put(file.name(), file.text());
    }
    for (TextFile file : TimGenerator.collateral(config, Constraints.standard())) {
      files.put(file.name(), file.text());
    }
    RtlOutput output = new RtlOutput(TimPins.TOP, TimJson.tile(config), files);
    Design ir = tim.design();
    List<RtlFile> sources = new ArrayList<>();
    for (String name : RtlFolder.listed(output.text(TimPins.TOP + ".f"))) {
      sources.add(RtlFile.of(name, output.text(name)));
    }
    RtlDesign design = new RtlDesign(TimPins.TOP, sources, ports(ir), probes(ir));
    return new GeneratedTim(config, output, design, sums(tim.probes()));
  }

  /** All files, for {@code weft generate}. */
  public RtlOutput output() {
    return output;
  }

  /** The generated files, for simulation. */
  public TimRtl rtl() {
    return new TimRtl(config, design, Optional.of(sums));
  }

  /**
   * Other RTL of the same accelerator, such as these files edited by hand; what the probes show is
   * compared as far as they are there.
   *
   * @throws weft.arch.ConfigException if there is no Verilog in the folder
   */
  public TimRtl rtl(Path folder) {
    List<RtlFile> sources = RtlFolder.read(folder, TimPins.TOP);
    RtlDesign other = new RtlDesign(TimPins.TOP, sources, TimPins.ports(config), design.probes());
    return new TimRtl(config, other, Optional.of(sums));
  }

  /** Ports of width 0 are not in the Verilog. */
  private static List<RtlPort> ports(Design ir) {
    List<RtlPort> ports = new ArrayList<>();
    for (Port port : ir.top().ports()) {
      if (port.width() == 0) {
        continue;
      }
      ports.add(
          port.direction() == Port.Direction.IN
              ? RtlPort.in(port.name(), port.width())
              : RtlPort.out(port.name(), port.width()));
    }
    return ports;
  }

  /** A module that is still to be searched, and the path to it. */
  private record Place(String path, Module module) {}

  private static List<RtlProbe> probes(Design ir) {
    List<RtlProbe> probes = new ArrayList<>();
    List<Place> open = new ArrayList<>(List.of(new Place("", ir.top())));
    while (!open.isEmpty()) {
      Place place = open.remove(open.size() - 1);
      for (Signal signal : place.module().probes()) {
        if (signal.width() > 0) {
          probes.add(
              new RtlProbe(place.path(), place.module().name(), signal.name(), signal.width()));
        }
      }
      for (Instance instance : place.module().instances()) {
        String path = place.path().isEmpty() ? "" : place.path() + ".";
        open.add(new Place(path + instance.name(), instance.module()));
      }
    }
    return probes;
  }

  private static SumProbes sums(TimProbes probes) {
    List<String> values = new ArrayList<>();
    for (TimProbes.Tile tile : probes.tiles()) {
      tile.sums().forEach(path -> values.add(name(path)));
    }
    return new SumProbes(name(probes.tiles().get(0).accumulate()), values);
  }

  private static String name(Elaborated.Path path) {
    return path.instances().isEmpty()
        ? path.signal()
        : String.join(".", path.instances()) + "." + path.signal();
  }
}
