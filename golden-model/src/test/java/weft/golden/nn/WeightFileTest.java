package weft.golden.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.golden.FormatException;

class WeightFileTest {
  /** The file of {@link TinyNetworks#convolution()} without its checksum, written by hand. */
  private static final String BODY =
      "574546544e45540a" // WEFTNET\n
          + "0001" // version
          + "00010003000308" // 1x3x3, 8 bits
          + "0003" // layers
          + "01"
          + "05"
          + "636f6e7631" // convolution conv1
          + "0001"
          + "02" // one input channel, kernel 2
          // 1 0 -1 1 0 | 1 1 -1: trits 2 1 0 2 1 = 2+3+0+54+81 = 140; 2 2 0 = 2+6 = 8
          + "00000004"
          + "0002"
          + "8c"
          + "08"
          + "01"
          + "0002"
          + "03" // thresholds of two channels
          + "000000010000000500000009"
          + "fffffffd0000000200000006"
          + "03"
          + "05"
          + "706f6f6c31"
          + "02" // pool1 of 2
          + "02"
          + "03"
          + "666331" // dense fc1
          // 1 -1 -1 1: trits 2 0 0 2 = 2+54 = 56
          + "00000002"
          + "0002"
          + "38"
          + "02"
          + "0002"
          + "0000000000000001"; // biases 0, 1

  private static byte[] file(String bodyHex) throws Exception {
    byte[] body = HexFormat.of().parseHex(bodyHex);
    byte[] sha = MessageDigest.getInstance("SHA-256").digest(body);
    byte[] file = Arrays.copyOf(body, body.length + sha.length);
    System.arraycopy(sha, 0, file, body.length, sha.length);
    return file;
  }

  private static TernaryNetwork read(byte[] bytes) throws IOException {
    return WeightFile.read("tiny.weft", new ByteArrayInputStream(bytes));
  }

  private static FormatException refusal(byte[] bytes) {
    FormatException e = assertThrows(FormatException.class, () -> read(bytes));
    assertEquals("tiny.weft", e.file());
    assertTrue(e.getMessage().startsWith("tiny.weft: " + e.field() + ": "), e.getMessage());
    return e;
  }

  @Test
  void writesTheBytesOfTheFormatAndReadsThem() throws Exception {
    assertEquals(
        HexFormat.of().formatHex(file(BODY)),
        HexFormat.of().formatHex(WeightFile.bytes(TinyNetworks.convolution())));
    assertEquals(TinyNetworks.convolution(), read(file(BODY)));
  }

  @Test
  void everyTritAndPaddingSurvives() throws Exception {
    for (int rows = 1; rows <= 11; rows++) {
      byte[] values = new byte[rows * 2];
      for (int i = 0; i < values.length; i++) {
        values[i] = (byte) ((i * 7 + rows) % 3 - 1);
      }
      TernaryNetwork network =
          new TernaryNetwork(
              new InputFormat(rows, 1, 1, 8),
              List.of(
                  new TernaryDense(
                      "fc1",
                      new TernaryMatrix(rows, 2, values),
                      new Activation.Logits(new int[2]))));
      assertEquals(network, read(WeightFile.bytes(network)));
    }
  }

  @Test
  void everyTruncationIsRefused() throws Exception {
    byte[] whole = file(BODY);
    for (int length = 0; length < whole.length; length++) {
      refusal(Arrays.copyOf(whole, length));
    }
    assertEquals("sha256", refusal(Arrays.copyOf(whole, whole.length - 1)).field());
    assertEquals("magic", refusal(Arrays.copyOf(whole, 7)).field());
  }

  @Test
  void everyFlippedBitIsRefused() throws Exception {
    byte[] whole = file(BODY);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      refusal(damaged);
    }
  }

  @Test
  void anotherVersionIsNamed() throws Exception {
    assertEquals(
        "tiny.weft: version: version 2 is unknown, this program reads 1",
        refusal(file(BODY.replace("574546544e45540a0001", "574546544e45540a0002"))).getMessage());
  }

  @Test
  void sizesOutOfRangeNameTheField() throws Exception {
    String zeroHeight = BODY.replace("00010003000308", "00010000000308");
    assertEquals(
        "tiny.weft: input: height must be 1 to 4096, not 0",
        refusal(file(zeroHeight)).getMessage());
    String hugeMatrix = BODY.replace("0000000400028c08", "7fffffff00028c08");
    assertEquals("layer 0 (conv1) weights", refusal(file(hugeMatrix)).field());
    String longMatrix = BODY.replace("0000000400028c08", "0010000000028c08");
    assertTrue(refusal(file(longMatrix)).getMessage().contains("truncated: 419431 bytes"));
    String badPadding = BODY.replace("0000000400028c08", "0000000400028c23");
    assertTrue(refusal(file(badPadding)).getMessage().contains("padding"));
    String badTrits = BODY.replace("0000000400028c08", "000000040002f308");
    assertTrue(refusal(file(badTrits)).getMessage().contains("at most 242"));
    String wrongKernel = BODY.replace("636f6e7631000102", "636f6e7631000103");
    assertTrue(refusal(file(wrongKernel)).getMessage().contains("= 9 rows, not 4"));
  }

  @Test
  void replacesAFileAtOnceAndLeavesNothingBeside(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("net.weft");
    Files.writeString(file, "old");
    WeightFile.write(TinyNetworks.convolution(), file);
    assertEquals(TinyNetworks.convolution(), WeightFile.read(file));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
    assertThrows(
        IOException.class,
        () -> WeightFile.write(TinyNetworks.convolution(), folder.resolve("none/net.weft")));
    assertFalse(Files.exists(folder.resolve("none")));
    assertArrayEquals(WeightFile.bytes(TinyNetworks.convolution()), Files.readAllBytes(file));
  }
}
