package weft.hdl.sim;

/**
 * The whole state of a simulation at one instant, made by {@link Simulation#save}. Fits every
 * simulation of the same compiled design.
 *
 * <pre>{@code
 * Snapshot before = sim.save();
 * sim.step(50);
 * sim.restore(before);
 * }</pre>
 */
public interface Snapshot {}
