package weft.golden.crossbar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import weft.arch.ConfigException;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarJob;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.Payload;
import weft.arch.crossbar.Requantisation;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;

class CrossbarChipTest {
  /** 2 units of 1 crossbar: 2 fragments of 2 rows, one ADC, 2 outputs of 1 cell, 1 spare column. */
  private static final CrossbarConfig SMALL =
      Crossbars.with(
          "rows: 4",
          "columns: 2",
          "fragmentRows: 2",
          "weightBits: 2",
          "inputBits: 4",
          "adcs: 1",
          "spareColumns: 1",
          "units: 2",
          "maxRows: 16",
          "streamBits: 32",
          "form: digital");

  private static CrossbarJob.Program program(int unit, int[]... levels) {
    return new CrossbarJob.Program(
        unit, 0, 0, levels.length, 9, false, Images.pack(SMALL, 4, levels));
  }

  private static CrossbarJob.Compute compute(
      int groupLog2, boolean keep, boolean silent, Optional<Requantisation> r, int[]... inputs) {
    return new CrossbarJob.Compute(
        InputKind.UNSIGNED,
        4,
        ZeroSkipping.LEADING,
        groupLog2,
        keep,
        silent,
        2,
        2,
        inputs.length / 2,
        r,
        Images.pack(SMALL, 16, inputs));
  }

  /** Unit 0 holds (1, 2), (3, 0), (2, 1), (0, 3); unit 1 (3, 1), (0, 0), (1, 1), (2, 2). */
  private static CrossbarChip programmed() {
    CrossbarChip chip = new CrossbarChip(SMALL);
    int[][] first = {{1, 2, 0}, {3, 0, 0}, {2, 1, 0}, {0, 3, 0}};
    int[][] second = {{3, 1, 0}, {0, 0, 0}, {1, 1, 0}, {2, 2, 0}};
    chip.run(program(0, first));
    chip.run(program(1, second));
    return chip;
  }

  /** Code by code and through the kernel, on a chip that is told apart by nothing. */
  private static JobResult run(CrossbarChip chip, CrossbarChip twin, CrossbarJob job) {
    JobResult slow = chip.run(job, CrossbarChip.Observer.NONE);
    JobResult fast = twin.run(job);
    assertArrayEquals(slow.words(), fast.words(), job.toString());
    assertEquals(slow.counts(), fast.counts(), job.toString());
    assertArrayEquals(slow.effort(), fast.effort(), job.toString());
    return slow;
  }

  private static final int[][] VECTOR = {{1, 2, 3, 4}, {5, 6, 7, 8}};

  @Test
  void multipliesAVectorOfEveryUnit() {
    // Unit 0: 1 + 6 + 6 + 0 = 13 and 2 + 0 + 3 + 12 = 17; unit 1: 15 + 0 + 7 + 16, 5 + 0 + 7 + 16.
    JobResult result = programmed().run(compute(0, false, false, Optional.empty(), VECTOR));
    assertArrayEquals(new int[] {13, 38, 17, 28}, result.words());
    // 1, 2: 2 planes; 3, 4: 3; 5, 6: 3; 7, 8: 4; of 4 planes each; 2 columns.
    assertArrayEquals(new int[] {2, 3, 3, 4}, result.effort());
    assertEquals(new Counts(12, 24, 0, 12, 4, 0, 0), result.counts());
    assertArrayEquals(new long[] {0, 0, 1, 2, 1}, result.histogram(4));
  }

  @Test
  void addsTheUnitsOfAGroupAndLeavesOtherLanesZero() {
    JobResult result = programmed().run(compute(1, false, false, Optional.empty(), VECTOR));
    assertArrayEquals(new int[] {51, 0, 45, 0}, result.words());
    assertEquals(51, result.lane(SMALL, 0, 0));
    assertEquals(0, result.lane(SMALL, 1, 1));
  }

  @Test
  void requantisesTheSumOfTheGroup() {
    Optional<Requantisation> half = Optional.of(new Requantisation(1, 1, 5));
    // 51 / 2 and 45 / 2 with ties up.
    JobResult result = programmed().run(compute(1, false, false, half, VECTOR));
    assertArrayEquals(new int[] {26, 0, 23, 0}, result.words());
  }

