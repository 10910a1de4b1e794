/**
 * Trained networks in the integers an accelerator computes with: ternary weights, unsigned
 * activations, integer thresholds. Nothing here knows about hardware or training.
 */
package weft.golden.nn;
