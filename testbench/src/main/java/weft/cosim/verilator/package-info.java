/**
 * Simulates RTL with Verilator inside this JVM: build, cache, generated C++ shim, JNA.
 *
 * <p>{@link weft.cosim.verilator.VerilatorBuild} makes a shared library out of a design, {@link
 * weft.cosim.verilator.VerilatorLibrary} loads it, {@link weft.cosim.verilator.VerilatorModel} is
 * one simulated instance with its stream, bus and monitor agents.
 */
package weft.cosim.verilator;
