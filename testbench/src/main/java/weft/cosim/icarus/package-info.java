/** The second opinion: the same stimulus in Icarus Verilog, with four-state values. */
package weft.cosim.icarus;
