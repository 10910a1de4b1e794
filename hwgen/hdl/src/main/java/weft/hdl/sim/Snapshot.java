package weft.hdl.sim;

/**
 * The whole state of a simulation at one instant, made by {@link Simulation#save}. Fits every
 * simulation of the same compiled design.
 */
public interface Snapshot {}
