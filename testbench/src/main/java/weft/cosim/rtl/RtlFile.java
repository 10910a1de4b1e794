package weft.cosim.rtl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A source file by value: exactly the bytes that are simulated. Verilog ends in {@code .v} or
 * {@code .sv}; C and C++ sources (DPI functions) end in {@code .c}, {@code .cc} or {@code .cpp}.
 */
public final class RtlFile {
  private final String name;
  private final String origin;
  private final byte[] content;

  private RtlFile(String name, String origin, byte[] content) {
    if (!name.matches("[A-Za-z0-9_.+-]+")) {
      throw new IllegalArgumentException("file name must be plain, without folders: " + name);
    }
    this.name = name;
    this.origin = origin;
    this.content = content;
  }

  /** A file that exists as text only; it is written as UTF-8. */
  public static RtlFile of(String name, String text) {
    return new RtlFile(name, name, text.getBytes(StandardCharsets.UTF_8));
  }

  public static RtlFile read(Path path) throws IOException {
    return new RtlFile(path.getFileName().toString(), path.toString(), Files.readAllBytes(path));
  }

  /** Without folders. */
  public String name() {
    return name;
  }

  /** What messages call it: its path, or its name if it has none. */
  public String origin() {
    return origin;
  }

  public byte[] content() {
    return content.clone();
  }

  public boolean isVerilog() {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".v") || lower.endsWith(".sv");
  }

  @Override
  public String toString() {
    return origin;
  }
}
