package weft.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A data set of 40 random images of 6 x 6 pixels in two classes, for training and for testing. */
final class TinyData {
  private static final int IMAGES = 40;

  private TinyData() {}

  static void write(Path folder) throws IOException {
    for (String split : new String[] {"train", "t10k"}) {
      writeIdx(folder.resolve(split + "-images-idx3-ubyte"), IMAGES, 6, 6);
      writeIdx(folder.resolve(split + "-labels-idx1-ubyte"), IMAGES);
    }
  }

  private static void writeIdx(Path file, int... sizes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x800 + sizes.length);
    int count = 1;
    for (int size : sizes) {
      out.writeInt(size);
      count *= size;
    }
    Random random = new Random(1);
    for (int i = 0; i < count; i++) {
      out.writeByte(random.nextInt(sizes.length == 1 ? 2 : 256));
    }
    Files.write(file, bytes.toByteArray());
  }
}
