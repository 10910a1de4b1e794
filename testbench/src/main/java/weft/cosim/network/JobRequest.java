package weft.cosim.network;

import weft.cosim.accelerator.JobSession;
import weft.cosim.job.MatrixJob;
import weft.golden.map.Vectors;

/**
 * A matrix product to be run in RTL.
 *
 * @param accelerator what runs it
 * @param product the matrix, laid on the accelerator
 * @param vectors what it is multiplied with
 * @param job the same as plain data
 */
public record JobRequest<S extends JobSession>(
    Accelerator<S> accelerator, Product<S> product, Vectors vectors, MatrixJob job) {}
