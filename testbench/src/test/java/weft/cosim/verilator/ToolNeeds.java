package weft.cosim.verilator;

import org.junit.jupiter.api.Assumptions;
import weft.cosim.tool.MissingToolException;
import weft.cosim.tool.ToolPath;

/** A missing tool skips a test locally and fails it in CI. */
public final class ToolNeeds {
  private ToolNeeds() {}

  /** The tools of Verilator builds, or the end of the test. */
  public static Toolchain verilator() throws InterruptedException {
    try {
      return Toolchain.find();
    } catch (MissingToolException e) {
      throw missing(e);
    }
  }

  /** The same for any one program. */
  public static void program(String name, String debianPackage) {
    try {
      ToolPath.ofProcess().locate(name, debianPackage);
    } catch (MissingToolException e) {
      throw missing(e);
    }
  }

  private static RuntimeException missing(MissingToolException e) {
    if (!"1".equals(System.getenv("WEFT_CI"))) {
      Assumptions.abort(e.getMessage());
    }
    return e;
  }
}
