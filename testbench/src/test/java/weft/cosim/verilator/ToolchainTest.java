package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.cosim.tool.MissingToolException;
import weft.cosim.tool.ToolPath;

class ToolchainTest {
  @TempDir private Path folder;

  private void fake(String tool, String says) throws IOException {
    Path script = folder.resolve(tool);
    Files.writeString(script, "#!/bin/sh\necho '" + says + "'\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private MissingToolException find() {
    return assertThrows(
        MissingToolException.class, () -> Toolchain.find(new ToolPath(List.of(folder))));
  }

  @Test
  void aMissingToolSaysWhatToInstall() throws IOException {
    assertEquals(
        "verilator is not installed. On Debian: apt-get install verilator", find().getMessage());
    fake("verilator", "Verilator 5.006 2023-01-22 rev");
    assertEquals("g++", find().tool());
    fake("g++", "g++ (Debian 12.2.0-14) 12.2.0");
    assertEquals("make is not installed. On Debian: apt-get install make", find().getMessage());
  }

  @Test
  void anOldToolIsRefused() throws IOException {
    fake("verilator", "Verilator 4.038 2020-07-11 rev v4.036");
    fake("g++", "g++ (Debian 12.2.0-14) 12.2.0");
    fake("make", "GNU Make 4.3");
    assertTrue(find().getMessage().contains("too old: 4.038, at least 5.006"));
    fake("verilator", "Verilator 5.006 2023-01-22 rev");
    fake("g++", "g++ (Ubuntu 9.4.0-1) 9.4.0");
    assertTrue(find().getMessage().startsWith("g++ is too old"));
  }

  @Test
  void findsWhatIsInstalled() throws InterruptedException {
    Toolchain tools = ToolNeeds.verilator();
    assertTrue(tools.verilatorVersion().matches("\\d+\\.\\d+"));
    assertTrue(tools.gxxVersion().contains("g++"));
  }
}
