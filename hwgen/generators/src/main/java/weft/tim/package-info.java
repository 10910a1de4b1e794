/** Generators of the TiM-DNN ternary tile. */
package weft.tim;
