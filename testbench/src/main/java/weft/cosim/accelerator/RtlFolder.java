package weft.cosim.accelerator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import weft.arch.ConfigException;
import weft.cosim.rtl.FileList;
import weft.cosim.rtl.RtlFile;

/** Verilog that is already there. */
public final class RtlFolder {
  private RtlFolder() {}

  /**
   * The files that {@code <top>.f} lists, or without such a list all Verilog files but stubs.
   *
   * @throws ConfigException if there is no such folder or no Verilog in it
   */
  public static List<RtlFile> read(Path folder, String top) {
    try {
      if (!Files.isDirectory(folder)) {
        throw new ConfigException("--rtl: no folder " + folder);
      }
      List<RtlFile> files = new ArrayList<>();
      for (Path path : sources(folder, top)) {
        files.add(RtlFile.read(path));
      }
      if (files.isEmpty()) {
        throw new ConfigException("--rtl: no Verilog (.v, .sv) in " + folder);
      }
      return files;
    } catch (IOException e) {
      throw new ConfigException("--rtl: cannot read " + e.getMessage(), e);
    }
  }

  private static List<Path> sources(Path folder, String top) throws IOException {
    Path list = folder.resolve(top + ".f");
    if (Files.isRegularFile(list)) {
      return FileList.names(Files.readString(list)).stream().map(folder::resolve).toList();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.toString().matches(".*\\.s?v"))
          .filter(path -> !path.toString().endsWith("_stub.v"))
          .sorted()
          .toList();
    }
  }
}
