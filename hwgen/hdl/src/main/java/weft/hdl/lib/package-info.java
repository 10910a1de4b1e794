/**
 * Functions and small components made of the vocabulary: counts and trees, streams and FIFOs, and
 * what brings values from one clock into another.
 */
package weft.hdl.lib;
