package weft.cosim.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import weft.golden.FormatException;

/**
 * NumPy's {@code .npy} files of integers (numpy.lib.format, versions 1 to 3): int8, int16, int32,
 * int64, uint8, uint16, uint32 and bool, either byte order, C or Fortran order.
 */
public final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final long MAX_VALUES = 1L << 28;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{\\s*'descr':\\s*'([^']*)',\\s*'fortran_order':\\s*(True|False),"
              + "\\s*'shape':\\s*\\(([0-9, ]*)\\),?\\s*\\}\\s*");

  private Npy() {}

  /**
   * Reads a file.
   *
   * @throws FormatException if it is malformed or holds no integers; the message says what is wrong
   */
  public static IntegerArray read(Path file) throws IOException {
    return read(file.toString(), Files.readAllBytes(file));
  }

  /** As {@link #read(Path)}; {@code name} is what errors call the bytes. */
  static IntegerArray read(String name, byte[] bytes) throws FormatException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < MAGIC.length + 2
        || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
      throw new FormatException(name, "magic", "this is not a .npy file");
    }
    int version = in.get(MAGIC.length);
    if (version < 1 || version > 3) {
      throw new FormatException(name, "version", "must be 1 to 3, not " + version);
    }
    in.position(MAGIC.length + 2);
    int lengthBytes = version == 1 ? 2 : 4;
    if (in.remaining() < lengthBytes) {
      throw new FormatException(name, "header", "the file ends in it");
    }
    long length = version == 1 ? in.getShort() & 0xffff : in.getInt() & 0xffff_ffffL;
    if (length > in.remaining()) {
      throw new FormatException(name, "header", "the file ends in it");
    }
    byte[] header = new byte[(int) length];
    in.get(header);
    Matcher matcher = HEADER.matcher(new String(header, StandardCharsets.UTF_8));
    if (!matcher.matches()) {
      throw new FormatException(
          name, "header", "must be {'descr': ..., 'fortran_order': ..., 'shape': (...), }");
    }
    int[] shape = shape(name, matcher.group(3));
    long[] values = values(name, matcher.group(1), shape, in);
    return new IntegerArray(
        shape, matcher.group(2).equals("True") ? fromFortran(shape, values) : values);
  }

  private static int[] shape(String name, String text) throws FormatException {
    String[] sizes = text.isBlank() ? new String[0] : text.replaceAll(",\\s*$", "").split(",");
    int[] shape = new int[sizes.length];
    long count = 1;
    for (int i = 0; i < sizes.length; i++) {
      String size = sizes[i].strip();
      if (!size.matches("[0-9]{1,9}")) {
        throw new FormatException(name, "shape", "'" + size + "' is no size");
      }
      shape[i] = Integer.parseInt(size);
      count *= shape[i];
      if (count > MAX_VALUES) {
        throw new FormatException(name, "shape", "more than " + MAX_VALUES + " values");
      }
    }
    return shape;
  }

  private static long[] values(String name, String type, int[] shape, ByteBuffer in)
      throws FormatException {
    if (!type.matches("[<>|=](i[1248]|u[124]|b1)")) {
      throw new FormatException(
          name,
          "descr",
          "the values are '" + type + "', not integers; in NumPy: a.astype(numpy.int32)");
    }
    int count = 1;
    for (int size : shape) {
      count *= size;
    }
    int size = type.charAt(2) - '0';
    if (in.remaining() != (long) count * size) {
      throw new FormatException(
          name,
          "values",
          "%d bytes are left for %d values of %d bytes".formatted(in.remaining(), count, size));
    }
    in.order(type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    boolean signed = type.charAt(1) == 'i';
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (size) {
            case 1 -> signed ? in.get() : in.get() & 0xff;
            case 2 -> signed ? in.getShort() : in.getShort() & 0xffff;
            case 4 -> signed ? in.getInt() : in.getInt() & 0xffff_ffffL;
            default -> in.getLong();
          };
    }
    return values;
  }

  /** Reorders values whose first index runs fastest. */
  private static long[] fromFortran(int[] shape, long[] values) {
    long[] ordered = new long[values.length];
    int[] index = new int[shape.length];
    for (long value : values) {
      int position = 0;
      for (int d = 0; d < shape.length; d++) {
        position = position * shape[d] + index[d];
      }
      ordered[position] = value;
      for (int d = 0; d < shape.length && ++index[d] == shape[d]; d++) {
        index[d] = 0;
      }
    }
    return ordered;
  }

  /** The bytes of a version 1 file of int64 in C order. */
  public static byte[] bytes(IntegerArray array) {
    String shape =
        Arrays.stream(array.shape()).mapToObj(size -> size + ",").collect(Collectors.joining(" "));
    String header = "{'descr': '<i8', 'fortran_order': False, 'shape': (" + shape + "), }";
    int unpadded = MAGIC.length + 4 + header.length() + 1;
    header += " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT) + "\n";
    ByteBuffer data = ByteBuffer.allocate(8 * array.values().length).order(ByteOrder.LITTLE_ENDIAN);
    data.asLongBuffer().put(array.values());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(MAGIC);
    out.writeBytes(new byte[] {1, 0, (byte) header.length(), (byte) (header.length() >> 8)});
    out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(data.array());
    return out.toByteArray();
  }
}