  @Test
  void sumsInLanesOf64BitsAreSignExtended() {
    CrossbarConfig config =
        Crossbars.with("rows: 4", "columns: 4", "fragmentRows: 4", "adcs: 1", "form: digital");
    assertEquals(64, config.laneBits());
    CrossbarChip chip = new CrossbarChip(config);
    int[][] one = {{1, 0, 0, 0}};
    chip.run(new CrossbarJob.Program(0, 0, 0, 1, 3, false, Images.pack(config, 4, one)));
    int[][] negative = {{0, 0, 0, 0, 1}};
    chip.run(new CrossbarJob.Flags(0, 0, 0, 1, Images.pack(config, 1, negative)));
    CrossbarJob.Compute job =
        new CrossbarJob.Compute(
            InputKind.UNSIGNED,
            16,
            ZeroSkipping.NONE,
            0,
            false,
            false,
            1,
            1,
            2,
            Optional.empty(),
            Images.pack(config, 16, new int[][] {{5, 9, 9, 9}, {0, 9, 9, 9}}));
    JobResult result = chip.run(job);
    assertArrayEquals(new int[] {-5, -1, 0, 0}, result.words());
    assertEquals(-5, result.lane(config, 0, 0));
  }

  @Test
  void keepGoesOnFromTheLastVectorAndOnlyOnce() {
    CrossbarChip chip = programmed();
    int[][] two = {VECTOR[0], VECTOR[1], {1, 0, 0, 0}, {0, 0, 0, 1}};
    assertEquals(0, chip.run(compute(0, false, true, Optional.empty(), two)).words().length);
    assertEquals(1, chip.sum(0, 0));
    JobResult result = chip.run(compute(0, true, false, Optional.empty(), two));
    assertArrayEquals(new int[] {13 + 1, 38 + 2, 17 + 2, 28 + 2, 1, 2, 2, 2}, result.words());
  }

  @Test
  void refusesSumsThatCouldBeTooLarge() {
    // maxRows 16: 8 fragments of 2 rows; a group of two units adds 4 a job.
    CrossbarChip chip = programmed();
    CrossbarJob keep = compute(1, true, false, Optional.empty(), VECTOR);
    chip.run(compute(1, false, false, Optional.empty(), VECTOR));
    assertArrayEquals(new int[] {102, 0, 90, 0}, chip.run(keep).words());
    String message = assertThrows(ConfigException.class, () -> chip.run(keep)).getMessage();
    assertTrue(message.endsWith("OVERFLOW: 12 fragments in one sum, at most 8 fit"), message);
    // The refused job counts nothing: 4 of 8 fragments and 2 more.
    chip.run(compute(0, true, false, Optional.empty(), VECTOR));
  }

  @Test
  void sumsAreZeroAfterReset() {
    CrossbarChip chip = programmed();
    CrossbarJob keep = compute(1, true, false, Optional.empty(), VECTOR);
    chip.run(keep);
    chip.reset();
    assertArrayEquals(new int[] {51, 0, 45, 0}, chip.run(keep).words());
    assertArrayEquals(new int[] {102, 0, 90, 0}, chip.run(keep).words());
  }

  @Test
  void flagsNegateAndFlipFragmentByFragment() {
    CrossbarChip chip = programmed();
    // Fragment 1 of unit 0: column 1 is flipped, output 0 is negative.
    chip.run(new CrossbarJob.Flags(0, 0, 1, 1, Images.pack(SMALL, 1, new int[][] {{0, 1, 1, 0}})));
    // 1 + 6 - 6 - 0 and 2 + 0 + (3-1)*3 + (3-3)*4.
    JobResult result = chip.run(compute(0, false, false, Optional.empty(), VECTOR));
    assertArrayEquals(new int[] {1, 38, 8, 28}, result.words());
    chip.reset();
    assertArrayEquals(
        new int[] {13, 38, 17, 28},
        chip.run(compute(0, false, false, Optional.empty(), VECTOR)).words());
  }

  @Test
  void aSpareColumnStandsInForAnother() {
    CrossbarChip chip = programmed();
    chip.run(program(0, new int[][] {{1, 2, 3}, {3, 0, 3}, {2, 1, 0}, {0, 3, 1}}));
    chip.run(new CrossbarJob.Map(0, 0, Images.pack(SMALL, 16, new int[][] {{2, 1}})));
    // 3 + 6 + 0 + 4.
    JobResult result = chip.run(compute(0, false, false, Optional.empty(), VECTOR));
    assertArrayEquals(new int[] {13, 38, 17, 28}, result.words());
    chip.run(new CrossbarJob.Map(0, 0, Images.pack(SMALL, 16, new int[][] {{1, 0}})));
    assertArrayEquals(
        new int[] {17, 38, 13, 28},
        chip.run(compute(0, false, false, Optional.empty(), VECTOR)).words());
  }

