package weft.cosim.tim;

import java.nio.file.Path;
import weft.arch.tim.TimPhases;
import weft.cosim.engine.Engine;
import weft.golden.data.DataSet;
import weft.golden.nn.TernaryNetwork;

/**
 * A network to be run in RTL.
 *
 * @param name of the preset or configuration file
 * @param rtl the accelerator
 * @param engine what simulates it
 * @param phases durations of the array's phases
 * @param network what runs on it
 * @param images what goes through it, all of them
 * @param seed of power-up values
 * @param stalls seed of the stall patterns; 0 never stalls
 * @param threads models that run in parallel
 * @param out folder for what a failure leaves
 * @param command what the user typed: the replay of a failure that a single job does not show
 */
public record CosimRequest(
    String name,
    TimRtl rtl,
    Engine engine,
    TimPhases phases,
    TernaryNetwork network,
    DataSet images,
    int seed,
    long stalls,
    int threads,
    Path out,
    String command) {}
