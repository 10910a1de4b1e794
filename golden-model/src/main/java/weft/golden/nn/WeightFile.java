package weft.golden.nn;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import weft.arch.Sha256;
import weft.golden.FormatException;

/**
 * The {@code .weft} file of a trained network; our own format, version 1. The same network is
 * always the same bytes. Integers are big-endian.
 *
 * <pre>
 * magic       8 bytes "WEFTNET\n"
 * version     u16, 1
 * input       u16 channels, u16 height, u16 width, u8 bits
 * layers      u16 count, then for each
 *   kind      u8: 1 convolution, 2 dense, 3 max-pool
 *   name      u8 length, ASCII
 *   1:        u16 inChannels, u8 kernel, matrix, activation
 *   2:        matrix, activation
 *   3:        u8 size
 * matrix      u32 rows, u16 columns, then the values row-major, five to a byte: the first is the
 *             lowest trit of the byte in base 3, 0 1 2 stand for -1 0 1, the rest is filled with 0
 * activation  u8 kind; 1 thresholds: u16 channels, u8 count of each, i32 values channel by channel;
 *             2 logits: u16 classes, i32 biases
 * sha256      32 bytes, of everything before
 * </pre>
 */
public final class WeightFile {
  static final byte[] MAGIC = "WEFTNET\n".getBytes(StandardCharsets.US_ASCII);
  static final int VERSION = 1;
  static final int CONV = 1;
  static final int DENSE = 2;
  static final int POOL = 3;
  static final int THRESHOLDS = 1;
  static final int LOGITS = 2;
  static final int TRITS_A_BYTE = 5;

  private WeightFile() {}

  /**
   * Reads a network.
   *
   * @throws FormatException if the file is truncated, corrupted or of another version; the message
   *     names file and field
   */
  public static TernaryNetwork read(Path file) throws IOException {
    return new WeightFileReader(file.toString(), Files.readAllBytes(file)).read();
  }

  /** As {@link #read(Path)}; {@code name} is what errors call the stream, which is not closed. */
  public static TernaryNetwork read(String name, InputStream in) throws IOException {
    return new WeightFileReader(name, in.readAllBytes()).read();
  }

  /** Writes a network; a file of that name is replaced at once or, on any error, left as it is. */
  public static void write(TernaryNetwork network, Path file) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(temporary, bytes(network));
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** The bytes of the file. */
  public static byte[] bytes(TernaryNetwork network) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writeBody(network, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes.writeBytes(sha256(bytes.toByteArray(), bytes.size()));
    return bytes.toByteArray();
  }

  /** SHA-256, in lower-case hex, of the whole file, as {@code sha256sum} prints it. */
  public static String sha256(TernaryNetwork network) {
    byte[] bytes = bytes(network);
    return Sha256.of(bytes);
  }

  static byte[] sha256(byte[] bytes, int length) {
    MessageDigest digest = Sha256.digest();
    digest.update(bytes, 0, length);
    return digest.digest();
  }

  private static void writeBody(TernaryNetwork network, DataOutputStream out) throws IOException {
    out.write(MAGIC);
    out.writeShort(VERSION);
    InputFormat input = network.input();
    out.writeShort(input.channels());
    out.writeShort(input.height());
    out.writeShort(input.width());
    out.writeByte(input.bits());
    out.writeShort(network.layers().size());
    for (Layer layer : network.layers()) {
      if (layer instanceof TernaryConv conv) {
        writeHead(CONV, layer, out);
        out.writeShort(conv.inChannels());
        out.writeByte(conv.kernel());
        writeMatrix(conv.weights(), out);
        writeActivation(conv.activation(), out);
      } else if (layer instanceof TernaryDense dense) {
        writeHead(DENSE, layer, out);
        writeMatrix(dense.weights(), out);
        writeActivation(dense.activation(), out);
      } else {
        writeHead(POOL, layer, out);
        out.writeByte(((MaxPool) layer).size());
      }
    }
  }

  private static void writeHead(int kind, Layer layer, DataOutputStream out) throws IOException {
    out.writeByte(kind);
    byte[] name = layer.name().getBytes(StandardCharsets.US_ASCII);
    out.writeByte(name.length);
    out.write(name);
  }

  private static void writeMatrix(TernaryMatrix matrix, DataOutputStream out) throws IOException {
    out.writeInt(matrix.rows());
    out.writeShort(matrix.columns());
    byte[] values = matrix.values();
    for (int start = 0; start < values.length; start += TRITS_A_BYTE) {
      int packed = 0;
      for (int i = TRITS_A_BYTE - 1; i >= 0; i--) {
        int trit = start + i < values.length ? values[start + i] + 1 : 0;
        packed = packed * 3 + trit;
      }
      out.writeByte(packed);
    }
  }

  private static void writeActivation(Activation activation, DataOutputStream out)
      throws IOException {
    if (activation instanceof Activation.Thresholds thresholds) {
      int[][] perChannel = thresholds.perChannel();
      out.writeByte(THRESHOLDS);
      out.writeShort(perChannel.length);
      out.writeByte(perChannel[0].length);
      for (int[] channel : perChannel) {
        writeInts(channel, out);
      }
    } else {
      int[] bias = ((Activation.Logits) activation).bias();
      out.writeByte(LOGITS);
      out.writeShort(bias.length);
      writeInts(bias, out);
    }
  }

  private static void writeInts(int[] values, DataOutputStream out) throws IOException {
    for (int value : values) {
      out.writeInt(value);
    }
  }
}
