package weft.cosim.rtl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A design to simulate: one clock, inputs change and outputs are sampled once a clock; or logic
 * alone, that inputs go through.
 *
 * @param top name of the top module
 * @param files the sources, in the order in which the tools read them; names are distinct
 * @param ports all ports of the top module, the clock among them
 * @param probes internal signals that are to be seen; one that the RTL lacks is reported as not
 *     observable when the design is opened
 * @param clock name of the clock port (rising edge); empty if there is none
 */
public record RtlDesign(
    String top, List<RtlFile> files, List<RtlPort> ports, List<RtlProbe> probes, String clock) {

  public RtlDesign {
    files = List.copyOf(files);
    ports = List.copyOf(ports);
    probes = List.copyOf(probes);
    if (!top.matches("[A-Za-z_][A-Za-z0-9_$]*")) {
      throw new IllegalArgumentException("not a module name: " + top);
    }
    Set<String> names = new HashSet<>();
    for (RtlFile file : files) {
      if (!names.add(file.name())) {
        throw new IllegalArgumentException("two files are called " + file.name());
      }
    }
    names.clear();
    for (RtlPort port : ports) {
      if (!names.add(port.name())) {
        throw new IllegalArgumentException("two ports are called " + port.name());
      }
    }
    if (!clock.isEmpty()
        && ports.stream().noneMatch(p -> p.name().equals(clock) && p.isInput() && p.width() == 1)) {
      throw new IllegalArgumentException("the clock " + clock + " is no input of one bit");
    }
  }

  /** With the clock {@code clk}. */
  public RtlDesign(String top, List<RtlFile> files, List<RtlPort> ports, List<RtlProbe> probes) {
    this(top, files, ports, probes, "clk");
  }

  /** Reads the files; see {@link RtlDesign}. */
  public static RtlDesign read(
      String top, List<Path> files, List<RtlPort> ports, List<RtlProbe> probes) throws IOException {
    List<RtlFile> contents = new ArrayList<>();
    for (Path file : files) {
      contents.add(RtlFile.read(file));
    }
    return new RtlDesign(top, contents, ports, probes);
  }

  /** The place of a port among {@link #ports()}; an unknown name is an error that lists all. */
  public int portIndex(String name) {
    for (int i = 0; i < ports.size(); i++) {
      if (ports.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "no port " + name + "; there are " + ports.stream().map(RtlPort::name).toList());
  }

  public boolean hasPort(String name) {
    return ports.stream().anyMatch(p -> p.name().equals(name));
  }
}
