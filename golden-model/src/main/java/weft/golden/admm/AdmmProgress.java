package weft.golden.admm;

import weft.golden.data.DataSet;

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

  /** A stage is done. */
  default void stage(AdmmStage stage, Snapshot snapshot) throws InterruptedException {}

  /** The network after a stage. */
  interface Snapshot {
    /** Share of the images of {@code data} classified correctly, 0 to 1. */
    double accuracy(DataSet data) throws InterruptedException;
  }
}
