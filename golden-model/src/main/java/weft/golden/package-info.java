/** The bit-accurate software twins of the accelerators. */
package weft.golden;
