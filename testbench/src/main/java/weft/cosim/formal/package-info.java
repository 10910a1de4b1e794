/**
 * Proofs of assertions: bounded model checking and k-induction on the emitted Verilog with Yosys,
 * yosys-smtbmc and z3.
 */
package weft.cosim.formal;