  @Test
  void readsARawCode() {
    CrossbarChip chip = programmed();
    // Fragment 0 of unit 0, offset 1: bit 0 drives row 1, bit 1 would drive a row past it.
    JobResult result = chip.run(new CrossbarJob.Test(0, 0, 0, 1, 0b11, 0));
    assertEquals(new RawCode(3, false), chip.testCode());
    assertEquals(new Counts(1, 0, 0, 0, 0, 0, 0), result.counts());
    chip.run(new CrossbarJob.Test(0, 0, 1, 0, 0b11, 1));
    assertEquals(new RawCode(4, false), chip.testCode());
    chip.reset();
    assertEquals(new RawCode(0, false), chip.testCode());
  }

  @Test
  void aRawCodeIsClamped() {
    CrossbarConfig config =
        Crossbars.with(
            "rows: 20",
            "columns: 1",
            "fragmentRows: 20",
            "weightBits: 2",
            "adcs: 1",
            "form: digital");
    CrossbarChip chip = new CrossbarChip(config);
    int[][] levels = new int[20][1];
    for (int[] row : levels) {
      row[0] = 1;
    }
    chip.run(new CrossbarJob.Program(0, 0, 0, 20, 3, false, Images.pack(config, 4, levels)));
    chip.run(new CrossbarJob.Test(0, 0, 0, 4, 0xFFFF, 0));
    assertEquals(new RawCode(15, true), chip.testCode());
    chip.run(new CrossbarJob.Test(0, 0, 0, 5, 0xFFFF, 0));
    assertEquals(new RawCode(15, false), chip.testCode());
  }

  @Test
  void theObserverSeesEveryCodeInOrder() {
    CrossbarChip chip = programmed();
    List<String> seen = new ArrayList<>();
    CrossbarChip.Observer observer =
        (place, crossbar, adc, code, saturated, sum) -> {
          if (place.unit() == 0 && place.fragment() == 1 && place.plane() < 2) {
            seen.add(place.plane() + "." + place.step() + ": " + code + " -> " + sum);
          }
        };
    chip.run(compute(0, false, false, Optional.empty(), VECTOR), observer);
    // Inputs 3 and 4: planes 0 and 1 drive the row of (2, 1) alone; before: 7 and 2.
    assertEquals(List.of("0.0: 2 -> 9", "0.1: 1 -> 3", "1.0: 2 -> 13", "1.1: 1 -> 5"), seen);
  }

  /** Any jobs on any accelerator: results are the specification's product of what cells hold. */
  @Test
  void everyUnitIsTheProductOfItsCells() {
    long saturations = 0;
    for (int i = 0; i < RandomCrossbars.cases(600); i++) {
      long seed = RandomCrossbars.SEED * 1_000_033 + i;
      RandomCrossbars random = new RandomCrossbars(seed);
      CrossbarConfig config = random.config();
      CrossbarChip chip = new CrossbarChip(config);
      CrossbarChip twin = new CrossbarChip(config);
      List<CrossbarJob> done = random.programAll(config);
      done.forEach(job -> run(chip, twin, job));
      for (int job = random.draw(2, 12); job > 0; job--) {
        CrossbarJob next =
            switch (random.draw(0, 3)) {
              case 0 -> random.program(config);
              case 1 -> random.flags(config);
              case 2 -> random.map(config);
              default -> random.faults(config);
            };
        run(chip, twin, next);
        done.add(next);
      }
      CrossbarJob.Compute job = random.compute(config, 3);
      JobResult result = run(chip, twin, job);
      saturations += result.counts().saturations();
      long[][][] sums = new long[job.vectors()][config.units()][];
      long expectedSaturations = 0;
      for (int unit = 0; unit < config.units(); unit++) {
        CellMatrix cells = cells(chip, config, done, unit, job.fragments());
        for (int vector = 0; vector < job.vectors(); vector++) {
          int[] x = inputs(config, job, vector, unit);
          CrossbarSpecification.Product product =
              new CrossbarSpecification(config, job.inputs(), job.planes(), job.skipping())
                  .multiply(cells, new int[][] {x});
          sums[vector][unit] = product.sums()[0];
          expectedSaturations += product.totalSaturations();
        }
      }
      assertEquals(expectedSaturations, result.counts().saturations(), "seed " + seed);
      int beat = 0;
      for (int vector = 0; !job.silent() && vector < job.vectors(); vector++) {
        for (int output = 0; output < job.outputs(); output++) {
          for (int lane = 0; lane < config.units(); lane++) {
            long expected = 0;
            for (int unit = 0; unit < config.units(); unit++) {
              expected += unit / job.group() == lane ? sums[vector][unit][output] : 0;
            }
            if (job.requantisation().isPresent()) {
              expected = CrossbarSpecification.requantise(expected, job.requantisation().get());
            }
            assertEquals(expected, result.lane(config, beat, lane), "seed " + seed);
          }
          beat++;
        }
      }
    }
    assertTrue(saturations > 10_000, "saturations: " + saturations);
  }

