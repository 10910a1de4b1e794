/**
 * Registers that software sees, described once: {@link weft.hdl.regs.RegisterMap} is the
 * description, {@link weft.hdl.regs.RegisterFile} the hardware, {@link
 * weft.hdl.regs.RegisterHeader}, {@link weft.hdl.regs.RegisterMarkdown} and {@link
 * weft.hdl.regs.RegisterRdl} what others read.
 */
package weft.hdl.regs;
