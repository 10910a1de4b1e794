package weft.cosim.crossbar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import weft.arch.Widths;
import weft.arch.crossbar.CellModel;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.CrossbarPhases;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.Payload;
import weft.arch.crossbar.Requantisation;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;

/** Seeded small accelerators and jobs. */
final class RandomCrossbar {
  /** Property {@code weft.seed}: what all seeded tests draw from. */
  static final long SEED = Long.getLong("weft.seed", 1);

  private final Random random;

  RandomCrossbar(long seed) {
    random = new Random(seed);
  }

  static boolean full() {
    return "full".equals(System.getProperty("weft.tier"));
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

  /** Seed of a stall pattern; one time in three nothing stalls. */
  long stalls() {
    return draw(0, 2) == 0 ? 0 : 1 + random.nextInt(1_000_000);
  }

  /** One clock each, or up to five. */
  CrossbarPhases phases() {
    return chance(50)
        ? CrossbarPhases.DEFAULT
        : new CrossbarPhases(phase(), phase(), phase(), phase(), phase(), phase(), phase());
  }

  private int phase() {
    return chance(50) ? 1 : draw(2, 5);
  }

  /**
   * A small accelerator. The scheme goes round with {@code index}, so that a few of them see all;
   * sizes that are no powers of two are as likely as others.
   */
  CrossbarConfig config(int index) {
    SignedScheme scheme = SignedScheme.values()[index % 3];
    CrossbarConfig.Form form = CrossbarConfig.Form.values()[index / 3 % 2];
    int fragmentRows = chance(20) ? draw(10, 20) : draw(2, 9);
    int fragments = draw(1, 3);
    int cellBits = draw(1, 4);
    int weightBits = draw(1, chance(80) ? 6 : 16);
    int digits = Widths.ceilDiv(weightBits, cellBits);
    int cells = scheme == SignedScheme.DIFFERENTIAL ? 2 * digits : digits;
    int adcs = draw(1, 3);
    int units = 1 << draw(0, 2);
    int rows = fragmentRows * fragments;
    int enough = Widths.unsigned((long) fragmentRows * ((1 << cellBits) - 1));
    return new CrossbarConfig(
        rows,
        adcs * cells * draw(1, cells > 6 ? 1 : 2),
        fragmentRows,
        cellBits,
        weightBits,
        draw(1, chance(80) ? 8 : 16),
        chance(40) ? Math.max(cellBits, enough) : draw(cellBits, Math.max(cellBits, enough - 1)),
        adcs,
        draw(0, 2),
        scheme,
        oneOf(CrossbarConfig.Flip.values()),
        draw(0, 1),
        draw(1, 2),
        units,
        rows * units * draw(1, 4),
        16 * draw(1, 5),
        form == CrossbarConfig.Form.DIGITAL ? CellModel.EXACT : cell(),
        chance(75) ? CrossbarConfig.Faults.INJECTABLE : CrossbarConfig.Faults.NONE,
        form);
  }

  private CellModel cell() {
    int fineBits = draw(0, 4);
    int step = draw(1, Math.min(8, 1 << fineBits));
    return new CellModel(fineBits, step, draw(0, step - 1), random.nextInt());
  }

  /** Random levels in every cell of the accelerator. */
  List<CrossbarJob> programAll(CrossbarConfig config) {
    List<CrossbarJob> jobs = new ArrayList<>();
    for (int unit = 0; unit < config.units(); unit++) {
      for (int crossbar = 0; crossbar < config.crossbars(); crossbar++) {
        jobs.add(program(config, unit, crossbar, 0, config.rows(), draw(40, 80)));
        jobs.add(flags(config, unit, crossbar, 0, config.fragments()));
      }
    }
    return jobs;
  }

  CrossbarJob.Program program(CrossbarConfig config) {
    int firstRow = draw(0, config.rows() - 1);
    int rows = draw(1, Math.min(4, config.rows() - firstRow));
    return program(
        config, unit(config), crossbar(config), firstRow, rows, draw(1, chance(50) ? 8 : 80));
  }

  private CrossbarJob.Program program(
      CrossbarConfig config, int unit, int crossbar, int firstRow, int rows, int limit) {
    int beats =
        rows * CrossbarJob.beatsOf(CrossbarJob.LEVEL_BITS * config.physicalColumns(), config);
    return new CrossbarJob.Program(
        unit, crossbar, firstRow, rows, limit, chance(50), noise(config, beats));
  }

  CrossbarJob.Flags flags(CrossbarConfig config) {
    int first = draw(0, config.fragments() - 1);
    return flags(
        config, unit(config), crossbar(config), first, draw(1, config.fragments() - first));
  }

  private CrossbarJob.Flags flags(
      CrossbarConfig config, int unit, int crossbar, int first, int fragments) {
    int beats = fragments * CrossbarJob.Flags.beatsPerFragment(config);
    return new CrossbarJob.Flags(unit, crossbar, first, fragments, noise(config, beats));
  }

  CrossbarJob.Faults faults(CrossbarConfig config) {
    int first = draw(0, config.rows() - 1);
    int rows = draw(1, config.rows() - first);
    int beats =
        rows * CrossbarJob.beatsOf(CrossbarJob.FAULT_BITS * config.physicalColumns(), config);
    Payload some = noise(config, beats);
    Payload few = noise(config, beats);
    int[] words = some.words();
    for (int i = 0; i < words.length; i++) {
      // A cell in four is faulty: both bits of the others are 0.
      int kept = few.words()[i] & few.words()[i] >>> 1 & 0x5555_5555;
      words[i] &= kept | kept << 1;
    }
    return new CrossbarJob.Faults(unit(config), crossbar(config), first, rows, some);
  }

  /** Faults in every crossbar, as far as they can be injected, and new levels on top of them. */
  List<CrossbarJob> faulty(CrossbarConfig config) {
    List<CrossbarJob> jobs = new ArrayList<>();
    for (int i = 0; i < 2 * config.units() * config.crossbars(); i++) {
      if (config.faults() == CrossbarConfig.Faults.INJECTABLE) {
        jobs.add(faults(config));
      }
    }
    jobs.addAll(programAll(config));
    return jobs;
  }

  CrossbarJob.Map map(CrossbarConfig config) {
    int[] fields = new int[config.columns()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = draw(0, config.columnsPerAdc() - 1);
    }
    return new CrossbarJob.Map(unit(config), crossbar(config), lanes(config, new int[][] {fields}));
  }

  CrossbarJob.March march(CrossbarConfig config) {
    return new CrossbarJob.March(unit(config), crossbar(config), draw(1, 24));
  }

  /** A MARCH, and new levels in the crossbar that it leaves at zero. */
  private List<CrossbarJob> marched(CrossbarConfig config) {
    CrossbarJob.March march = march(config);
    return List.of(
        march, program(config, march.unit(), march.crossbar(), 0, config.rows(), draw(40, 80)));
  }

  CrossbarJob.Test test(CrossbarConfig config) {
    return new CrossbarJob.Test(
        unit(config),
        crossbar(config),
        draw(0, config.fragments() - 1),
        draw(0, config.fragmentRows() - 1),
        draw(0, (1 << Math.min(CrossbarJob.TEST_LINES, config.fragmentRows())) - 1),
        draw(0, config.physicalColumns() - 1));
  }

  /** A job that starts from 0. */
  CrossbarJob.Compute compute(CrossbarConfig config, int maxVectors) {
    return compute(config, draw(1, maxVectors), chance(20));
  }

  private CrossbarJob.Compute compute(CrossbarConfig config, int vectors, boolean silent) {
    CrossbarJob.Compute empty =
        new CrossbarJob.Compute(
            oneOf(InputKind.values()),
            chance(50) ? config.inputBits() : draw(1, config.inputBits()),
            oneOf(ZeroSkipping.values()),
            draw(0, Integer.numberOfTrailingZeros(config.units())),
            false,
            silent,
            chance(50) ? config.fragments() : draw(1, config.fragments()),
            chance(50) ? config.unitOutputs() : draw(1, config.unitOutputs()),
            vectors,
            chance(60) ? Optional.empty() : Optional.of(requantisation()),
            Payload.NONE);
    return with(config, empty, false, silent);
  }

  /** A job that sends the results of so many vectors. */
  CrossbarJob.Compute vectors(CrossbarConfig config, int vectors) {
    return compute(config, vectors, false);
  }

  private Requantisation requantisation() {
    return new Requantisation(draw(0, chance(50) ? 3 : 0xFFFF), draw(0, 20), draw(1, 16));
  }

  /** A chain of silent jobs that add up, and a last one that sends the sums, as far as they fit. */
  List<CrossbarJob> chain(CrossbarConfig config) {
    CrossbarJob.Compute first = compute(config, 1);
    int fits = config.maxAccumulatedFragments() / first.group() / first.fragments();
    int length = Math.min(draw(2, 4), Math.max(1, fits));
    List<CrossbarJob> jobs = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      jobs.add(with(config, first, i > 0, i < length - 1));
    }
    return jobs;
  }

