package weft.cosim.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.check.Checks;
import weft.hdl.ir.Design;
import weft.hdl.verilog.Locations;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;
import weft.soc.TextFile;

/** The files of a generated accelerator. */
public final class GeneratedFiles {
  private GeneratedFiles() {}

  /**
   * Texts by file name: the Verilog of the design, and what goes with it.
   *
   * @param locations whether the Verilog says which line of Java is behind it
   * @throws IllegalStateException if the design breaks its own checks
   */
  public static Map<String, String> of(
      Design design, Locations locations, List<TextFile> collateral) {
    List<?> errors = Checks.run(design);
    if (!errors.isEmpty()) {
      throw new IllegalStateException("the generated design breaks its own checks: " + errors);
    }
    Map<String, String> files = new LinkedHashMap<>();
    for (VerilogFile file : VerilogEmitter.emit(design, locations)) {
      files.put(file.name(), file.text());
    }
    for (TextFile file : collateral) {
      files.put(file.name(), file.text());
    }
    return files;
  }
}
