/**
 * Simulation of a design: the interface that all engines share, and the engine that compiles the IR
 * to JVM bytecode. Sees the IR only.
 */
package weft.hdl.sim;
