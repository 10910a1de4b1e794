/**
 * Random designs, written in the author's vocabulary, run in every engine with one stimulus; and
 * what makes a failing one small enough to read.
 */
package weft.hdl.fuzz;
