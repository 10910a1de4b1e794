package weft.tim;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import weft.arch.RegisterMap;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimRegisters;
import weft.soc.Icarus;

/** A script of what a test does with the whole chip, and what comes out. */
final class Chip {
  private final TimConfig config;
  private final RegisterMap map;
  private final StringBuilder script = new StringBuilder();
  private final StringBuilder beats = new StringBuilder();

  Chip(TimConfig config) {
    this.config = config;
    map = TimRegisters.map(config);
  }

  Chip write(String register, long value) {
    return command("W", map.address(register), value);
  }

  Chip read(String register) {
    return command("R", map.address(register), 0);
  }

  /** Any command of bench.v. */
  Chip command(String command, long a, long b) {
    script.append(String.format("%s %x %x%n", command, a, b));
    return this;
  }

  /** Until no job runs. */
  Chip await() {
    return command("J", 100_000, 0);
  }

  /** A beat from bits that are 1. */
  Chip beat(boolean last, int... ones) {
    BigInteger data = BigInteger.ZERO;
    for (int one : ones) {
      data = data.setBit(one);
    }
    return beat(last, data);
  }

  Chip beat(boolean last, BigInteger data) {
    beats.append(last ? "1 " : "0 ").append(data.toString(16)).append('\n');
    return this;
  }

  /** Writes rows of weights -1, 0, +1 and waits. */
  Chip program(int tile, int firstRow, int[][] weights) {
    write("OP", 1).write("TILE", tile).write("FIRST_ROW", firstRow).write("ROWS", weights.length);
    write("CTRL", 1).rows(weights).await();
    return this;
  }

  /** The beats of rows of weights. */
  Chip rows(int[][] weights) {
    for (int row = 0; row < weights.length; row++) {
      BigInteger bits = BigInteger.ZERO;
      for (int column = 0; column < config.columns(); column++) {
        int weight = weights[row][column];
        bits = weight != 0 ? bits.setBit(2 * column) : bits;
        bits = weight < 0 ? bits.setBit(2 * column + 1) : bits;
      }
      BigInteger mask = BigInteger.ONE.shiftLeft(config.inputBits()).subtract(BigInteger.ONE);
      for (int j = 0; j < config.beatsPerRow(); j++) {
        boolean last = row == weights.length - 1 && j == config.beatsPerRow() - 1;
        beat(last, bits.shiftRight(j * config.inputBits()).and(mask));
      }
    }
    return this;
  }

  /**
   * The beat of one block of inputs.
   *
   * @param low rows of each tile whose bit in the low half is 1
   * @param high the same for the high half
   */
  Chip block(boolean last, boolean[][] low, boolean[][] high) {
    BigInteger data = BigInteger.ZERO;
    int lines = config.rowsPerAccess();
    for (int tile = 0; tile < config.tiles(); tile++) {
      for (int line = 0; line < lines; line++) {
        data = low[tile][line] ? data.setBit(2 * lines * tile + line) : data;
        data = high[tile][line] ? data.setBit(2 * lines * tile + lines + line) : data;
      }
    }
    return beat(last, data);
  }

  /** Runs the script; what bench.v prints, one line an event. */
  List<String> run(Path folder) {
    Icarus.write(TimGenerator.generate(config).design(), folder);
    try {
      Files.writeString(folder.resolve("script.txt"), script.toString());
      Files.writeString(folder.resolve("beats.txt"), beats.toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    List<String> macros =
        List.of(
            "ACCESS=array",
            "CONVERTER=converter",
            "ADDRESS=" + map.addressBits(),
            "IN=" + config.inputBits(),
            "OUT=" + config.resultBits());
    return Icarus.bench(folder, "weft_tim", macros);
  }

  /** The lanes of all result beats of a log, beat by beat; fails on anything else unexpected. */
  List<Long> lanes(List<String> log) {
    List<Long> lanes = new ArrayList<>();
    int bits = config.laneBits();
    for (String line : log) {
      if (line.startsWith("beat ")) {
        BigInteger data = new BigInteger(line.substring(7), 16);
        for (int lane = 0; lane < config.tiles(); lane++) {
          BigInteger value = data.shiftRight(bits * lane);
          lanes.add(bits == 32 ? (long) value.intValue() : value.longValue());
        }
      }
    }
    return lanes;
  }

  /** What a register read, the last time. */
  long last(List<String> log, String register) {
    String start = String.format("read %03x ", map.address(register));
    long value = -1;
    for (String line : log) {
      if (line.startsWith(start)) {
        value = Long.parseLong(line.substring(start.length()), 16);
      }
    }
    return value;
  }

  /** Clocks of each awaited job. */
  static List<Integer> clocks(List<String> log) {
    List<Integer> clocks = new ArrayList<>();
    for (String line : log) {
      if (line.startsWith("clocks ")) {
        clocks.add(Integer.parseInt(line.split(" ")[1]));
      }
    }
    return clocks;
  }

  /** Lines of a kind. */
  static List<String> of(List<String> log, String kind) {
    return log.stream().filter(line -> line.startsWith(kind)).toList();
  }
}
