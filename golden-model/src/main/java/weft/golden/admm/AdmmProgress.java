package weft.golden.admm;

/** Hears how a training goes on; called from the thread that runs it. */
public interface AdmmProgress {
  /** A listener that does nothing. */
  AdmmProgress SILENT = new AdmmProgress() {};

  /** A checkpoint was found; training goes on after {@code epochsDone} epochs of all. */
  default void resumed(int epochsDone) {}

  /** A minibatch of epoch {@code epoch} (from 1, of all stages) is done. */
  default void minibatch(int epoch, int epochs, int batch, int batches, double loss) {}

  /** An epoch is done and, where asked for, checkpointed. */
  default void epoch(AdmmStage stage, int epoch, int epochs, double loss, double accuracy) {}

  /** A stage is done; {@code accuracy} is the share of test images classified correctly. */
  default void stage(AdmmStage stage, double accuracy) {}
}
