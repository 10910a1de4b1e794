package weft.golden.train;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import weft.arch.Sha256;
import weft.golden.FormatException;
import weft.golden.data.DataSet;

/**
 * The whole state of a training after an epoch: all learned values with their moments and the
 * running statistics.
 */
final class Checkpoint {
  private final StateFile file;

  /** Checkpoints in {@code folder} of exactly this training. */
  Checkpoint(Path folder, TrainingRecipe recipe, NetworkPlan plan, DataSet data) {
    MessageDigest digest = Sha256.digest();
    digest.update((recipe + " " + plan).getBytes(StandardCharsets.UTF_8));
    data.digest(digest);
    file = new StateFile(folder.resolve("checkpoint.bin"), digest.digest());
  }

  void save(Model model, int epochsDone) throws IOException {
    file.save(
        out -> {
          out.writeInt(epochsDone);
          for (Parameter parameter : model.parameters()) {
            write(parameter.value, out);
            write(parameter.moment1, out);
            write(parameter.moment2, out);
          }
          for (Normalisation norm : model.norms) {
            write(new float[][] {norm.mean, norm.variance}, out);
          }
        });
  }

  /**
   * Restores the model from the folder, if it holds a checkpoint.
   *
   * @return the number of epochs that are done, 0 if there is none
   * @throws FormatException if the checkpoint is damaged or of another training
   */
  int restore(Model model) throws IOException {
    int[] epochsDone = {0};
    file.restore(
        in -> {
          epochsDone[0] = in.readInt();
          for (Parameter parameter : model.parameters()) {
            read(parameter.value, in);
            read(parameter.moment1, in);
            read(parameter.moment2, in);
          }
          for (Normalisation norm : model.norms) {
            read(new float[][] {norm.mean, norm.variance}, in);
          }
          model.refresh();
        });
    return epochsDone[0];
  }

  private static void write(float[][] rows, DataOutputStream out) throws IOException {
    for (float[] row : rows) {
      StateFile.write(row, out);
    }
  }

  private static void read(float[][] rows, DataInputStream in) throws IOException {
    for (float[] row : rows) {
      StateFile.read(row, in);
    }
  }
}
