/** Functions and small components made of the vocabulary: counts and trees, streams and FIFOs. */
package weft.hdl.lib;
