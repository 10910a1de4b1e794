package weft.golden.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.golden.data.DataSet;
import weft.golden.data.DataSets;

class CommittedWeightsTest {
  private static final boolean FULL = "full".equals(System.getProperty("weft.tier"));

  @Test
  void bothAreTheLenetOfTheLiterature() throws Exception {
    isLenet(CommittedWeights.read("fashion"));
    isLenet(CommittedWeights.read("mnist"));
  }

  private static void isLenet(TernaryNetwork network) {
    assertEquals(new InputFormat(1, 28, 28, 8), network.input());
    assertEquals(
        List.of("conv1", "pool1", "conv2", "pool2", "fc1", "fc2"),
        network.layers().stream().map(Layer::name).toList());
    assertEquals(
        List.of(
            new Shape(1, 28, 28),
            new Shape(32, 24, 24),
            new Shape(32, 12, 12),
            new Shape(64, 8, 8),
            new Shape(64, 4, 4),
            new Shape(512, 1, 1),
            new Shape(10, 1, 1)),
        network.shapes());
  }

  @Test
  void theBytesAreThoseOfTheTraining() throws Exception {
    assertEquals(
        "07f90dc78f70e4151bb676f1e78fc764b78de50c117f650ef4199df6bc565336",
        WeightFile.sha256(CommittedWeights.read("fashion")));
    assertEquals(
        "06d1c114886aea3b1932eff666f301eb3250696afb07c6281cfc9d8afa40f827",
        WeightFile.sha256(CommittedWeights.read("mnist")));
  }

  /** The counts are those of the trainer's float forward pass after the last epoch. */
  @Test
  void classifiesTheSampleAsAtTheEndOfTheTraining() throws Exception {
    IntegerForward forward = new IntegerForward(CommittedWeights.read("fashion"));
    DataSet sample = DataSets.sample();
    int images = FULL ? 1000 : 100;
    int correct = 0;
    for (int i = 0; i < images; i++) {
      correct += forward.classOf(sample.pixels(i)) == sample.label(i) ? 1 : 0;
    }
    assertEquals(FULL ? 918 : 88, correct);
  }

  @Test
  void aNetworkThatIsNotThereIsNamed() {
    assertEquals(
        "/weft/golden/weights/nosuch.weft: no such trained network in the program",
        assertThrows(NoSuchFileException.class, () -> CommittedWeights.read("nosuch"))
            .getMessage());
  }
}
