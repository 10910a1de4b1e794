/** The buses at an accelerator's edge, as bundles of pins. */
package weft.hdl.bus;
