package weft.golden.train;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import weft.arch.Sha256;
import weft.golden.FormatException;
import weft.golden.data.DataSet;

/**
 * The whole state of a training after an epoch: all learned values with their moments and the
 * running statistics, under a SHA-256. It is written beside and moved into place, so a kill at any
 * moment leaves the old one or the new one.
 */
final class Checkpoint {
  private static final String FILE = "checkpoint.bin";
  private static final byte[] MAGIC = "WEFTCKP1".getBytes(StandardCharsets.US_ASCII);
  private static final int SHA_BYTES = 32;

  private final Path folder;
  private final byte[] fingerprint;

  /** Checkpoints in {@code folder} of exactly this training. */
  Checkpoint(Path folder, TrainingRecipe recipe, NetworkPlan plan, DataSet data) {
    this.folder = folder;
    MessageDigest digest = Sha256.digest();
    digest.update((recipe + " " + plan).getBytes(StandardCharsets.UTF_8));
    data.digest(digest);
    fingerprint = digest.digest();
  }

  void save(Model model, int epochsDone) throws IOException {
    Files.createDirectories(folder);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(bytes))) {
      out.write(MAGIC);
      out.write(fingerprint);
      out.writeInt(epochsDone);
      for (Parameter parameter : model.parameters()) {
        write(parameter.value, out);
        write(parameter.moment1, out);
        write(parameter.moment2, out);
      }
      for (Normalisation norm : model.norms) {
        write(new float[][] {norm.mean, norm.variance}, out);
      }
    }
    bytes.writeBytes(Sha256.digest().digest(bytes.toByteArray()));
    Path temporary = folder.resolve(FILE + ".part");
    Files.write(temporary, bytes.toByteArray());
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        temporary,
        folder.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Restores the model from the folder, if it holds a checkpoint.
   *
   * @return the number of epochs that are done, 0 if there is none
   * @throws FormatException if the checkpoint is damaged or of another training
   */
  int restore(Model model) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return 0;
    }
    byte[] bytes = Files.readAllBytes(file);
    int body = bytes.length - SHA_BYTES;
    if (body < 0
        || !Arrays.equals(
            Sha256.digest().digest(Arrays.copyOf(bytes, body)),
            Arrays.copyOfRange(bytes, body, bytes.length))) {
      throw new FormatException(
          file.toString(), "sha256", "the checkpoint is truncated or corrupted");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, body))) {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new FormatException(file.toString(), "magic", "this is not a checkpoint");
      }
      if (!Arrays.equals(in.readNBytes(fingerprint.length), fingerprint)) {
        throw new FormatException(
            file.toString(),
            "fingerprint",
            "the checkpoint belongs to another recipe, network or data set; use another folder");
      }
      int epochsDone = in.readInt();
      for (Parameter parameter : model.parameters()) {
        read(parameter.value, in);
        read(parameter.moment1, in);
        read(parameter.moment2, in);
      }
      for (Normalisation norm : model.norms) {
        read(new float[][] {norm.mean, norm.variance}, in);
      }
      model.refresh();
      return epochsDone;
    } catch (EOFException e) {
      throw new FormatException(file.toString(), "values", "the checkpoint is too short");
    }
  }

  private static void write(float[][] rows, DataOutputStream out) throws IOException {
    for (float[] row : rows) {
      for (float x : row) {
        out.writeFloat(x);
      }
    }
  }

  private static void read(float[][] rows, DataInputStream in) throws IOException {
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = in.readFloat();
      }
    }
  }
}
