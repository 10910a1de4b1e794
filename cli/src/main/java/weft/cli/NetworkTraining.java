package weft.cli;

import java.nio.file.Path;
import weft.golden.data.DataSet;

/** Trains the network of one configuration: what differs between families of accelerators. */
interface NetworkTraining {
  /** Name of the data set. */
  String data();

  /** Trains, says what came of it and writes the weights. */
  void run(Run run) throws Exception;

  /**
   * What all families need.
   *
   * @param images to train with
   * @param tests to measure with
   * @param threads the result does not depend on it
   * @param out file of the weights
   * @param checkpoints folder for the state after each epoch
   * @param console where to write
   */
  record Run(
      DataSet images, DataSet tests, int threads, Path out, Path checkpoints, Console console) {}
}
