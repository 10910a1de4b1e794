/**
 * Co-simulation of the ternary accelerator: jobs go to RTL and golden model, every value and every
 * clock is compared.
 */
package weft.cosim.tim;
