package weft.hdl.sim.jvm;

import weft.hdl.ir.Signal;

/**
 * What statements set a signal in.
 *
 * @param words its words; null if it has an array
 * @param array its {@code long[]}; null if it has words
 */
record Dest(Signal signal, Word[] words, Node array) {}
