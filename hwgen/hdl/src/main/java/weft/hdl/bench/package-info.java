/** Test benches in the author's vocabulary: a simulation whose nets are the fields of the Java. */
package weft.hdl.bench;
