package weft.cosim.network;

import java.nio.file.Path;
import weft.cosim.accelerator.JobSession;
import weft.cosim.engine.Engine;
import weft.golden.data.DataSet;

/**
 * A network to be run in RTL.
 *
 * @param name of the preset or configuration file
 * @param accelerator what runs it
 * @param engine what simulates that
 * @param network the network, laid on the accelerator
 * @param images what goes through it, all of them
 * @param seed of power-up values
 * @param stalls seed of the stall patterns; 0 never stalls
 * @param threads models that run in parallel
 * @param out folder for what a failure leaves
 * @param command what the user typed: the replay of a failure that a single job does not show
 */
public record CosimRequest<S extends JobSession>(
    String name,
    Accelerator<S> accelerator,
    Engine engine,
    MappedNetwork<S> network,
    DataSet images,
    int seed,
    long stalls,
    int threads,
    Path out,
    String command) {}
