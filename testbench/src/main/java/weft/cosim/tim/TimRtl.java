package weft.cosim.tim;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import weft.arch.Sha256;
import weft.arch.tim.TimConfig;
import weft.cosim.accelerator.SumProbes;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;
import weft.hdl.ir.Design;

/**
 * The RTL of an accelerator that is to be simulated; {@link GeneratedTim} makes it.
 *
 * @param config what it is built for
 * @param design sources, pins and probes
 * @param sums the probes that show partial sums; they may turn out to be missing in the RTL
 * @param elaborated what the sources were printed from; without it only Verilator can run them
 */
public record TimRtl(
    TimConfig config, RtlDesign design, Optional<SumProbes> sums, Optional<Design> elaborated) {
  /** Verilog alone. */
  public TimRtl(TimConfig config, RtlDesign design, Optional<SumProbes> sums) {
    this(config, design, sums, Optional.empty());
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
