package weft.golden.data;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import weft.golden.FormatException;

/**
 * Reads the IDX files of MNIST, plain or gzip-compressed (told by the content, not by the name).
 * Format: two zero bytes, a type byte (8: unsigned bytes, all that is read here), the number of
 * dimensions, each size as a big-endian i32, then the values.
 */
final class IdxFile {
  private static final int UNSIGNED_BYTE = 8;
  private static final int MAX_VALUES = 1 << 30;

  /** The sizes and the values of a file. */
  record Content(int[] sizes, byte[] values) {}

  private IdxFile() {}

  static Content read(Path file, int dimensions) throws IOException {
    return parse(file.toString(), Files.readAllBytes(file), dimensions);
  }

  static Content read(String name, InputStream in, int dimensions) throws IOException {
    return parse(name, in.readAllBytes(), dimensions);
  }

  private static Content parse(String file, byte[] raw, int dimensions) throws IOException {
    byte[] bytes = unzip(file, raw);
    if (bytes.length < 4 + 4 * dimensions) {
      throw new FormatException(
          file, "header", "the file is truncated: it has only " + bytes.length + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int magic = in.getInt();
    if (magic != (UNSIGNED_BYTE << 8 | dimensions)) {
      throw new FormatException(
          file,
          "magic",
          String.format(
              "0x%08x is not 0x%08x, an IDX file of unsigned bytes in %d dimensions",
              magic, UNSIGNED_BYTE << 8 | dimensions, dimensions));
    }
    int[] sizes = new int[dimensions];
    long values = 1;
    for (int i = 0; i < dimensions; i++) {
      sizes[i] = in.getInt();
      if (sizes[i] < 1 || (values *= sizes[i]) > MAX_VALUES) {
        throw new FormatException(file, "size " + i, sizes[i] + " is out of range");
      }
    }
    if (in.remaining() != values) {
      throw new FormatException(
          file,
          "values",
          (in.remaining() < values ? "the file is truncated: " : "the file is too long: ")
              + values
              + " bytes are declared, "
              + in.remaining()
              + " are there");
    }
    byte[] content = new byte[(int) values];
    in.get(content);
    return new Content(sizes, content);
  }

  private static byte[] unzip(String file, byte[] raw) throws IOException {
    if (raw.length < 2 || (raw[0] & 0xff) != 0x1f || (raw[1] & 0xff) != 0x8b) {
      return raw;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(raw))) {
      return in.readAllBytes();
    } catch (EOFException e) {
      throw new FormatException(file, "gzip", "the compressed file is truncated");
    } catch (ZipException e) {
      throw new FormatException(
          file, "gzip", "the compressed file is corrupted: " + e.getMessage());
    }
  }
}
