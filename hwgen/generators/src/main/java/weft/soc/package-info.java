/**
 * What every accelerator has at its edge: control registers, counters, and the files about them.
 */
package weft.soc;
