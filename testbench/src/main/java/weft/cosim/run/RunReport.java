package weft.cosim.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The outcome of a run. {@link RunJson} writes it to run.json, which is the truth; table and JUnit
 * XML are renderings of the same record.
 *
 * @param command what ran: {@code cosim}, {@code job} or {@code regression}
 * @param engine simulator and version
 * @param images images that went through the RTL; 0 if the run had none
 * @param accuracy share of images whose class, computed from RTL outputs, is right
 * @param compared how many values sampled from RTL were compared
 * @param mismatches how many of them differed
 * @param cyclesRtl clocks of all jobs, read from the counters of the RTL
 * @param cyclesGolden the same, predicted by the cycle model
 * @param simulatedClocks clocks that the simulator ran, between jobs too
 * @param buildSeconds for making the simulator; 0 if it was cached
 * @param runSeconds wall time after the build
 * @param layers in the order they run
 * @param configuration every parameter of the run, as plain data
 * @param seed of everything random
 * @param tools versions, by name
 * @param inputHashes SHA-256 of what went in, by name
 * @param rtlHashes SHA-256 of each simulated file, by file name
 * @param inSoftware steps between layers that software did on RTL outputs
 * @param notCompared what could not be compared, and why
 * @param divergence the first difference
 * @param evidence files that the run left: name to path
 * @param replay the command that repeats the failure; empty if there is none
 */
public record RunReport(
    String command,
    String engine,
    int images,
    OptionalDouble accuracy,
    ValuesCompared compared,
    long mismatches,
    long cyclesRtl,
    long cyclesGolden,
    long simulatedClocks,
    double buildSeconds,
    double runSeconds,
    List<LayerCounts> layers,
    JsonNode configuration,
    long seed,
    SortedMap<String, String> tools,
    SortedMap<String, String> inputHashes,
    SortedMap<String, String> rtlHashes,
    List<String> inSoftware,
    List<String> notCompared,
    Optional<Divergence> divergence,
    SortedMap<String, String> evidence,
    String replay) {

  public RunReport {
    layers = List.copyOf(layers);
    tools = new TreeMap<>(tools);
    inputHashes = new TreeMap<>(inputHashes);
    rtlHashes = new TreeMap<>(rtlHashes);
    evidence = new TreeMap<>(evidence);
    inSoftware = List.copyOf(inSoftware);
    notCompared = List.copyOf(notCompared);
  }

  /** Whether everything that was compared agreed, and something was compared. */
  public boolean passed() {
    return mismatches == 0
        && divergence.isEmpty()
        && cyclesRtl == cyclesGolden
        && compared.total() > 0;
  }

  /** Simulated clocks a second of wall time. */
  public double cyclesPerSecond() {
    return runSeconds > 0 ? simulatedClocks / runSeconds : 0;
  }

  /** The same outcome with the files that a failure left. */
  public RunReport with(Map<String, String> moreEvidence, String newReplay) {
    TreeMap<String, String> all = new TreeMap<>(evidence);
    all.putAll(moreEvidence);
    return new RunReport(
        command,
        engine,
        images,
        accuracy,
        compared,
        mismatches,
        cyclesRtl,
        cyclesGolden,
        simulatedClocks,
        buildSeconds,
        runSeconds,
        layers,
        configuration,
        seed,
        tools,
        inputHashes,
        rtlHashes,
        inSoftware,
        notCompared,
        divergence,
        all,
        newReplay);
  }
}
