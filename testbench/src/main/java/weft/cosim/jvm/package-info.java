/**
 * Simulates a design with Weft's own engine, which needs nothing installed: {@link
 * weft.cosim.jvm.JvmModel} is one instance, its agents are Java and act clock for clock as
 * Verilator's do.
 */
package weft.cosim.jvm;
