package weft.golden.tim;

import java.util.Random;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimPhases;
import weft.arch.tim.TimScales;

/** Seeded accelerators and jobs: a failing test prints the seed that brings them back. */
public final class RandomJobs {
  /** Property {@code weft.seed}: what all seeded tests draw from. */
  public static final long SEED = Long.getLong("weft.seed", 1);

  private final Random random;

  public RandomJobs(long seed) {
    random = new Random(seed);
  }

  /** How many cases to run: {@code sample} of them, or ten times as many in the full tier. */
  public static int cases(int sample) {
    return "full".equals(System.getProperty("weft.tier")) ? 10 * sample : sample;
  }

  public int draw(int min, int max) {
    return min + random.nextInt(max - min + 1);
  }

  /** A small accelerator; sizes that are no powers of two are as likely as others. */
  public TimConfig config() {
    int rowsPerAccess = draw(1, 32);
    int blocks = draw(rowsPerAccess == 1 ? 2 : 1, 6);
    int pcus = draw(1, 7);
    int tiles = 1 << draw(0, 3);
    int rows = rowsPerAccess * blocks;
    return new TimConfig(
        rows,
        pcus * draw(1, 4),
        rowsPerAccess,
        draw(1, rowsPerAccess),
        pcus,
        tiles,
        draw(1, 8),
        draw(1, 8),
        rows * tiles * draw(1, 4),
        TimConfig.Form.MACRO);
  }

  /** Random bits in every beat, so weights are often not 0 and zeros have any sign bit. */
  public TimJob.Program program(TimConfig config) {
    int firstRow = draw(0, config.rows() - 1);
    int rows = draw(1, config.rows() - firstRow);
    int[] beats = beats(config, rows * config.beatsPerRow());
    return new TimJob.Program(draw(0, config.tiles() - 1), firstRow, rows, beats);
  }

  /** A job that starts from 0. */
  public TimJob.Compute compute(TimConfig config, int maxVectors) {
    TimEncoding encoding = TimEncoding.values()[draw(0, 3)];
    int planes = draw(1, config.maxPlanes());
    int firstBlock = draw(0, config.blocks() - 1);
    int max = (1 << config.scaleBits()) - 1;
    TimScales scales =
        random.nextBoolean()
            ? TimScales.UNIT
            : new TimScales(draw(0, max), draw(0, max), draw(0, max), draw(0, max));
    TimJob.Compute empty =
        new TimJob.Compute(
            encoding,
            planes,
            draw(0, Integer.numberOfTrailingZeros(config.tiles())),
            false,
            draw(0, 3) == 0,
            firstBlock,
            draw(1, config.blocks() - firstBlock),
            draw(1, config.columns()),
            draw(1, maxVectors),
            scales,
            new int[0]);
    return with(config, empty, false, empty.columns());
  }

  /** A job like {@code job} with new inputs. */
  public TimJob.Compute with(TimConfig config, TimJob.Compute job, boolean keep, int columns) {
    return new TimJob.Compute(
        job.encoding(),
        job.planes(),
        job.groupLog2(),
        keep,
        job.silent(),
        job.firstBlock(),
        job.blocks(),
        columns,
        job.vectors(),
        job.scales(),
        beats(config, job.inputBeats(config)));
  }

  public TimJob.Test test(TimConfig config) {
    return new TimJob.Test(
        draw(0, config.tiles() - 1),
        draw(0, config.blocks() - 1),
        random.nextInt() & mask(config.rowsPerAccess()),
        random.nextInt() & mask(config.rowsPerAccess()),
        draw(0, config.columns() - 1));
  }

  public TimPhases phases() {
    return new TimPhases(phase(), phase(), phase(), phase(), phase(), phase(), phase());
  }

  private int phase() {
    return draw(0, 1) == 0 ? 1 : draw(1, 6);
  }

  /** Random beats; bits past inputBits are 0. One job in two is dense enough to clip a lot. */
  private int[] beats(TimConfig config, int count) {
    int words = TimJob.wordsPerBeat(config);
    int[] beats = new int[count * words];
    boolean dense = random.nextBoolean();
    for (int i = 0; i < beats.length; i++) {
      beats[i] = random.nextInt() | (dense ? random.nextInt() : 0);
      if (i % words == words - 1 && config.inputBits() % 32 != 0) {
        beats[i] &= mask(config.inputBits() % 32);
      }
    }
    return beats;
  }

  private static int mask(int bits) {
    return (int) ((1L << bits) - 1);
  }
}
