package weft.cosim.tim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimJob;

/** The weights that program jobs have written; what a report shows as operands. */
final class WeightImage {
  private final TimConfig config;
  private final byte[][] cells;

  WeightImage(TimConfig config) {
    this.config = config;
    cells = new byte[config.tiles()][config.rows() * config.columns()];
  }

  void reset() {
    for (byte[] tile : cells) {
      Arrays.fill(tile, (byte) 0);
    }
  }

  void program(TimJob.Program job) {
    int words = TimJob.wordsPerBeat(config);
    for (int i = 0; i < job.rows(); i++) {
      for (int column = 0; column < config.columns(); column++) {
        int beat = i * config.beatsPerRow() + 2 * column / config.inputBits();
        int bit = 2 * column % config.inputBits();
        int cell = job.beats()[beat * words + bit / 32] >>> bit % 32 & 3;
        int row = job.firstRow() + i;
        cells[job.tile()][row * config.columns() + column] =
            (byte) (cell == 1 ? 1 : cell == 3 ? -1 : 0);
      }
    }
  }

  /** -1, 0 or +1. */
  int weight(int tile, int row, int column) {
    return cells[tile][row * config.columns() + column];
  }

  /** The weights of a block and column, row by row. */
  List<Integer> block(int tile, int block, int column) {
    List<Integer> weights = new ArrayList<>();
    for (int i = 0; i < config.rowsPerAccess(); i++) {
      weights.add(weight(tile, block * config.rowsPerAccess() + i, column));
    }
    return weights;
  }
}
