package weft.golden.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import weft.golden.FormatException;

class IdxFileTest {
  private static final byte[] TWO_IMAGES =
      HexFormat.of().parseHex("00000803" + "00000002" + "00000001" + "00000003" + "0001ff020304");

  private static IdxFile.Content read(byte[] bytes) throws IOException {
    return IdxFile.read("some.idx", new ByteArrayInputStream(bytes), 3);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    }
    return zipped.toByteArray();
  }

  private static String refusal(byte[] bytes) {
    return assertThrows(FormatException.class, () -> read(bytes)).getMessage();
  }

  @Test
  void readsPlainAndCompressedFiles() throws Exception {
    for (byte[] bytes : new byte[][] {TWO_IMAGES, gzip(TWO_IMAGES)}) {
      IdxFile.Content content = read(bytes);
      assertArrayEquals(new int[] {2, 1, 3}, content.sizes());
      assertArrayEquals(new byte[] {0, 1, -1, 2, 3, 4}, content.values());
    }
  }

  @Test
  void everyTruncationIsRefused() throws Exception {
    for (int length = 0; length < TWO_IMAGES.length; length++) {
      assertTrue(refusal(Arrays.copyOf(TWO_IMAGES, length)).contains("truncated"));
    }
    byte[] zipped = gzip(TWO_IMAGES);
    for (int length = 2; length < zipped.length; length++) {
      refusal(Arrays.copyOf(zipped, length));
    }
    assertEquals(
        "some.idx: values: the file is truncated: 6 bytes are declared, 5 are there",
        refusal(Arrays.copyOf(TWO_IMAGES, TWO_IMAGES.length - 1)));
  }

  @Test
  void namesFileAndFieldOfWhatIsWrong() throws Exception {
    byte[] longer = Arrays.copyOf(TWO_IMAGES, TWO_IMAGES.length + 1);
    assertEquals(
        "some.idx: values: the file is too long: 6 bytes are declared, 7 are there",
        refusal(longer));
    byte[] labels = TWO_IMAGES.clone();
    labels[3] = 1;
    assertEquals(
        "some.idx: magic: 0x00000801 is not 0x00000803, an IDX file of unsigned bytes in 3"
            + " dimensions",
        refusal(labels));
    byte[] negative = TWO_IMAGES.clone();
    negative[8] = (byte) 0x80;
    assertEquals("some.idx: size 1: -2147483647 is out of range", refusal(negative));
    byte[] huge = TWO_IMAGES.clone();
    huge[4] = 0x7f;
    huge[8] = 0x7f;
    assertTrue(refusal(huge).startsWith("some.idx: size 0: "), refusal(huge));
    byte[] damaged = gzip(TWO_IMAGES);
    damaged[damaged.length - 8] ^= 1;
    assertTrue(refusal(damaged).startsWith("some.idx: gzip: the compressed file is corrupted"));
  }
}
