package weft.cosim.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import weft.golden.FormatException;

/** The files in the test's resources were written by NumPy 2.4.6. */
class NpyTest {
  private static final IntegerArray MATRIX =
      new IntegerArray(new int[] {2, 3}, new long[] {1, -2, 3, -4, 5, -6});

  private static byte[] bytes(String name) throws Exception {
    try (InputStream in = NpyTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static IntegerArray read(String name) throws Exception {
    return Npy.read(name, bytes(name));
  }

  private static String refusal(byte[] bytes) {
    return assertThrows(FormatException.class, () -> Npy.read("a.npy", bytes)).getMessage();
  }

  @Test
  void readsEveryIntegerTypeAndByteOrder() throws Exception {
    assertEquals(MATRIX, read("int8.npy"));
    assertEquals(MATRIX, read("int64_big.npy"));
    assertEquals(MATRIX, read("version2.npy"));
    assertEquals(new IntegerArray(new int[] {4}, new long[] {0, 127, 128, 255}), read("uint8.npy"));
    assertEquals(new IntegerArray(new int[] {1, 2}, new long[] {1, 0}), read("bool.npy"));
    assertEquals(new IntegerArray(new int[] {}, new long[] {7}), read("scalar.npy"));
  }

  @Test
  void fortranOrderIsTurnedIntoCOrder() throws Exception {
    assertEquals(MATRIX, read("int32_fortran.npy"));
    IntegerArray cube = read("version3.npy");
    long[] expected = new long[24];
    Arrays.setAll(expected, i -> i);
    assertEquals(new IntegerArray(new int[] {2, 3, 4}, expected), cube);
  }

  @Test
  void writesWhatNumPyWrites() throws Exception {
    byte[] written = Npy.bytes(MATRIX);
    assertEquals(MATRIX, Npy.read("written", written));
    byte[] numpy = bytes("int8.npy");
    String header = new String(written, 10, 118, StandardCharsets.US_ASCII).replace("<i8", "|i1");
    assertEquals(
        new String(numpy, 10, 118, StandardCharsets.US_ASCII).strip(),
        header.replace("3,)", "3)").strip());
    assertArrayEquals(Arrays.copyOf(numpy, 10), Arrays.copyOf(written, 10));
  }

  @Test
  void malformedFilesSayWhatIsWrong() throws Exception {
    byte[] good = bytes("int8.npy");
    assertEquals("a.npy: magic: this is not a .npy file", refusal(new byte[] {1, 2, 3}));
    byte[] version = good.clone();
    version[6] = 4;
    assertEquals("a.npy: version: must be 1 to 3, not 4", refusal(version));
    assertEquals("a.npy: header: the file ends in it", refusal(Arrays.copyOf(good, 9)));
    assertEquals("a.npy: header: the file ends in it", refusal(Arrays.copyOf(good, 60)));
    byte[] header = good.clone();
    header[10] = '[';
    assertEquals(
        "a.npy: header: must be {'descr': ..., 'fortran_order': ..., 'shape': (...), }",
        refusal(header));
    assertEquals(
        "a.npy: values: 5 bytes are left for 6 values of 1 bytes",
        refusal(Arrays.copyOf(good, good.length - 1)));
    assertEquals(
        "a.npy: values: 7 bytes are left for 6 values of 1 bytes",
        refusal(Arrays.copyOf(good, good.length + 1)));
    assertEquals(
        "a.npy: descr: the values are '<f4', not integers; in NumPy: a.astype(numpy.int32)",
        refusal(bytes("float.npy")));
    byte[] huge =
        new String(good, StandardCharsets.ISO_8859_1)
            .replace("(2, 3), }   ", "(99999, 99999), }")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        "a.npy: shape: more than 268435456 values", refusal(Arrays.copyOf(huge, huge.length)));
  }
}
