package weft.cosim.engine;

import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests that run on every engine, on the stream unit accu after two clocks of reset. */
public abstract class AccuContract {
  protected RtlModel model;

  /** A new instance of accu. */
  protected abstract RtlModel open() throws InterruptedException;

  @BeforeEach
  void openAndReset() throws InterruptedException {
    model = open();
    reset(model);
  }

  @AfterEach
  void close() {
    model.close();
  }

  void reopen() throws InterruptedException {
    close();
    openAndReset();
  }

  /** Two clocks of reset, with all inputs as they are. */
  public static void reset(RtlModel model) {
    model.poke("resetn", 0);
    model.step(2);
    model.poke("resetn", 1);
  }

  public static int[] data(int beats, long seed) {
    return new Random(seed).ints(4L * beats).toArray();
  }

  /** What accu computes, starting from reset with constant 0. */
  public static int[] expected(int[] data) {
    int[] result = new int[data.length];
    int sum = 0;
    for (int i = 0; i < data.length; i += 4) {
      sum += data[i];
      result[i] = sum;
      result[i + 1] = i / 4;
      result[i + 2] = data[i] ^ data[i + 1] ^ data[i + 2] ^ data[i + 3];
      result[i + 3] = data[i + 3];
    }
    return result;
  }
}
