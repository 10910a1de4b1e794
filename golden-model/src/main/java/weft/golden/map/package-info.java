/**
 * Layers on the ternary accelerator: section 6 of docs/tim.md. From a matrix to jobs, from
 * activations to beats, from result beats back to sums.
 */
package weft.golden.map;
