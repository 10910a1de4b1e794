/** The hardware of the ReRAM crossbar accelerator (docs/crossbar.md). */
package weft.crossbar;
