/** Co-simulation of the ReRAM crossbar accelerator. */
package weft.cosim.crossbar;
