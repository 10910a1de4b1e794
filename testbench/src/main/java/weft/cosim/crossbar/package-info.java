/**
 * Co-simulation of the ReRAM crossbar accelerator: jobs go to RTL and golden model, every value and
 * every clock is compared.
 */
package weft.cosim.crossbar;