  /** A job like {@code job} with new inputs. */
  CrossbarJob.Compute with(
      CrossbarConfig config, CrossbarJob.Compute job, boolean keep, boolean silent) {
    int[][] images = new int[job.vectors() * config.units()][];
    for (int i = 0; i < images.length; i++) {
      images[i] = inputs(job.fragments(), config.fragmentRows(), job.planes());
    }
    return with(config, job, keep, silent, images);
  }

  /** A job like {@code job} with these inputs: [vector * units + unit][input]. */
  CrossbarJob.Compute with(
      CrossbarConfig config,
      CrossbarJob.Compute job,
      boolean keep,
      boolean silent,
      int[][] images) {
    return new CrossbarJob.Compute(
        job.inputs(),
        job.planes(),
        job.skipping(),
        job.groupLog2(),
        keep,
        silent,
        job.fragments(),
        job.outputs(),
        images.length / config.units(),
        job.requantisation(),
        lanes(config, images));
  }

  /** Inputs of which some fragments are 0, some small, some dense; bits above are noise. */
  private int[] inputs(int fragments, int fragmentRows, int planes) {
    int[] inputs = new int[fragments * fragmentRows];
    for (int fragment = 0; fragment < fragments; fragment++) {
      int length = draw(0, planes);
      int mask = (1 << length) - 1;
      int kind = draw(0, 5);
      for (int i = 0; i < fragmentRows; i++) {
        int x = random.nextInt();
        x = kind == 0 ? 0 : kind == 1 ? x | random.nextInt() : kind == 2 ? x & random.nextInt() : x;
        x &= kind == 3 ? 0x55 << draw(0, 1) & mask : mask;
        // A small negative number is all ones above its bits.
        x = kind == 4 && chance(30) ? ~x : x;
        x &= (1 << planes) - 1;
        inputs[fragment * fragmentRows + i] = x | random.nextInt() << planes & 0xFFFF;
      }
    }
    return inputs;
  }