  @Test
  void theKernelDoesWhatCodesDo() {
    int kept = 0;
    for (int i = 0; i < RandomCrossbars.cases(60); i++) {
      RandomCrossbars random = new RandomCrossbars(RandomCrossbars.SEED * 1_000_171 + i);
      CrossbarConfig config = random.config();
      CrossbarChip chip = new CrossbarChip(config);
      CrossbarChip twin = new CrossbarChip(config);
      random.programAll(config).forEach(job -> run(chip, twin, job));
      int accumulated = 0;
      for (int n = 0; n < 6; n++) {
        run(chip, twin, random.flags(config));
        CrossbarJob.Compute job = random.compute(config, n % 2 == 1, n == 3 ? 300 : 4);
        accumulated = (job.keep() ? accumulated : 0) + job.fragments();
        if (accumulated * job.group() <= config.maxAccumulatedFragments()) {
          run(chip, twin, job);
          kept += job.keep() ? 1 : 0;
        } else {
          accumulated -= job.fragments();
        }
        for (int unit = 0; unit < config.units(); unit++) {
          for (int output = 0; output < config.unitOutputs(); output++) {
            assertEquals(chip.sum(unit, output), twin.sum(unit, output), "case " + i);
          }
        }
      }
    }
    assertTrue(kept > 50, "kept: " + kept);
  }

  /** What the jobs before left in a unit, column by column, from the bits of their beats. */
  private static CellMatrix cells(
      CrossbarChip chip, CrossbarConfig config, List<CrossbarJob> done, int unit, int fragments) {
    CellMatrix cells =
        new CellMatrix(config, fragments * config.fragmentRows(), config.unitOutputs());
    int perAdc = config.columns() / config.adcs();
    for (int crossbar = 0; crossbar < config.crossbars(); crossbar++) {
      int[] map = new int[config.columns()];
      for (int column = 0; column < map.length; column++) {
        map[column] = column % perAdc;
      }
      for (CrossbarJob job : done) {
        if (job instanceof CrossbarJob.Map m && m.unit() == unit && m.crossbar() == crossbar) {
          for (int column = 0; column < map.length; column++) {
            map[column] = bits(config, m.beats(), 0, 16 * column, 16);
          }
        } else if (job instanceof CrossbarJob.Flags f
            && f.unit() == unit
            && f.crossbar() == crossbar) {
          int image = (config.columns() + config.outputs() + config.streamBits() - 1);
          int beats = image / config.streamBits();
          for (int i = 0; i < f.fragments() && f.firstFragment() + i < fragments; i++) {
            for (int column = 0; column < config.columns(); column++) {
              int ofUnit = crossbar * config.columns() + column;
              boolean flip = bits(config, f.beats(), i * beats, column, 1) == 1;
              boolean flips = config.flip() == CrossbarConfig.Flip.ON;
              cells.setFlipped(f.firstFragment() + i, ofUnit, flips && flip);
            }
            for (int output = 0; output < config.outputs(); output++) {
              int ofUnit = crossbar * config.outputs() + output;
              boolean sign = bits(config, f.beats(), i * beats, config.columns() + output, 1) == 1;
              boolean signs = config.scheme() == SignedScheme.POLARISED;
              cells.setNegative(f.firstFragment() + i, ofUnit, signs && sign);
            }
          }
        }
      }
      for (int column = 0; column < map.length; column++) {
        int physical = column / perAdc * (perAdc + config.spareColumns()) + map[column];
        for (int row = 0; row < cells.rows(); row++) {
          int level = chip.level(unit, crossbar, row, physical);
          cells.setLevel(row, crossbar * config.columns() + column, level);
        }
      }
    }
    return cells;
  }

  private static int[] inputs(
      CrossbarConfig config, CrossbarJob.Compute job, int vector, int unit) {
    int count = job.fragments() * config.fragmentRows();
    int lanes = config.streamBits() / 16;
    int beats = (count + lanes - 1) / lanes;
    int[] x = new int[count];
    for (int i = 0; i < count; i++) {
      x[i] = bits(config, job.beats(), (vector * config.units() + unit) * beats, 16 * i, 16);
    }
    return x;
  }

  private static int bits(CrossbarConfig config, Payload beats, int beat, int bit, int width) {
    int words = (config.streamBits() + 31) / 32;
    int value = 0;
    for (int i = 0; i < width; i++) {
      int at = beat + (bit + i) / config.streamBits();
      int inBeat = (bit + i) % config.streamBits();
      value |= (beats.words()[at * words + inBeat / 32] >>> inBeat % 32 & 1) << i;
    }
    return value;
  }
}
