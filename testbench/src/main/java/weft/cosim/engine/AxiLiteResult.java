package weft.cosim.engine;

/**
 * What an operation of the AXI4-Lite master brought.
 *
 * @param data read, 32 bits; 0 for other operations
 * @param response 0 OKAY, 2 SLVERR, 3 DECERR
 * @param reads how many reads a poll took
 * @param firstCycle the cycle in which the operation began
 * @param doneCycle the cycle in which it ended or was given up
 * @param timedOut whether it was given up at its limit
 */
public record AxiLiteResult(
    int data, int response, int reads, long firstCycle, long doneCycle, boolean timedOut) {}
