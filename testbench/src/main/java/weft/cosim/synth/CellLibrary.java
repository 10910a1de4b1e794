package weft.cosim.synth;

import java.nio.file.Files;
import java.nio.file.Path;
import weft.cosim.tool.MissingToolException;

/**
 * A library of standard cells.
 *
 * @param name what reports call it
 * @param liberty its areas, delays and functions
 * @param driver cell that is taken to drive every input
 * @param loadPicofarads on every output
 */
public record CellLibrary(String name, Path liberty, String driver, double loadPicofarads) {
  private static final String PACKAGE = "qflow-tech-osu018";

  /**
   * OSU's cells for TSMC 180 nm, as Debian has them.
   *
   * @throws MissingToolException if they are not installed
   */
  public static CellLibrary osu018() {
    return osu018(Path.of("/usr/share/qflow/tech/osu018/osu018_stdcells.lib"));
  }

  static CellLibrary osu018(Path liberty) {
    if (!Files.isReadable(liberty)) {
      throw new MissingToolException(liberty.toString(), "is not there", PACKAGE);
    }
    return new CellLibrary("osu018", liberty, "BUFX4", 0.1);
  }
}
