/**
 * Verilog-2005 text from the elaborated design. {@link weft.hdl.verilog.Prepare} changes the design
 * until it can be written down as it stands; everything else here only reads.
 *
 * <p>The text is accepted without a warning by Verilator 5.006 ({@code -Wall}), Yosys 0.23 and
 * Icarus 11, without pragma or waiver. What that takes is written where it is done; in short:
 * declarations are unsigned and {@code $signed()} stands where an operator needs it; nothing is
 * extended or cut implicitly; bits are selected from names only; unread bits are read once by a
 * wire called {@code unused}.
 */
package weft.hdl.verilog;
