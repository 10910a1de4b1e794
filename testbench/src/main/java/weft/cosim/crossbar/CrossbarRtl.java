package weft.cosim.crossbar;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import weft.arch.Sha256;
import weft.arch.crossbar.CrossbarConfig;
import weft.cosim.accelerator.SumProbes;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;
import weft.hdl.ir.Design;

/**
 * The RTL of an accelerator that is to be simulated; {@link GeneratedCrossbar} makes it.
 *
 * @param config what it is built for
 * @param design sources, pins and probes
 * @param units the probes that show each unit's conversions, as {@link UnitChecker} takes them;
 *     they may turn out to be missing in the RTL
 * @param elaborated what the sources were printed from; without it only Verilator can run them
 */
public record CrossbarRtl(
    CrossbarConfig config, RtlDesign design, List<SumProbes> units, Optional<Design> elaborated) {
  public CrossbarRtl {
    units = List.copyOf(units);
  }

  /** SHA-256 of each simulated file. */
  public SortedMap<String, String> hashes() {
    TreeMap<String, String> hashes = new TreeMap<>();
    for (RtlFile file : design.files()) {
      hashes.put(file.name(), Sha256.of(file.content()));
    }
    return hashes;
  }
}
