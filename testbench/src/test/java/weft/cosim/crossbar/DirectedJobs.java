package weft.cosim.crossbar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.Payload;
import weft.arch.crossbar.ZeroSkipping;
import weft.golden.crossbar.Images;

/** Jobs at the corners of what an accelerator multiplies. */
final class DirectedJobs {
  /** Pulses that are enough for a good cell. */
  static final int PULSES = 400;

  private final CrossbarConfig config;
  private final RandomCrossbar random;

  DirectedJobs(CrossbarConfig config, RandomCrossbar random) {
    this.config = config;
    this.random = random;
  }

  /** All of them, for inputs of either kind and every skip mode. */
  List<CrossbarJob> all() {
    List<CrossbarJob> jobs = new ArrayList<>();
    jobs.addAll(everywhere(config.topLevel()));
    jobs.addAll(multiplied(fullScale()));
    jobs.addAll(multiplied(singleBits()));
    jobs.addAll(saturation());
    jobs.addAll(multiplied(prefixes()));
    jobs.addAll(everywhere(0));
    jobs.addAll(multiplied(fullScale()));
    return jobs;
  }

  /** One level in every cell, and no flags. */
  private List<CrossbarJob> everywhere(int level) {
    int[] row = new int[config.physicalColumns()];
    Arrays.fill(row, level);
    int[][] rows = new int[config.rows()][];
    Arrays.fill(rows, row);
    return programmed(rows);
  }

  /**
   * Rows whose first ones add up to M-1, then M, then M+1 in every column, as far as a fragment has
   * rows enough: levels V as long as they fit, the rest, then level 1 twice.
   */
  List<CrossbarJob> saturation() {
    int[] levels = new int[config.fragmentRows()];
    int rest = config.adcMax() - 1;
    for (int i = 0; i < levels.length; i++) {
      levels[i] = rest > 0 ? Math.min(rest, config.topLevel()) : 1;
      rest -= levels[i];
    }
    int[][] rows = new int[config.rows()][config.physicalColumns()];
    for (int row = 0; row < rows.length; row++) {
      Arrays.fill(rows[row], levels[row % levels.length]);
    }
    return programmed(rows);
  }

  private List<CrossbarJob> programmed(int[][] rows) {
    int[][] none = new int[config.fragments()][config.columns() + config.outputs()];
    Payload levels = Images.pack(config, CrossbarJob.LEVEL_BITS, rows);
    Payload flags = Images.pack(config, 1, none);
    List<CrossbarJob> jobs = new ArrayList<>();
    for (int unit = 0; unit < config.units(); unit++) {
      for (int crossbar = 0; crossbar < config.crossbars(); crossbar++) {
        jobs.add(
            new CrossbarJob.Program(unit, crossbar, 0, config.rows(), PULSES, unit == 0, levels));
        jobs.add(new CrossbarJob.Flags(unit, crossbar, 0, config.fragments(), flags));
      }
    }
    return jobs;
  }

  /** All zeros, all ones, the sign bit alone, all but the sign bit. */
  private int[][] fullScale() {
    int ones = (1 << config.inputBits()) - 1;
    int sign = 1 << config.inputBits() - 1;
    return of(0, ones, sign, ones - sign);
  }

  private int[][] of(int... inputs) {
    int[][] vectors = new int[inputs.length][config.rows()];
    for (int i = 0; i < inputs.length; i++) {
      Arrays.fill(vectors[i], inputs[i]);
    }
    return vectors;
  }

  /** One bit of one input: every row, every plane. */
  private int[][] singleBits() {
    int[][] vectors = new int[config.rows() * config.inputBits()][config.rows()];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i][i / config.inputBits()] = 1 << i % config.inputBits();
    }
    return vectors;
  }

  /** The first rows of every fragment, one more in every vector. */
  int[][] prefixes() {
    int[][] vectors = new int[config.fragmentRows() + 1][config.rows()];
    for (int count = 0; count < vectors.length; count++) {
      for (int row = 0; row < config.rows(); row++) {
        vectors[count][row] = row % config.fragmentRows() < count ? 1 : 0;
      }
    }
    return vectors;
  }

  /** The vectors, the same for all units, multiplied for each kind of inputs and skip mode. */
  private List<CrossbarJob> multiplied(int[][] vectors) {
    List<CrossbarJob> jobs = new ArrayList<>();
    for (InputKind kind : InputKind.values()) {
      for (ZeroSkipping skipping : ZeroSkipping.values()) {
        jobs.add(job(kind, skipping, vectors));
      }
    }
    return jobs;
  }

  /** The vectors, the same for all units; sums are sent. */
  CrossbarJob.Compute job(InputKind kind, ZeroSkipping skipping, int[][] vectors) {
    int[][] images = new int[vectors.length * config.units()][];
    for (int i = 0; i < images.length; i++) {
      images[i] = vectors[i / config.units()];
    }
    CrossbarJob.Compute empty =
        new CrossbarJob.Compute(
            kind,
            config.inputBits(),
            skipping,
            0,
            false,
            false,
            config.fragments(),
            config.unitOutputs(),
            1,
            Optional.empty(),
            Payload.NONE);
    return random.with(config, empty, false, false, images);
  }
}
