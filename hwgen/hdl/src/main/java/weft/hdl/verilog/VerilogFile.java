package weft.hdl.verilog;

/**
 * A file to be written.
 *
 * <pre>{@code
 * VerilogFile top = VerilogEmitter.emit(design).get(0);
 * Files.writeString(folder.resolve(top.name()), top.text());
 * }</pre>
 *
 * @param name file name without folder
 * @param text all of it, lines end with {@code \n}
 */
public record VerilogFile(String name, String text) {}
