package weft.golden.crossbar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import weft.arch.crossbar.CellModel;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.Payload;
import weft.arch.crossbar.Requantisation;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;
import weft.golden.Beats;

/** Seeded accelerators and jobs: a failing test prints the seed that brings them back. */
final class RandomCrossbars {
  /** Property {@code weft.seed}: what all seeded tests draw from. */
  static final long SEED = Long.getLong("weft.seed", 1);

  private final Random random;

  RandomCrossbars(long seed) {
    random = new Random(seed);
  }

  /** How many cases to run: {@code sample} of them, or ten times as many in the full tier. */
  static int cases(int sample) {
    return "full".equals(System.getProperty("weft.tier")) ? 10 * sample : sample;
  }

  int draw(int min, int max) {
    return min + random.nextInt(max - min + 1);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** A small accelerator; sizes that are no powers of two are as likely as others. */
  CrossbarConfig config() {
    int fragmentRows = draw(1, chance(20) ? 40 : 17);
    int fragments = draw(fragmentRows == 1 ? 2 : 1, 4);
    int cellBits = draw(1, 4);
    int weightBits = draw(1, 9);
    SignedScheme scheme = oneOf(SignedScheme.values());
    int cells = new WeightCode(scheme, weightBits, cellBits).cells();
    int adcs = draw(1, 3);
    int units = 1 << draw(0, 2);
    int rows = fragmentRows * fragments;
    int step = draw(1, 16);
    int fineBits = draw(0, 4);
    step = Math.min(step, 1 << fineBits);
    return new CrossbarConfig(
        rows,
        adcs * cells * draw(1, 2),
        fragmentRows,
        cellBits,
        weightBits,
        draw(1, 9),
        draw(cellBits, cellBits + (chance(70) ? 2 : 6)),
        adcs,
        draw(0, 2),
        scheme,
        oneOf(CrossbarConfig.Flip.values()),
        draw(0, 1),
        draw(1, 2),
        units,
        rows * units * draw(1, 3),
        16 * draw(1, 5),
        new CellModel(fineBits, step, draw(0, step - 1), random.nextInt()),
        CrossbarConfig.Faults.INJECTABLE,
        CrossbarConfig.Form.MACRO);
  }

  InputKind inputKind() {
    return oneOf(InputKind.values());
  }

  ZeroSkipping skipping() {
    return oneOf(ZeroSkipping.values());
  }

  /** An input of a fragment in which all are small, some are 0 or all bits are random. */
  int[] inputs(int count, int planes) {
    int[] x = new int[count];
    int mask = random.nextInt(1 << planes) | (chance(50) ? (1 << planes) - 1 : 0);
    int zeros = draw(0, 2) * 45;
    for (int i = 0; i < count; i++) {
      x[i] = chance(zeros) ? 0 : random.nextInt() & mask;
      if (chance(20)) {
        x[i] = -1 >>> random.nextInt(32) & (1 << planes) - 1;
      }
    }
    return x;
  }

  /** Any cells and flags. */
  CellMatrix cells(CrossbarConfig config, int rows, int outputs) {
    CellMatrix cells = new CellMatrix(config, rows, outputs);
    int most = draw(0, config.topLevel());
    for (int column = 0; column < cells.columns(); column++) {
      for (int row = 0; row < cells.rows(); row++) {
        cells.setLevel(row, column, draw(0, most));
      }
      for (int f = 0; f < cells.fragments(); f++) {
        cells.setFlipped(f, column, config.flip() == CrossbarConfig.Flip.ON && chance(50));
        boolean negative = config.scheme() == SignedScheme.POLARISED && chance(50);
        cells.setNegative(f, column / config.cellsPerWeight(), negative);
      }
    }
    return cells;
  }

  /** A job that starts from 0. */
  CrossbarJob.Compute compute(CrossbarConfig config, int maxVectors) {
    return compute(config, false, maxVectors);
  }

  CrossbarJob.Compute compute(CrossbarConfig config, boolean keep, int maxVectors) {
    int planes = draw(1, config.inputBits());
    CrossbarJob.Compute empty =
        new CrossbarJob.Compute(
            inputKind(),
            planes,
            skipping(),
            draw(0, Integer.numberOfTrailingZeros(config.units())),
            keep,
            chance(25),
            draw(1, config.fragments()),
            draw(1, config.unitOutputs()),
            draw(1, maxVectors),
            chance(50) ? Optional.empty() : Optional.of(requantisation()),
            Payload.NONE);
    return with(config, empty);
  }

  Requantisation requantisation() {
    return new Requantisation(draw(0, chance(50) ? 3 : 0xFFFF), draw(0, 20), draw(1, 16));
  }

  /** The job with random inputs; bits above PLANES and bits between lanes are random, too. */
  CrossbarJob.Compute with(CrossbarConfig config, CrossbarJob.Compute job) {
    int words = CrossbarJob.wordsPerBeat(config);
    int lanes = config.streamBits() / 16;
    int[] beats = noise(config, job.inputBeats(config));
    int perUnit = job.beatsPerUnit(config);
    for (int beat = 0; beat < job.inputBeats(config); beat += perUnit) {
      for (int f = 0; f < job.fragments(); f++) {
        int[] x = inputs(config.fragmentRows(), job.planes());
        for (int i = 0; i < x.length; i++) {
          int lane = f * x.length + i;
          int above = random.nextInt() << job.planes();
          int base = (beat + lane / lanes) * words;
          setField(beats, base, lane % lanes * 16, 16, x[i] | above);
        }
      }
    }
    return new CrossbarJob.Compute(
        job.inputs(),
        job.planes(),
        job.skipping(),
        job.groupLog2(),
        job.keep(),
        job.silent(),
        job.fragments(),
        job.outputs(),
        job.vectors(),
        job.requantisation(),
        new Payload(beats));
  }

  CrossbarJob.Program program(CrossbarConfig config) {
    int firstRow = draw(0, config.rows() - 1);
    int rows = draw(1, config.rows() - firstRow);
    CrossbarJob.Program empty =
        new CrossbarJob.Program(
            draw(0, config.units() - 1),
            draw(0, config.crossbars() - 1),
            firstRow,
            rows,
            draw(1, chance(50) ? 8 : 100),
            chance(50),
            Payload.NONE);
    return new CrossbarJob.Program(
        empty.unit(),
        empty.crossbar(),
        firstRow,
        rows,
        empty.pulseLimit(),
        empty.report(),
        new Payload(noise(config, empty.inputBeats(config))));
  }

  /** Random levels in every cell of the accelerator, with pulses enough for most of them. */
  List<CrossbarJob> programAll(CrossbarConfig config) {
    List<CrossbarJob> jobs = new ArrayList<>();
    for (int unit = 0; unit < config.units(); unit++) {
      for (int crossbar = 0; crossbar < config.crossbars(); crossbar++) {
        int beats = config.rows() * CrossbarJob.beatsOf(4 * config.physicalColumns(), config);
        Payload levels = new Payload(noise(config, beats));
        jobs.add(new CrossbarJob.Program(unit, crossbar, 0, config.rows(), 100, true, levels));
      }
    }
    return jobs;
  }

  CrossbarJob.Flags flags(CrossbarConfig config) {
    int first = draw(0, config.fragments() - 1);
    int count = draw(1, config.fragments() - first);
    int beats = count * CrossbarJob.Flags.beatsPerFragment(config);
    return new CrossbarJob.Flags(
        draw(0, config.units() - 1),
        draw(0, config.crossbars() - 1),
        first,
        count,
        new Payload(noise(config, beats)));
  }

  CrossbarJob.Faults faults(CrossbarConfig config) {
    int first = draw(0, config.rows() - 1);
    int count = draw(1, config.rows() - first);
    int beats = count * CrossbarJob.Faults.beatsPerRow(config);
    return new CrossbarJob.Faults(
        draw(0, config.units() - 1),
        draw(0, config.crossbars() - 1),
        first,
        count,
        new Payload(noise(config, beats)));
  }

  CrossbarJob.Map map(CrossbarConfig config) {
    int beats = new CrossbarJob.Map(0, 0, Payload.NONE).inputBeats(config);
    int[] words = noise(config, beats);
    int lanes = config.streamBits() / 16;
    for (int column = 0; column < config.columns(); column++) {
      int base = column / lanes * CrossbarJob.wordsPerBeat(config);
      setField(words, base, column % lanes * 16, 16, draw(0, config.columnsPerAdc() - 1));
    }
    return new CrossbarJob.Map(
        draw(0, config.units() - 1), draw(0, config.crossbars() - 1), new Payload(words));
  }

  CrossbarJob.March march(CrossbarConfig config) {
    return new CrossbarJob.March(
        draw(0, config.units() - 1), draw(0, config.crossbars() - 1), draw(1, 40));
  }

  CrossbarJob.Test test(CrossbarConfig config) {
    return new CrossbarJob.Test(
        draw(0, config.units() - 1),
        draw(0, config.crossbars() - 1),
        draw(0, config.fragments() - 1),
        draw(0, config.fragmentRows() - 1),
        draw(0, (1 << Math.min(16, config.fragmentRows())) - 1),
        draw(0, config.physicalColumns() - 1));
  }

  /** Effective input cycles, or pulses of rows; zeros are common. */
  int[] effort(int count, int most) {
    int[] effort = new int[count];
    for (int i = 0; i < count; i++) {
      effort[i] = chance(30) ? 0 : draw(0, most);
    }
    return effort;
  }

  CrossbarPhases phases() {
    return new CrossbarPhases(phase(), phase(), phase(), phase(), phase(), phase(), phase());
  }

  private int phase() {
    return draw(0, 1) == 0 ? 1 : draw(1, 6);
  }

  /** Random beats; bits past streamBits are 0. */
  private int[] noise(CrossbarConfig config, int beats) {
    int words = CrossbarJob.wordsPerBeat(config);
    int[] noise = new int[beats * words];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextInt();
      if (i % words == words - 1 && config.streamBits() % 32 != 0) {
        noise[i] &= 0xFFFF;
      }
    }
    return noise;
  }

  static void setField(int[] words, int base, int bit, int width, int value) {
    for (int i = 0; i < width; i++) {
      int at = bit + i;
      words[base + at / 32] &= ~(1 << at % 32);
      if ((value >> i & 1) != 0) {
        Beats.setBit(words, base, at);
      }
    }
  }
}
