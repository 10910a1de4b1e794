package weft.golden.admm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.golden.nn.Shape;

/** Against the definition, pixel by pixel. */
class PatchesTest {
  private static final int IMAGES = 3;
  private static final int FIRST = 1;
  private static final int COUNT = 2;

  private final Random random = new Random(4);

  /** Without padding, with too little for sums of the image's size, with just that, with more. */
  @Test
  void gathersWhatLiesUnderTheTapsAndScattersItBack() {
    for (int kernel = 1; kernel <= 5; kernel++) {
      for (int padding = 0; padding < kernel; padding++) {
        check(new Shape(2, 5, 6), kernel, padding);
        check(new Shape(3, 6, 5), kernel, padding);
      }
    }
  }

  /** Most taps never meet the image. */
  @Test
  void kernelsMayBeWiderThanTheImage() {
    check(new Shape(2, 2, 2), 7, 3);
    check(new Shape(1, 1, 3), 5, 2);
    check(new Shape(1, 3, 1), 9, 4);
    check(new Shape(2, 1, 1), 3, 1);
  }

  private void check(Shape in, int kernel, int padding) {
    CnnPlan.Convolution convolution = new CnnPlan.Convolution(1, kernel, padding, 1);
    Shape out = convolution.sums(in);
    int positions = out.height() * out.width();
    int[] taps =
        IntStream.range(0, in.channels() * kernel * kernel)
            .filter(tap -> random.nextInt(4) > 0)
            .toArray();
    float[] from = numbers(IMAGES * in.size());
    float[] to = numbers(IMAGES * in.size());
    float[] sums = to.clone();
    float[] rows = numbers(taps.length * COUNT * positions);
    Patches patches = new Patches(in, out, convolution, COUNT);
    Arrays.fill(patches.values, 99);
    patches.gather(from, FIRST, COUNT, taps);
    for (int at = 0; at < rows.length; at++) {
      int pixel = pixel(in, out, kernel, padding, taps, at);
      String what = in + ", kernel " + kernel + ", padding " + padding + ", value " + at;
      assertEquals(pixel < 0 ? 0 : from[pixel], patches.values[at], what);
      if (pixel >= 0) {
        sums[pixel] += rows[at];
      }
    }
    System.arraycopy(rows, 0, patches.values, 0, rows.length);
    patches.scatter(FIRST, COUNT, taps, to);
    assertArrayEquals(sums, to);
  }

  /** Where the value {@code at} of the rows comes from; -1 for the padding. */
  private static int pixel(Shape in, Shape out, int kernel, int padding, int[] taps, int at) {
    int x = at % out.width();
    int y = at / out.width() % out.height();
    int image = FIRST + at / (out.width() * out.height()) % COUNT;
    int tap = taps[at / (out.width() * out.height()) / COUNT];
    int sourceX = x + tap % kernel - padding;
    int sourceY = y + tap / kernel % kernel - padding;
    if (sourceX < 0 || sourceX >= in.width() || sourceY < 0 || sourceY >= in.height()) {
      return -1;
    }
    int channel = tap / (kernel * kernel);
    return ((image * in.channels() + channel) * in.height() + sourceY) * in.width() + sourceX;
  }

  /** Small integers, so that sums are exact in any order. */
  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = 1 + random.nextInt(50);
    }
    return numbers;
  }
}
