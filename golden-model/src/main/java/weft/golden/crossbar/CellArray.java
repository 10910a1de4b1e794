package weft.golden.crossbar;

import java.util.Arrays;
import weft.arch.crossbar.CellFault;
import weft.arch.crossbar.CrossbarConfig;

/**
 * The cells of one crossbar, spare columns included: section 2 of docs/crossbar.md. Nothing but
 * pulses and faults changes them.
 */
final class CellArray {
  private final CrossbarConfig config;

  /** g, [row][physical column]. */
  private final int[][] conductance;

  private final CellFault[][] fault;

  /** Pulses of a row since the factory, modulo 2^16. */
  private final int[] pulses;

  /** As it leaves the factory. */
  CellArray(CrossbarConfig config) {
    this.config = config;
    conductance = new int[config.rows()][config.physicalColumns()];
    fault = new CellFault[config.rows()][config.physicalColumns()];
    for (CellFault[] row : fault) {
      Arrays.fill(row, CellFault.NONE);
    }
    pulses = new int[config.rows()];
  }

  /** What a read-out sees. */
  int level(int row, int column) {
    return switch (fault[row][column]) {
      case SA0 -> 0;
      case SA1 -> config.topLevel();
      case NONE, SLOW -> conductance[row][column] >> config.cell().fineBits();
    };
  }

  void setFault(int row, int column, CellFault kind) {
    fault[row][column] = kind;
  }

  /** A write pulse: moves the cells of a row whose SET or RESET line is up. */
  void pulse(int row, boolean[] set, boolean[] reset) {
    int top = (1 << config.cellBits() + config.cell().fineBits()) - 1;
    for (int column = 0; column < set.length; column++) {
      int step = step(row, column, pulses[row]);
      int up = (set[column] ? step : 0) - (reset[column] ? step : 0);
      conductance[row][column] = Math.max(0, Math.min(top, conductance[row][column] + up));
    }
    pulses[row] = pulses[row] + 1 & 0xFFFF;
  }

  private int step(int row, int column, int pulse) {
    int seed = config.cell().seed();
    int variation = config.cell().variation();
    int hash = mix(mix(mix(seed ^ row) ^ column) ^ pulse);
    int step =
        config.cell().step() + Integer.remainderUnsigned(hash, 2 * variation + 1) - variation;
    return fault[row][column] == CellFault.SLOW ? step / 2 : step;
  }

  /** The hash of the contract, in 32-bit unsigned arithmetic. */
  static int mix(int value) {
    int z = value;
    z ^= z >>> 16;
    z *= 0x7FEB352D;
    z ^= z >>> 15;
    z *= 0x846CA68B;
    z ^= z >>> 16;
    return z;
  }
}
