package weft.hdl.verilog;

/**
 * A file to be written.
 *
 * @param name file name without folder
 * @param text all of it, lines end with {@code \n}
 */
public record VerilogFile(String name, String text) {}
