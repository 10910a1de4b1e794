package weft.cosim.verilator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The C++ sources of the shim, kept beside this class. */
final class Resources {
  static final List<String> SHIM =
      List.of(
          "weft_page.h",
          "weft_runtime.h",
          "weft_signal.h",
          "weft_streams.h",
          "weft_axil.h",
          "weft_monitor.h",
          "weft_pins.h",
          "weft_instance.h",
          "weft_loop.h",
          "weft_shim.h");
  static final List<String> RUNTIME =
      List.of("weft_page.h", "weft_runtime.h", "weft_printf.h", "weft_runtime.cpp");
  static final List<String> HOST = List.of("weft_host.cpp");

  private Resources() {}

  static String text(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(List<String> names, Path folder) throws IOException {
    for (String name : names) {
      Files.writeString(folder.resolve(name), text(name));
    }
  }

  static void addTo(BuildKey hash, List<String> names) {
    for (String name : names) {
      hash.add(name).add(text(name));
    }
  }
}