  /** Random numbers from 0 to {@code most}, as rows of an image. */
  int[][] rows(int count, int fields, int most) {
    int[][] rows = new int[count][fields];
    for (int[] row : rows) {
      Arrays.setAll(row, i -> draw(0, most));
    }
    return rows;
  }

  /** Jobs of any kind, one after the other without a reset. */
  List<CrossbarJob> mixed(CrossbarConfig config, int count, int maxVectors) {
    List<CrossbarJob> jobs = new ArrayList<>();
    while (jobs.size() < count) {
      switch (draw(0, 12)) {
        case 0 -> jobs.add(program(config));
        case 1 -> jobs.add(test(config));
        case 2 -> jobs.add(flags(config));
        case 3 -> jobs.add(map(config));
        case 4, 5 -> jobs.addAll(chain(config));
        case 6 -> {
          if (config.faults() == CrossbarConfig.Faults.INJECTABLE) {
            jobs.add(faults(config));
          }
        }
        case 7 -> jobs.addAll(marched(config));
        default -> jobs.add(compute(config, maxVectors));
      }
    }
    return jobs;
  }

  int unit(CrossbarConfig config) {
    return draw(0, config.units() - 1);
  }

  int crossbar(CrossbarConfig config) {
    return draw(0, config.crossbars() - 1);
  }

  /** Images of 16-bit lanes, each from a new beat on; what is left of its last beat is noise. */
  Payload lanes(CrossbarConfig config, int[][] images) {
    int lanesPerBeat = config.streamBits() / 16;
    int wordsPerBeat = CrossbarJob.wordsPerBeat(config);
    int beatsPerImage = Widths.ceilDiv(images[0].length, lanesPerBeat);
    int[] words = noise(config, images.length * beatsPerImage).words();
    for (int image = 0; image < images.length; image++) {
      for (int i = 0; i < images[image].length; i++) {
        int beat = image * beatsPerImage + i / lanesPerBeat;
        int lane = i % lanesPerBeat;
        int at = beat * wordsPerBeat + lane / 2;
        int shift = lane % 2 * 16;
        words[at] = words[at] & ~(0xFFFF << shift) | images[image][i] << shift;
      }
    }
    return new Payload(words);
  }

  /** Random beats; bits past streamBits are 0. */
  private Payload noise(CrossbarConfig config, int beats) {
    int words = CrossbarJob.wordsPerBeat(config);
    int[] noise = new int[beats * words];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextInt();
      if (i % words == words - 1 && config.streamBits() % 32 != 0) {
        noise[i] &= 0xFFFF;
      }
    }
    return new Payload(noise);
  }
}
