package weft.golden.crossbar;

import java.math.BigInteger;
import java.util.Arrays;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.InputKind;
import weft.arch.crossbar.Requantisation;
import weft.arch.crossbar.SignedScheme;
import weft.arch.crossbar.ZeroSkipping;

/**
 * What a matrix product is on this accelerator, in plain loops over plain integers: section 1 of
 * docs/crossbar.md, FORMS (arXiv 2106.09144) and ISAAC (ISCA 2016).
 *
 * @param config F, c, W, the ADC, the scheme and minInputCycles; sizes of crossbars do not matter
 * @param inputs what the bits of an input mean
 * @param planes PLANES; bits of an input above are ignored
 * @param skipping which planes are not driven
 */
public record CrossbarSpecification(
    CrossbarConfig config, InputKind inputs, int planes, ZeroSkipping skipping) {

  /**
   * A product and what it took.
   *
   * @param sums [vector][output]
   * @param saturations [vector][column]: read-outs above the ADC's largest code
   * @param inputCycles [vector][fragment]: effective input cycles
   * @param conversions of all columns
   */
  public record Product(long[][] sums, int[][] saturations, int[][] inputCycles, long conversions) {
    /** Saturations of all columns and vectors. */
    public long totalSaturations() {
      return Arrays.stream(saturations).flatMapToInt(Arrays::stream).asLongStream().sum();
    }
  }

  /** Multiplies {@code vectors}, [vector][row], with the weights that cells stand for. */
  public Product multiply(CellMatrix cells, int[][] vectors) {
    int rows = config.fragmentRows();
    int cellsPerWeight = config.cellsPerWeight();
    long[][] sums = new long[vectors.length][cells.outputs()];
    int[][] saturations = new int[vectors.length][cells.columns()];
    int[][] inputCycles = new int[vectors.length][cells.fragments()];
    long conversions = 0;
    for (int v = 0; v < vectors.length; v++) {
      for (int f = 0; f < cells.fragments(); f++) {
        int[] x = Arrays.copyOfRange(vectors[v], f * rows, f * rows + rows);
        int[] driven = planesOf(x);
        inputCycles[v][f] = driven.length;
        for (int plane : driven) {
          int p = driven(x, plane);
          for (int column = 0; column < cells.columns(); column++) {
            int output = column / cellsPerWeight;
            int sum = 0;
            for (int i = 0; i < rows; i++) {
              sum += (x[i] >> plane & 1) * cells.level(f * rows + i, column);
            }
            conversions++;
            saturations[v][column] += sum > config.adcMax() ? 1 : 0;
            int digitSum = unflipped(adc(sum), p, cells.flipped(f, column));
            long term = term(digitSum, p, column % cellsPerWeight, plane);
            boolean negated =
                subtracted(plane, x)
                    ^ cells.negative(f, output)
                    ^ isSubtracted(column % cellsPerWeight);
            sums[v][output] += negated ? -term : term;
          }
        }
      }
    }
    return new Product(sums, saturations, inputCycles, conversions);
  }

  /** The value that the PLANES lowest bits of an input stand for. */
  public int value(int input) {
    int unused = Integer.SIZE - planes;
    return inputs == InputKind.UNSIGNED ? input << unused >>> unused : input << unused >> unused;
  }

  /** E, the planes that the inputs of a fragment need. */
  public int effectivePlanes(int[] fragment) {
    int most = 0;
    for (int input : fragment) {
      int x = value(input);
      most = Math.max(most, bitLength(x >= 0 ? x : ~x));
    }
    return anyNegative(fragment) ? 1 + most : most;
  }

  /** The planes of a fragment that are driven, lowest first. */
  public int[] planesOf(int[] fragment) {
    int[] driven = new int[planes];
    int count = 0;
    int end = skipping == ZeroSkipping.NONE ? planes : effectivePlanes(fragment);
    for (int plane = 0; plane < end; plane++) {
      if (skipping != ZeroSkipping.PLANES_OF_ZEROS || driven(fragment, plane) > 0) {
        driven[count++] = plane;
      }
    }
    // A single plane 0 of zeros.
    return Arrays.copyOf(driven, count == 0 ? config.minInputCycles() : count);
  }

  /** Whether a plane of a fragment is the sign of two's complement inputs. */
  public boolean subtracted(int plane, int[] fragment) {
    return anyNegative(fragment)
        && plane == (skipping == ZeroSkipping.NONE ? planes : effectivePlanes(fragment)) - 1;
  }

  /** p, the word lines that a plane raises. */
  public int driven(int[] fragment, int plane) {
    int count = 0;
    for (int input : fragment) {
      count += value(input) >> plane & 1;
    }
    return count;
  }

  /** d, the code of a read-out. */
  public int adc(int sum) {
    return Math.min(sum, config.adcMax());
  }

  /** sum', what the digits of a column add up to. */
  public int unflipped(int code, int driven, boolean flipped) {
    return flipped ? config.topLevel() * driven - code : code;
  }

  /**
   * What a step adds to its output's sum, sign apart.
   *
   * @param digitSum sum'
   * @param driven p
   * @param cell of the weight, 0 to C-1
   */
  public long term(int digitSum, int driven, int cell, int plane) {
    int digit = cell % config.digits();
    long t = (long) digitSum << config.cellBits() * digit;
    if (config.scheme() == SignedScheme.OFFSET && digit == config.digits() - 1) {
      t -= (long) driven << config.weightBits() - 1;
    }
    return t << plane;
  }

  /** Whether a cell is one of the second D of DIFFERENTIAL. */
  public boolean isSubtracted(int cell) {
    return cell >= config.digits();
  }

  /** y, the input of the next layer that a sum becomes. */
  public static int requantise(long sum, Requantisation r) {
    BigInteger half = r.shift() == 0 ? BigInteger.ZERO : BigInteger.ONE.shiftLeft(r.shift() - 1);
    BigInteger y =
        BigInteger.valueOf(sum)
            .multiply(BigInteger.valueOf(r.multiplier()))
            .add(half)
            .shiftRight(r.shift());
    BigInteger top = BigInteger.ONE.shiftLeft(r.outBits()).subtract(BigInteger.ONE);
    return y.max(BigInteger.ZERO).min(top).intValueExact();
  }

  private boolean anyNegative(int[] fragment) {
    for (int input : fragment) {
      if (value(input) < 0) {
        return true;
      }
    }
    return false;
  }

  private static int bitLength(int x) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(x);
  }
}
