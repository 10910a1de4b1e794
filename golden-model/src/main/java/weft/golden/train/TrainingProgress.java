package weft.golden.train;

import java.io.IOException;
import weft.golden.data.DataSet;

/** Hears how a training goes on; called from the thread that runs it. */
public interface TrainingProgress {
  /** A listener that does nothing. */
  TrainingProgress SILENT = new TrainingProgress() {};

  /** A checkpoint was found; training goes on after {@code epochsDone} epochs. */
  default void resumed(int epochsDone) {}

  /**
   * A minibatch is done.
   *
   * @param epoch from 1
   * @param batch from 1
   * @param batches in an epoch
   * @param loss mean cross-entropy of the epoch so far, in nats
   * @param accuracy share of the epoch's images so far that were classified correctly, 0 to 1
   */
  default void minibatch(int epoch, int batch, int batches, double loss, double accuracy) {}

  /**
   * An epoch is done and, where asked for, checkpointed.
   *
   * @param snapshot measures the network as it is now
   */
  default void epoch(int epoch, double loss, double accuracy, Snapshot snapshot)
      throws IOException, InterruptedException {}

  /** The network in the middle of its training. */
  interface Snapshot {
    /** Share of the images of {@code data} classified correctly, 0 to 1. */
    double accuracy(DataSet data) throws InterruptedException;
  }
}
