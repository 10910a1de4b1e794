package weft.cosim.tim;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimPhases;
import weft.arch.tim.TimScales;

/** Seeded small accelerators and jobs. */
final class RandomTim {
  /** Property {@code weft.seed}: what all seeded tests draw from. */
  static final long SEED = Long.getLong("weft.seed", 1);

  /** Three settings of the phases: the shortest, the longest stage on the array, on the ADCs. */
  static final List<TimPhases> PHASES =
      List.of(
          TimPhases.DEFAULT,
          new TimPhases(3, 4, 2, 1, 2, 3, 2),
          new TimPhases(1, 1, 3, 5, 1, 2, 1));

  private final Random random;

  RandomTim(long seed) {
    random = new Random(seed);
  }

  static boolean full() {
    return "full".equals(System.getProperty("weft.tier"));
  }

  int draw(int min, int max) {
    return min + random.nextInt(max - min + 1);
  }

  /** Seed of a stall pattern; one time in three nothing stalls. */
  long stalls() {
    return draw(0, 2) == 0 ? 0 : 1 + random.nextInt(1_000_000);
  }

  TimPhases phases() {
    return PHASES.get(draw(0, PHASES.size() - 1));
  }

  /** A small accelerator; sizes that are no powers of two are as likely as others. */
  TimConfig config(TimConfig.Form form) {
    int rowsPerAccess = draw(2, 9);
    int rows = rowsPerAccess * draw(1, 4);
    int pcus = draw(1, 4);
    int tiles = 1 << draw(0, 2);
    return new TimConfig(
        rows,
        pcus * draw(1, 3),
        rowsPerAccess,
        draw(1, rowsPerAccess),
        pcus,
        tiles,
        draw(1, 8),
        draw(1, 8),
        rows * tiles * draw(1, 4),
        form);
  }

  /** All rows of all tiles, random bits in every beat: zeros have any sign bit. */
  List<TimJob> programAll(TimConfig config) {
    List<TimJob> jobs = new ArrayList<>();
    for (int tile = 0; tile < config.tiles(); tile++) {
      jobs.add(program(config, tile, 0, config.rows()));
    }
    return jobs;
  }

  /** Some rows of one tile. */
  TimJob.Program program(TimConfig config) {
    int firstRow = draw(0, config.rows() - 1);
    return program(
        config, draw(0, config.tiles() - 1), firstRow, draw(1, config.rows() - firstRow));
  }

  private TimJob.Program program(TimConfig config, int tile, int firstRow, int rows) {
    return new TimJob.Program(tile, firstRow, rows, beats(config, rows * config.beatsPerRow()));
  }

  /** A job that starts from 0. */
  TimJob.Compute compute(TimConfig config, int maxVectors) {
    int firstBlock = draw(0, config.blocks() - 1);
    TimJob.Compute empty =
        new TimJob.Compute(
            TimEncoding.values()[draw(0, 3)],
            draw(1, config.maxPlanes()),
            draw(0, Integer.numberOfTrailingZeros(config.tiles())),
            false,
            draw(0, 3) == 0,
            firstBlock,
            draw(1, config.blocks() - firstBlock),
            draw(1, config.columns()),
            draw(1, maxVectors),
            scales(config),
            new int[0]);
    return with(config, empty, false, empty.silent());
  }

  /** Unweighted, symmetric or asymmetric. */
  TimScales scales(TimConfig config) {
    int max = (1 << config.scaleBits()) - 1;
    int a = draw(0, max);
    int b = draw(0, max);
    return switch (draw(0, 2)) {
      case 0 -> TimScales.UNIT;
      case 1 -> new TimScales(a, a, b, b);
      default -> new TimScales(a, b, draw(0, max), draw(0, max));
    };
  }

  /** A job like {@code job} with new inputs. */
  TimJob.Compute with(TimConfig config, TimJob.Compute job, boolean keep, boolean silent) {
    return new TimJob.Compute(
        job.encoding(),
        job.planes(),
        job.groupLog2(),
        keep,
        silent,
        job.firstBlock(),
        job.blocks(),
        job.columns(),
        job.vectors(),
        job.scales(),
        beats(config, job.inputBeats(config)));
  }

  /** A chain of silent jobs that add up, and a last one that sends the sums, as far as they fit. */
  List<TimJob> chain(TimConfig config) {
    TimJob.Compute first = compute(config, 1);
    int fits = config.maxAccumulatedBlocks() / first.group() / first.blocks();
    int length = Math.min(draw(2, 4), Math.max(1, fits));
    List<TimJob> jobs = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      jobs.add(with(config, first, i > 0, i < length - 1));
    }
    return jobs;
  }

  TimJob.Test test(TimConfig config) {
    int mask = (int) ((1L << config.rowsPerAccess()) - 1);
    return new TimJob.Test(
        draw(0, config.tiles() - 1),
        draw(0, config.blocks() - 1),
        random.nextInt() & mask,
        random.nextInt() & mask,
        draw(0, config.columns() - 1));
  }

  /** Jobs of any kind, one after the other without a reset. */
  List<TimJob> mixed(TimConfig config, int count) {
    List<TimJob> jobs = new ArrayList<>();
    while (jobs.size() < count) {
      switch (draw(0, 9)) {
        case 0 -> jobs.add(program(config));
        case 1 -> jobs.add(test(config));
        case 2, 3 -> jobs.addAll(chain(config));
        default -> jobs.add(compute(config, 4));
      }
    }
    return jobs;
  }

  /** Random beats; bits past inputBits are 0. One job in two is dense enough to clip a lot. */
  private int[] beats(TimConfig config, int count) {
    int words = TimJob.wordsPerBeat(config);
    int[] beats = new int[count * words];
    boolean dense = random.nextBoolean();
    for (int i = 0; i < beats.length; i++) {
      beats[i] = random.nextInt() | (dense ? random.nextInt() : 0);
      if (i % words == words - 1 && config.inputBits() % 32 != 0) {
        beats[i] &= (1 << config.inputBits() % 32) - 1;
      }
    }
    return beats;
  }
}
