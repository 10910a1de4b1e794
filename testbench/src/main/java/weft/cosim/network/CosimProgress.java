package weft.cosim.network;

import weft.cosim.verilator.BuildProgress;

/** Told how a co-simulation goes on; from any thread. */
public interface CosimProgress extends BuildProgress {
  /** Says nothing. */
  CosimProgress SILENT =
      new CosimProgress() {
        @Override
        public void at(Step step, double seconds) {}

        @Override
        public void images(double done, int total) {}
      };

  /**
   * @param done images that have gone through the network; a part of one counts as such
   */
  void images(double done, int total);
}
