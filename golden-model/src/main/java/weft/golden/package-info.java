/** The bit-accurate software twins of the accelerators, and what all of them share. */
package weft.golden;
