/**
 * What the co-simulations of all accelerator families share: jobs driven through the pins, sessions
 * beside a golden twin, the comparison of what came out, and RTL made ready for an engine.
 */
package weft.cosim.accelerator;
