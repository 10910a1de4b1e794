/**
 * The ternary accelerator in software: specification, fast kernels that are proven equal to it, and
 * a cycle model. Written from docs/tim.md alone.
 */
package weft.golden.tim;
