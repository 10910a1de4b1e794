package weft.golden.admm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import weft.arch.Sha256;
import weft.golden.data.DataSet;
import weft.golden.train.StateFile;

/**
 * The states of trainings in a folder: for each stage the one after its last epoch so far. A file
 * is named by everything that it depends on, so trainings that begin in the same way share the
 * stages that they have in common.
 */
final class StageFiles {
  private static final int NAME_DIGITS = 16;

  private record Stage(AdmmStage stage, StateFile file) {}

  private final List<Stage> stages = new ArrayList<>();

  /**
   * @param there the stages that the training has
   * @param product identity of what multiplies matrices
   */
  StageFiles(
      Path folder,
      Set<AdmmStage> there,
      AdmmRecipe recipe,
      CnnPlan plan,
      String product,
      DataSet data,
      DataSet tests) {
    MessageDigest digest = Sha256.digest();
    data.digest(digest);
    tests.digest(digest);
    StringBuilder inputs = new StringBuilder(plan + product);
    for (AdmmStage stage : AdmmStage.values()) {
      if (there.contains(stage)) {
        inputs.append(stage).append(inputs(stage, recipe));
        byte[] fingerprint = fingerprint(digest, inputs.toString());
        String name =
            "%s-%s.bin"
                .formatted(
                    stage.name().toLowerCase(Locale.ROOT),
                    HexFormat.of().formatHex(fingerprint).substring(0, NAME_DIGITS));
        stages.add(new Stage(stage, new StateFile(folder.resolve(name), fingerprint)));
      }
    }
  }

  /** What a stage depends on besides the stages before it. */
  private static List<Object> inputs(AdmmStage stage, AdmmRecipe recipe) {
    return switch (stage) {
      case FLOAT ->
          List.of(
              recipe.floating(),
              recipe.batch(),
              recipe.norm(),
              recipe.augmentation(),
              recipe.seed());
      case PRUNED -> List.of(recipe.pruning(), recipe.rho(), recipe.kept());
      case POLARISED ->
          List.of(
              recipe.polarisation(),
              recipe.rho(),
              recipe.fragmentRows(),
              recipe.order(),
              recipe.rule());
      case QUANTISED -> List.of(recipe.quantisation(), recipe.rho(), recipe.weightBits());
    };
  }

  private static byte[] fingerprint(MessageDigest images, String inputs) {
    try {
      MessageDigest digest = (MessageDigest) images.clone();
      digest.update(inputs.getBytes(StandardCharsets.UTF_8));
      return digest.digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 can be cloned in every JDK", e);
    }
  }

  /** Replaces the state of a stage. */
  void save(AdmmStage stage, StateFile.Writer state) throws IOException {
    for (Stage one : stages) {
      if (one.stage() == stage) {
        one.file().save(state);
      }
    }
  }

  /**
   * Takes over the state of the last stage that has one.
   *
   * @return whether there is any
   */
  boolean restore(StateFile.Reader state) throws IOException {
    for (int i = stages.size() - 1; i >= 0; i--) {
      if (stages.get(i).file().restore(state)) {
        return true;
      }
    }
    return false;
  }
}
