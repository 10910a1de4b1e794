/** Co-simulation of generated RTL and golden model. */
package weft.cosim;
