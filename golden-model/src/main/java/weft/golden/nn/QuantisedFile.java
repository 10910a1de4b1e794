package weft.golden.nn;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import weft.arch.ConfigException;
import weft.arch.Sha256;
import weft.arch.crossbar.Requantisation;
import weft.golden.FormatException;

/**
 * The {@code .weft} file of a network of integer weights; our own format, version 1. The same
 * network is always the same bytes. Integers are big-endian.
 *
 * <pre>
 * magic       8 bytes "WEFTINT\n"
 * sha256      32 bytes, of everything behind
 * the rest, deflated:
 * made by     UTF
 * input       u16 channels, u16 height, u16 width, u8 bits
 * layers      u16 count, then for each
 *   kind      u8: 1 product, 2 max-pool
 *   name      UTF
 *   1:        u8 kernel, u8 padding, u16 rows, u16 columns, i16 weights row-major, i32 biases,
 *             u8 1 and u16 multiplier, u8 shift, u8 bits; or u8 0
 *   2:        u8 size
 * </pre>
 */
public final class QuantisedFile {
  private static final byte[] MAGIC = "WEFTINT\n".getBytes(StandardCharsets.US_ASCII);
  private static final int SHA_BYTES = 32;
  private static final int PRODUCT = 1;
  private static final int POOL = 2;

  private QuantisedFile() {}

  /** Writes a network; a file of that name is replaced at once or, on any error, left as it is. */
  public static void write(QuantisedNetwork network, Path file) throws IOException {
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
  public static byte[] bytes(QuantisedNetwork network) {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(deflated))) {
      write(network, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(MAGIC);
    bytes.writeBytes(Sha256.digest().digest(deflated.toByteArray()));
    bytes.writeBytes(deflated.toByteArray());
    return bytes.toByteArray();
  }

  private static void write(QuantisedNetwork network, DataOutputStream out) throws IOException {
    out.writeUTF(network.madeBy());
    out.writeShort(network.input().channels());
    out.writeShort(network.input().height());
    out.writeShort(network.input().width());
    out.writeByte(network.input().bits());
    out.writeShort(network.layers().size());
    for (QuantisedLayer layer : network.layers()) {
      if (layer instanceof QuantisedLayer.Product product) {
        out.writeByte(PRODUCT);
        out.writeUTF(product.name());
        write(product, out);
      } else {
        out.writeByte(POOL);
        out.writeUTF(layer.name());
        out.writeByte(((MaxPool) layer).size());
      }
    }
  }

  private static void write(QuantisedLayer.Product product, DataOutputStream out)
      throws IOException {
    out.writeByte(product.kernel());
    out.writeByte(product.padding());
    out.writeShort(product.weights().rows());
    out.writeShort(product.weights().columns());
    for (short weight : product.weights().values()) {
      out.writeShort(weight);
    }
    for (int bias : product.bias()) {
      out.writeInt(bias);
    }
    out.writeByte(product.requantisation().isPresent() ? 1 : 0);
    if (product.requantisation().isPresent()) {
      Requantisation requantisation = product.requantisation().get();
      out.writeShort(requantisation.multiplier());
      out.writeByte(requantisation.shift());
      out.writeByte(requantisation.outBits());
    }
  }

  /**
   * Reads a network.
   *
   * @param name what errors call the file
   * @throws FormatException if the file is truncated, corrupted or of another kind; the message
   *     names file and field
   */
  public static QuantisedNetwork read(String name, byte[] bytes) throws IOException {
    if (bytes.length < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
      throw new FormatException(name, "magic", "this is no Weft file of integer weights");
    }
    int start = MAGIC.length + SHA_BYTES;
    if (bytes.length < start
        || !Arrays.equals(
            Arrays.copyOfRange(bytes, MAGIC.length, start),
            Sha256.digest().digest(Arrays.copyOfRange(bytes, start, bytes.length)))) {
      throw new FormatException(
          name,
          "sha256",
          "the checksum does not match: the file is truncated or corrupted (it has "
              + bytes.length
              + " bytes)");
    }
    ByteArrayInputStream deflated = new ByteArrayInputStream(bytes, start, bytes.length - start);
    try (DataInputStream in = new DataInputStream(new InflaterInputStream(deflated))) {
      QuantisedNetwork network = network(in);
      if (in.read() >= 0) {
        throw new FormatException(name, "layers", "bytes are left over after the last layer");
      }
      return network;
    } catch (EOFException | ZipException e) {
      throw new FormatException(name, "layers", "the file ends too early");
    } catch (IllegalArgumentException | ConfigException e) {
      throw new FormatException(name, "layers", e.getMessage());
    }
  }

  private static QuantisedNetwork network(DataInputStream in) throws IOException {
    String madeBy = in.readUTF();
    InputFormat input =
        new InputFormat(
            in.readUnsignedShort(),
            in.readUnsignedShort(),
            in.readUnsignedShort(),
            in.readUnsignedByte());
    int count = in.readUnsignedShort();
    List<QuantisedLayer> layers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int kind = in.readUnsignedByte();
      String name = in.readUTF();
      switch (kind) {
        case PRODUCT -> layers.add(product(name, in));
        case POOL -> layers.add(new MaxPool(name, in.readUnsignedByte()));
        default -> throw new IllegalArgumentException("layer kind must be 1 or 2, not " + kind);
      }
    }
    return new QuantisedNetwork(input, layers, madeBy);
  }

  private static QuantisedLayer.Product product(String name, DataInputStream in)
      throws IOException {
    int kernel = in.readUnsignedByte();
    int padding = in.readUnsignedByte();
    int rows = in.readUnsignedShort();
    int columns = in.readUnsignedShort();
    short[] weights = new short[QuantisedMatrix.size(rows, columns)];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = in.readShort();
    }
    List<Integer> bias = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      bias.add(in.readInt());
    }
    Optional<Requantisation> requantisation =
        in.readUnsignedByte() == 0
            ? Optional.empty()
            : Optional.of(
                new Requantisation(
                    in.readUnsignedShort(), in.readUnsignedByte(), in.readUnsignedByte()));
    QuantisedMatrix matrix = new QuantisedMatrix(rows, columns, weights);
    return new QuantisedLayer.Product(name, kernel, padding, matrix, bias, requantisation);
  }
}
