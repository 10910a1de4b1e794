package weft.hdl.verilog;

import java.util.ArrayList;
import java.util.List;

/** The lists of files that tools read with {@code -f}. */
final class FileLists {
  private final StringBuilder models = new StringBuilder();
  private final StringBuilder simulation = new StringBuilder();
  private final StringBuilder synthesis = new StringBuilder();
  private boolean blackBoxes;

  void module(String file) {
    simulation.append(file).append('\n');
    synthesis.append(file).append('\n');
  }

  /** A model is a library file ({@code -v}): its name may differ from that of its module. */
  void blackBox(String model, String stub) {
    models.append("-v ").append(model).append('\n');
    synthesis.append(stub).append('\n');
    blackBoxes = true;
  }

  List<VerilogFile> files(String top) {
    List<VerilogFile> files = new ArrayList<>();
    files.add(new VerilogFile(top + ".f", simulation.append(models).toString()));
    if (blackBoxes) {
      files.add(new VerilogFile(top + "_synth.f", synthesis.toString()));
    }
    return files;
  }
}
