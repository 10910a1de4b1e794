/** The ReRAM crossbar accelerator of FORMS and ISAAC: parameters, encodings, registers. */
package weft.arch.crossbar;
