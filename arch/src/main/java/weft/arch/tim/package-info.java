/** The TiM-DNN ternary accelerator: parameters, encodings, registers. */
package weft.arch.tim;
