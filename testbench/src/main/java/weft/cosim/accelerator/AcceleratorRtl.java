package weft.cosim.accelerator;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import weft.arch.Sha256;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;
import weft.hdl.ir.Design;

/**
 * The RTL of an accelerator that is to be simulated.
 *
 * @param design sources, pins and probes
 * @param sums the probes that show partial sums, as the family's session takes them; none: they are
 *     not seen. They may turn out to be missing in the RTL
 * @param elaborated what the sources were printed from; without it only Verilator can run them
 */
public record AcceleratorRtl(RtlDesign design, List<SumProbes> sums, Optional<Design> elaborated) {
  public AcceleratorRtl {
    sums = List.copyOf(sums);
  }

  /** Verilog alone. */
  public AcceleratorRtl(RtlDesign design, List<SumProbes> sums) {
    this(design, sums, Optional.empty());
  }

  /** Paths of everything that shows partial sums. */
  public List<String> paths() {
    return sums.stream().flatMap(probes -> probes.paths().stream()).toList();
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
