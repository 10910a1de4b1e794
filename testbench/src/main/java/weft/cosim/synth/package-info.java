/** Synthesis onto a library of standard cells: area, worst slack, and a netlist to simulate. */
package weft.cosim.synth;
