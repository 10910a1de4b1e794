/**
 * The ReRAM crossbar accelerator in software: specification, a chip made of cells, a fast kernel
 * that is proven equal to the specification, and a cycle model. Written from docs/crossbar.md
 * alone.
 */
package weft.golden.crossbar;
