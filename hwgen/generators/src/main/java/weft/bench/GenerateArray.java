package weft.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import weft.hdl.Elaborator;
import weft.hdl.ir.Design;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;

/**
 * Elaborates the array and writes its Verilog, as a program of its own: {@code GenerateArray 1024
 * hierarchy FOLDER}.
 */
public final class GenerateArray {
  private GenerateArray() {}

  /** Arguments: columns, form, folder. */
  public static void main(String[] args) throws IOException {
    TernaryArray.Form form = TernaryArray.Form.valueOf(args[1].toUpperCase(Locale.ROOT));
    Path folder = Files.createDirectories(Path.of(args[2]));
    for (VerilogFile file : generate(Integer.parseInt(args[0]), form)) {
      Files.writeString(folder.resolve(file.name()), file.text());
    }
  }

  /** The files of the array. */
  public static List<VerilogFile> generate(int columns, TernaryArray.Form form) {
    Design design = Elaborator.elaborate(() -> new TernaryArray(columns, form)).design();
    return VerilogEmitter.emit(design);
  }
}
