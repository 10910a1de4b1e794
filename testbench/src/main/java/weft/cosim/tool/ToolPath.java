package weft.cosim.tool;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The folders in which programs are looked for. */
public record ToolPath(List<Path> folders) {
  public ToolPath {
    folders = List.copyOf(folders);
  }

  /** The PATH of this process. */
  public static ToolPath ofProcess() {
    String path = System.getenv("PATH");
    if (path == null) {
      path = "/usr/local/bin:/usr/bin:/bin";
    }
    return new ToolPath(Arrays.stream(path.split(File.pathSeparator)).map(Path::of).toList());
  }

  /**
   * The first program of this name, as an absolute path.
   *
   * @param debianPackage what to install if there is none
   * @throws MissingToolException if there is none
   */
  public Path locate(String tool, String debianPackage) {
    for (Path folder : folders) {
      Path candidate = folder.resolve(tool);
      if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
        return candidate.toAbsolutePath();
      }
    }
    throw new MissingToolException(tool, "is not installed", debianPackage);
  }
}
