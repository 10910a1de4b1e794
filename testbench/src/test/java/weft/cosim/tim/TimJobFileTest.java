package weft.cosim.tim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.arch.ConfigException;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimPhases;
import weft.arch.tim.TimScales;
import weft.cosim.job.IntegerArray;
import weft.cosim.job.JobFile;
import weft.cosim.job.Npy;
import weft.golden.FormatException;

class TimJobFileTest {
  private static final String TILE =
      "'tile': {'rows': 8, 'columns': 4, 'rowsPerAccess': 4, 'adcMax': 2, 'pcus': 2, 'tiles': 1}";

  @TempDir Path folder;

  private Path write(String text) throws Exception {
    return Files.writeString(folder.resolve("job.json"), text.replace('\'', '"'));
  }

  private TimMatrixJob read(String body) throws Exception {
    return TimJobFile.read(JobFile.read(write("{'family': 'tim', " + TILE + ", " + body + "}")));
  }

  private String refusal(String body) throws Exception {
    Path file = write("{'family': 'tim', " + TILE + ", " + body + "}");
    String message =
        assertThrows(ConfigException.class, () -> TimJobFile.read(JobFile.read(file))).getMessage();
    assertTrue(message.startsWith(file + ": "), message);
    return message.substring(file.toString().length() + 2);
  }

  @Test
  void everythingThatIsNotGivenHasADefault() throws Exception {
    TimMatrixJob job =
        read("'encoding': 'unsigned', 'weights': [[1, -1], [0, 1]], 'activations': [[5, 0]]");
    assertEquals(8, job.config().rows());
    assertEquals(TimPhases.DEFAULT, job.phases());
    assertEquals(TimScales.UNIT, job.scales());
    assertEquals(OptionalLong.empty(), job.stalls());
    assertEquals(3, job.planes());
    assertArrayEquals(new int[][] {{1, -1}, {0, 1}}, job.weights());
    assertArrayEquals(new int[][] {{5, 0}}, job.activations());
  }

  @Test
  void planesAreTheFewestThatHoldTheActivations() throws Exception {
    String weights = "'weights': [[1]], 'activations': ";
    assertEquals(1, read("'encoding': 'unsigned', " + weights + "[[0], [1]]").planes());
    assertEquals(2, read("'encoding': 'unsigned', " + weights + "[[2]]").planes());
    assertEquals(1, read("'encoding': 'twos-complement', " + weights + "[[-1], [0]]").planes());
    assertEquals(2, read("'encoding': 'twos-complement', " + weights + "[[1]]").planes());
    assertEquals(8, read("'encoding': 'twos-complement', " + weights + "[[-128]]").planes());
    assertEquals(1, read("'encoding': 'ternary', " + weights + "[[-1]]").planes());
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    TimMatrixJob job =
        read(
            "'phases': {'convert': 3}, 'encoding': 'ternary-two-step', 'stalls': 99,"
                + "'scales': {'weightMinus': 2}, 'weights': [[1], [-1]], 'activations': [[0, -1]]");
    Path copy = Files.writeString(folder.resolve("copy.json"), job.text());
    TimMatrixJob again = TimJobFile.read(JobFile.read(copy));
    assertEquals(job.config(), again.config());
    assertEquals(new TimPhases(1, 1, 1, 3, 1, 1, 1), again.phases());
    assertEquals(new TimScales(1, 2, 1, 1), again.scales());
    assertEquals(TimEncoding.TERNARY_TWO_STEP, again.encoding());
    assertEquals(OptionalLong.of(99), again.stalls());
    assertArrayEquals(job.weights(), again.weights());
    assertArrayEquals(job.activations(), again.activations());
  }

  @Test
  void matricesComeFromNpyFilesNextToTheJob() throws Exception {
    Files.write(
        folder.resolve("w.npy"), Npy.bytes(new IntegerArray(new int[] {2, 1}, new long[] {1, -1})));
    Files.write(
        folder.resolve("x.npy"), Npy.bytes(new IntegerArray(new int[] {1, 2}, new long[] {3, 4})));
    TimMatrixJob job = read("'encoding': 'unsigned', 'weights': 'w.npy', 'activations': 'x.npy'");
    assertArrayEquals(new int[][] {{1}, {-1}}, job.weights());
    assertArrayEquals(new int[][] {{3, 4}}, job.activations());
  }

  @Test
  void npyFilesMustBeThereAndBeMatrices() throws Exception {
    String body = "'encoding': 'unsigned', 'activations': [[1]], 'weights': ";
    assertThrows(NoSuchFileException.class, () -> read(body + "'none.npy'"));
    Files.write(folder.resolve("bad.npy"), new byte[] {1});
    assertThrows(FormatException.class, () -> read(body + "'bad.npy'"));
    Files.write(
        folder.resolve("v.npy"), Npy.bytes(new IntegerArray(new int[] {1}, new long[] {1})));
    assertEquals("'weights' v.npy has 1 dimensions, a matrix has two", refusal(body + "'v.npy'"));
    Files.write(
        folder.resolve("big.npy"),
        Npy.bytes(new IntegerArray(new int[] {1, 1}, new long[] {1L << 32})));
    assertEquals("weights[0][0] must be -1..1, not 2147483647", refusal(body + "'big.npy'"));
  }

  @Test
  void errorsNameTheKeyAndWhatIsAllowed() throws Exception {
    String good = "'encoding': 'unsigned', 'weights': [[1]], 'activations': [[1]]";
    assertEquals(
        "unknown key 'wieghts'; did you mean 'weights'?", refusal(good + ", 'wieghts': 1"));
    assertEquals(
        "'encoding' must be one of unsigned, twos-complement, ternary, ternary-two-step; did you"
            + " mean 'unsigned'?",
        refusal(good.replace("'unsigned'", "'unsinged'")));
    assertEquals(
        "weights[0][0] must be -1..1, not 2",
        refusal(good.replace("'weights': [[1]", "'weights': [[2]")));
    assertEquals(
        "activations[0] must have 1 values, not 2",
        refusal(good.replace("'activations': [[1]", "'activations': [[1, 1]")));
    assertEquals(
        "activations[0][0] must be 0..1, not -3",
        refusal(good.replace("'activations': [[1]", "'activations': [[-3]")));
    assertEquals(
        "'weights[0][0]' must be a whole number, not 1.5",
        refusal(good.replace("'weights': [[1]", "'weights': [[1.5]")));
    assertEquals(
        "'weights' must have at least one row and one column",
        refusal(good.replace("'weights': [[1]]", "'weights': []")));
    assertEquals(
        "phases:1: unknown key 'drve'; did you mean 'drive'?",
        refusal(good + ", 'phases': {'drve': 1}"));
    assertEquals("planes must be 1..8, not 9", refusal(good + ", 'planes': 9"));
    assertEquals(
        "weightPlus must be 0..63, not 64", refusal(good + ", 'scales': {'weightPlus': 64}"));
  }

  @Test
  void brokenJsonNamesTheLine() throws Exception {
    Path file = write("{\n'family': 'tim',\n");
    String message =
        assertThrows(ConfigException.class, () -> TimJobFile.read(JobFile.read(file))).getMessage();
    assertTrue(message.startsWith(file + ":3: "), message);
    Path twice = write("{'family': 'tim', 'family': 'tim'}");
    assertTrue(
        assertThrows(ConfigException.class, () -> JobFile.read(twice))
            .getMessage()
            .contains("Duplicate field"));
  }
}
