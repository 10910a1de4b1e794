package weft.hdl.verilog;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.Design;
import weft.hdl.ir.External;
import weft.hdl.ir.Module;

/**
 * Writes a design as Verilog-2005: one module a file, children first, and file lists. The same
 * design gives the same bytes.
 *
 * <pre>{@code
 * for (VerilogFile file : VerilogEmitter.emit(design)) {
 *   Files.writeString(folder.resolve(file.name()), file.text());
 * }
 * }</pre>
 */
public final class VerilogEmitter {
  private VerilogEmitter() {}

  /**
   * The files of a design.
   *
   * <ul>
   *   <li>{@code <module>.v} for each ordinary module; for each black box {@code <module>_model.v},
   *       its behaviour, and {@code <module>_stub.v}, the same ports without a body
   *   <li>{@code weft_clock_gate_model.v} and {@code _stub.v}, only if there are gated clocks: the
   *       cell that the technology has to provide
   *   <li>the sources of modules that somebody else wrote
   *   <li>{@code <top>.f}: what a simulator or linter reads, models included
   *   <li>{@code <top>_synth.f}, only if there are black boxes: what a synthesiser reads, stubs
   *       included
   * </ul>
   *
   * Paths in the lists are relative to the list.
   */
  public static List<VerilogFile> emit(Design design) {
    return emit(design, Locations.NONE);
  }

  /** The files of a design, with or without the places in the author's code. */
  public static List<VerilogFile> emit(Design design, Locations locations) {
    Design prepared = Prepare.apply(design);
    List<VerilogFile> files = new ArrayList<>();
    FileLists lists = new FileLists();
    for (Module module : prepared.modules()) {
      if (module.external().isPresent()) {
        for (External.SourceFile source : module.external().get().sources()) {
          VerilogFile file = new VerilogFile(source.name(), source.text());
          if (!files.contains(file)) {
            if (files.stream().anyMatch(other -> other.name().equals(file.name()))) {
              throw new IllegalArgumentException(
                  module.location() + ": another file is called " + file.name() + ", too");
            }
            files.add(file);
            lists.module(file.name());
          }
        }
        continue;
      }
      String text = ModulePrinter.print(module, locations);
      if (module.role() == Module.Role.MODEL) {
        VerilogFile model = new VerilogFile(module.name() + "_model.v", text);
        VerilogFile stub = new VerilogFile(module.name() + "_stub.v", Stub.print(module));
        files.add(model);
        files.add(stub);
        lists.blackBox(model.name(), stub.name());
      } else {
        VerilogFile file = new VerilogFile(module.name() + ".v", text);
        files.add(file);
        lists.module(file.name());
      }
    }
    if (prepared.modules().stream().anyMatch(ClockGateCell::isUsedBy)) {
      files.addAll(ClockGateCell.files());
      lists.blackBox(ClockGateCell.MODULE + "_model.v", ClockGateCell.MODULE + "_stub.v");
    }
    files.addAll(lists.files(prepared.top().name()));
    return files;
  }
}
