package weft.crossbar;

import java.util.Random;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.SignedScheme;

/** A matrix of one crossbar, and what cells and flags hold it: written down as the page says. */
final class Weights {
  final int[][] matrix;

  /** Levels of the columns that compute. */
  final int[][] levels;

  /** Of each fragment the flip bits, then the sign bits. */
  final int[][] flags;

  private final CrossbarConfig config;

  private Weights(CrossbarConfig config) {
    this.config = config;
    matrix = new int[config.rows()][config.outputs()];
    levels = new int[config.rows()][config.columns()];
    flags = new int[config.fragments()][config.columns() + config.outputs()];
  }

  /** Random weights over the whole range of the scheme, random columns flipped. */
  static Weights random(CrossbarConfig config, Random random) {
    Weights w = new Weights(config);
    int bits = config.weightBits();
    for (int f = 0; f < config.fragments(); f++) {
      for (int o = 0; o < config.outputs(); o++) {
        int sign = random.nextInt(2);
        if (config.scheme() == SignedScheme.POLARISED) {
          w.flags[f][config.columns() + o] = sign;
        }
        for (int i = 0; i < config.fragmentRows(); i++) {
          int magnitude = random.nextInt(1 << bits);
          int row = f * config.fragmentRows() + i;
          w.matrix[row][o] =
              switch (config.scheme()) {
                case POLARISED -> sign == 1 ? -magnitude : magnitude;
                case OFFSET -> magnitude - (1 << (bits - 1));
                case DIFFERENTIAL -> random.nextBoolean() ? magnitude : -magnitude;
              };
          w.cells(row, o);
        }
      }
      if (config.flip() == CrossbarConfig.Flip.ON) {
        for (int j = 0; j < config.columns(); j++) {
          if (random.nextBoolean()) {
            w.flip(f, j);
          }
        }
      }
    }
    return w;
  }

  private void cells(int row, int o) {
    int weight = matrix[row][o];
    int digits = config.digits();
    for (int k = 0; k < config.cellsPerWeight(); k++) {
      int held =
          switch (config.scheme()) {
            case POLARISED -> Math.abs(weight);
            case OFFSET -> weight + (1 << (config.weightBits() - 1));
            case DIFFERENTIAL -> k < digits ? Math.max(weight, 0) : Math.max(-weight, 0);
          };
      int digit = held >> (config.cellBits() * (k % digits)) & config.topLevel();
      levels[row][o * config.cellsPerWeight() + k] = digit;
    }
  }

  private void flip(int fragment, int column) {
    flags[fragment][column] = 1;
    for (int i = 0; i < config.fragmentRows(); i++) {
      int row = fragment * config.fragmentRows() + i;
      levels[row][column] = config.topLevel() - levels[row][column];
    }
  }

  /** Levels of all physical columns: spare ones are at 0. */
  int[][] physical() {
    int[][] all = new int[config.rows()][config.physicalColumns()];
    int steps = config.conversionSteps();
    for (int row = 0; row < config.rows(); row++) {
      for (int j = 0; j < config.columns(); j++) {
        all[row][j / steps * config.columnsPerAdc() + j % steps] = levels[row][j];
      }
    }
    return all;
  }

  /** The products of the first rows with inputs, as integers. */
  long dot(int[] inputs, int output) {
    long sum = 0;
    for (int i = 0; i < inputs.length; i++) {
      sum += (long) inputs[i] * matrix[i][output];
    }
    return sum;
  }
}
