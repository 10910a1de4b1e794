package weft.golden.nn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weft.golden.FormatException;

/** Reads one {@code .weft} file that is already in memory; see {@link WeightFile}. */
final class WeightFileReader {
  private static final int SHA_BYTES = 32;

  private final String file;
  private final ByteBuffer in;

  WeightFileReader(String file, byte[] bytes) {
    this.file = file;
    this.in = ByteBuffer.wrap(bytes);
  }

  TernaryNetwork read() throws FormatException {
    readMagicAndVersion();
    checkSha256();
    try {
      TernaryNetwork network = readNetwork();
      if (in.remaining() != 0) {
        throw error("layers", in.remaining() + " bytes are left over after the last layer");
      }
      return network;
    } catch (IllegalArgumentException e) {
      throw error("layers", e.getMessage());
    }
  }

  private void readMagicAndVersion() throws FormatException {
    need("magic", WeightFile.MAGIC.length);
    byte[] magic = new byte[WeightFile.MAGIC.length];
    in.get(magic);
    if (!Arrays.equals(magic, WeightFile.MAGIC)) {
      throw error("magic", "this is not a Weft weight file");
    }
    int version = u16("version");
    if (version != WeightFile.VERSION) {
      throw error(
          "version",
          "version " + version + " is unknown, this program reads " + WeightFile.VERSION);
    }
  }

  /** Checks the trailer and hides it from what follows. */
  private void checkSha256() throws FormatException {
    int body = in.limit() - SHA_BYTES;
    if (body < in.position()) {
      throw error("sha256", "the file is truncated: it has " + in.limit() + " bytes");
    }
    byte[] sha = Arrays.copyOfRange(in.array(), body, in.limit());
    if (!Arrays.equals(sha, WeightFile.sha256(in.array(), body))) {
      throw error(
          "sha256",
          "the checksum does not match: the file is truncated or corrupted (it has "
              + in.limit()
              + " bytes)");
    }
    in.limit(body);
  }

  private TernaryNetwork readNetwork() throws FormatException {
    InputFormat input;
    try {
      input = new InputFormat(u16("input"), u16("input"), u16("input"), u8("input"));
    } catch (IllegalArgumentException e) {
      throw error("input", e.getMessage());
    }
    int count = u16("layers");
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      layers.add(readLayer("layer " + i));
    }
    return new TernaryNetwork(input, layers);
  }

  private Layer readLayer(String field) throws FormatException {
    int kind = u8(field);
    byte[] nameBytes = new byte[u8(field)];
    need(field, nameBytes.length);
    in.get(nameBytes);
    String name = new String(nameBytes, StandardCharsets.US_ASCII);
    String named = field + " (" + name + ")";
    try {
      switch (kind) {
        case WeightFile.CONV:
          int inChannels = u16(named);
          int kernel = u8(named);
          return new TernaryConv(
              name, inChannels, kernel, readMatrix(named), readActivation(named));
        case WeightFile.DENSE:
          return new TernaryDense(name, readMatrix(named), readActivation(named));
        case WeightFile.POOL:
          return new MaxPool(name, u8(named));
        default:
          throw error(field, "layer kind must be 1, 2 or 3, not " + kind);
      }
    } catch (IllegalArgumentException e) {
      throw error(named, e.getMessage());
    }
  }

  private TernaryMatrix readMatrix(String layer) throws FormatException {
    String field = layer + " weights";
    need(field, 4);
    int rows = in.getInt();
    int columns = u16(field);
    if (rows < 1 || rows > TernaryMatrix.MAX_ROWS || columns < 1) {
      throw error(field, "rows and columns are out of range: " + rows + " x " + columns);
    }
    long size = (long) rows * columns;
    need(field, (size + WeightFile.TRITS_A_BYTE - 1) / WeightFile.TRITS_A_BYTE);
    byte[] values = new byte[(int) size];
    for (int i = 0; i < values.length; i += WeightFile.TRITS_A_BYTE) {
      int packed = u8(field);
      for (int k = i; k < i + WeightFile.TRITS_A_BYTE; k++, packed /= 3) {
        if (k < values.length) {
          values[k] = (byte) (packed % 3 - 1);
        } else if (packed % 3 != 0) {
          throw error(field, "the padding of the last byte must be 0");
        }
      }
      if (packed != 0) {
        throw error(field, "a byte of five trits must be at most 242");
      }
    }
    return new TernaryMatrix(rows, columns, values);
  }

  private Activation readActivation(String layer) throws FormatException {
    String field = layer + " activation";
    int kind = u8(field);
    int channels = u16(field);
    if (kind == WeightFile.LOGITS) {
      return new Activation.Logits(ints(field, channels));
    }
    if (kind != WeightFile.THRESHOLDS) {
      throw error(field, "activation kind must be 1 or 2, not " + kind);
    }
    int count = u8(field);
    need(field, 4L * count * channels);
    int[][] perChannel = new int[channels][];
    for (int i = 0; i < channels; i++) {
      perChannel[i] = ints(field, count);
    }
    return new Activation.Thresholds(perChannel);
  }

  private int[] ints(String field, int count) throws FormatException {
    need(field, 4L * count);
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.getInt();
    }
    return values;
  }

  private int u8(String field) throws FormatException {
    need(field, 1);
    return in.get() & 0xff;
  }

  private int u16(String field) throws FormatException {
    need(field, 2);
    return in.getShort() & 0xffff;
  }

  private void need(String field, long bytes) throws FormatException {
    if (bytes > in.remaining()) {
      throw error(
          field,
          "the file is truncated: "
              + bytes
              + " bytes are needed at offset "
              + in.position()
              + ", "
              + in.remaining()
              + " are left");
    }
  }

  private FormatException error(String field, String problem) {
    return new FormatException(file, field, problem);
  }
}
