package weft.golden.tim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.arch.ConfigException;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimEncoding;
import weft.arch.tim.TimJob;
import weft.arch.tim.TimScales;

/** The kernel equals the specification: every partial sum, result, clip and raw code. */
class ChipKernelTest {
  @Test
  void equalsTheSpecificationOnRandomChipsAndJobs() {
    long clips = 0;
    for (int i = 0; i < RandomJobs.cases(1500); i++) {
      clips += compare(RandomJobs.SEED * 1_000_003 + i);
    }
    assertTrue(clips > 1000, "the cases must clip to show anything, not " + clips);
  }

  private static long compare(long seed) {
    RandomJobs random = new RandomJobs(seed);
    TimConfig config = random.config();
    String replay = "seed " + seed + ", " + config;
    TimChip chip = new TimChip(config);
    ChipKernel kernel = new ChipKernel(config);
    for (int i = 0; i < config.tiles() + 1; i++) {
      TimJob.Program program = random.program(config);
      chip.program(program);
      kernel.program(program);
    }
    long clips = 0;
    for (int i = 0; i < 3; i++) {
      TimJob.Compute job = random.compute(config, 3);
      clips += compare(config, chip, kernel, job, random, replay + ", job " + i);
      if (2 * job.blocks() * job.group() <= config.maxAccumulatedBlocks()) {
        TimJob.Compute next = random.with(config, job, true, random.draw(1, job.columns()));
        clips += compare(config, chip, kernel, next, random, replay + ", kept " + i);
      }
      TimJob.Test test = random.test(config);
      assertEquals(chip.test(test), kernel.test(test), replay + " " + test);
    }
    return clips;
  }

  private static long compare(
      TimConfig config,
      TimChip chip,
      ChipKernel kernel,
      TimJob.Compute job,
      RandomJobs random,
      String replay) {
    List<Integer> expected = new ArrayList<>();
    ComputeResult specified =
        chip.compute(
            job,
            (place, tile, column, plus, minus, sum) -> {
              expected.add((int) sum);
              if (config.laneBits() == 64) {
                expected.add((int) (sum >> 32));
              }
            });
    ChipRun run = kernel.start(job);
    int[] sums = new int[expected.size()];
    int words = 0;
    while (run.remaining() > 0) {
      words += run.wordsPerAccess() * run.read(sums, words, random.draw(1, 5));
    }
    assertEquals(0, run.read(sums, 0, 1));
    ComputeResult result = run.finish();
    String where = replay + ": " + job;
    assertEquals(expected.size(), words, where);
    assertArrayEquals(expected.stream().mapToInt(v -> v).toArray(), sums, where);
    assertArrayEquals(specified.words(), result.words(), where);
    assertEquals(specified.clipsPlus(), result.clipsPlus(), where);
    assertEquals(specified.clipsMinus(), result.clipsMinus(), where);
    assertEquals(specified.accesses(), result.accesses(), where);
    return result.clipsPlus() + result.clipsMinus();
  }

  /** One block of two rows, every pair of weights against every input beat and ADC maximum. */
  @Test
  void equalsTheSpecificationOnAllPatternsOfTwoRows() {
    for (int adcMax = 1; adcMax <= 2; adcMax++) {
      TimConfig config = new TimConfig(2, 16, 2, adcMax, 8, 1, 2, 2, 8, TimConfig.Form.MACRO);
      TimChip chip = new TimChip(config);
      ChipKernel kernel = new ChipKernel(config);
      // Beats of 8 bits, four cells each: column c holds bits c%4 in row 0, c/4 in row 1.
      int[] cells = new int[8];
      for (int column = 0; column < 16; column++) {
        cells[column / 4] |= column % 4 << 2 * (column % 4);
        cells[4 + column / 4] |= column / 4 << 2 * (column % 4);
      }
      TimJob.Program program = new TimJob.Program(0, 0, 2, cells);
      chip.program(program);
      kernel.program(program);
      int[] beats = new int[16];
      Arrays.setAll(beats, i -> i);
      for (TimEncoding encoding : TimEncoding.values()) {
        TimScales scales = new TimScales(3, 1, 1, 2);
        TimJob.Compute job =
            new TimJob.Compute(encoding, 2, 0, false, false, 0, 1, 16, 16, scales, beats);
        ComputeResult expected = chip.compute(job, TimChip.Observer.NONE);
        ComputeResult actual = kernel.compute(job);
        assertArrayEquals(expected.words(), actual.words(), job.toString());
        assertEquals(expected.clipsPlus(), actual.clipsPlus(), job.toString());
        assertEquals(expected.clipsMinus(), actual.clipsMinus(), job.toString());
      }
    }
  }

  /** More accesses than a byte of clips can count, each clipping both lines of every tile. */
  @Test
  void emptiesItsClipCountersInTime() {
    TimConfig config = new TimConfig(4, 2, 4, 1, 2, 1, 1, 1, 4, TimConfig.Form.MACRO);
    ChipKernel kernel = new ChipKernel(config);
    // Column 0 has +1 in all four rows, column 1 has -1: bits 01 and 11 in every row.
    kernel.program(new TimJob.Program(0, 0, 4, new int[] {0b1101, 0b1101, 0b1101, 0b1101}));
    int[] beats = new int[600];
    Arrays.fill(beats, 0b1111);
    TimJob.Compute job =
        new TimJob.Compute(
            TimEncoding.UNSIGNED, 1, 0, false, false, 0, 1, 2, 600, TimScales.UNIT, beats);
    ComputeResult result = kernel.compute(job);
    assertEquals(600, result.clipsPlus());
    assertEquals(600, result.clipsMinus());
  }

  @Test
  void refusesWhatHardwareAnswersWithOverflow() {
    TimConfig config = new TimConfig(4, 2, 2, 2, 2, 2, 1, 1, 8, TimConfig.Form.MACRO);
    ChipKernel kernel = new ChipKernel(config);
    kernel.compute(job(0, false));
    kernel.compute(job(0, true));
    // 2 + 2 + 2 blocks a tile do not fit 4, and with groups of two 2 + 2 + 0 would already not.
    assertThrows(ConfigException.class, () -> kernel.compute(job(0, true)));
    kernel.compute(job(0, false));
    assertThrows(ConfigException.class, () -> kernel.compute(job(1, true)));
    kernel.compute(job(1, false));
  }

  @Test
  void refusesToKeepUndefinedSums() {
    TimConfig config = new TimConfig(4, 2, 2, 2, 2, 2, 1, 1, 8, TimConfig.Form.MACRO);
    assertThrows(ConfigException.class, () -> new ChipKernel(config).compute(job(0, true)));
  }

  private static TimJob.Compute job(int group, boolean keep) {
    return new TimJob.Compute(
        TimEncoding.TERNARY, 1, group, keep, false, 0, 2, 2, 1, TimScales.UNIT, new int[2]);
  }
}
