package weft.tim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimConfig.Form;
import weft.hdl.bench.Bench;

/** Single components, with numbers worked out by hand. */
class PartsTest {
  /** Four tiles; sums of 16 bits. */
  private static final TimConfig CONFIG = new TimConfig(8, 4, 8, 8, 4, 4, 3, 4, 32, Form.DIGITAL);

  @Test
  void aPcuWeighsSubtractsShiftsNegatesAndAccumulates() {
    assertEquals(16, CONFIG.sumBits());
    try (Bench<ProcessingUnit> bench = Bench.of(() -> new ProcessingUnit(CONFIG))) {
      ProcessingUnit pcu = bench.top();
      bench.poke(pcu.accumulate, true);
      bench.poke(pcu.fresh, true);
      bench.poke(pcu.plusCode, 7);
      bench.poke(pcu.minusCode, 2);
      bench.poke(pcu.plusScale, 5);
      bench.poke(pcu.minusScale, 3);
      bench.poke(pcu.soFar, 1000);
      assertEquals(7 * 5 - 2 * 3, sum(bench));
      bench.poke(pcu.fresh, false);
      assertEquals(1000 + 29, sum(bench));
      bench.poke(pcu.plane, 3);
      assertEquals(1000 + 29 * 8, sum(bench));
      bench.poke(pcu.negate, true);
      assertEquals(1000 - 29 * 8, sum(bench));
      bench.poke(pcu.plusCode, 0);
      bench.poke(pcu.minusCode, 8);
      bench.poke(pcu.minusScale, 49);
      bench.poke(pcu.soFar, 0xFFFF - 4);
      assertEquals(-5 + 8 * 49 * 8, sum(bench));
      bench.poke(pcu.accumulate, false);
      assertEquals(0, sum(bench));
    }
  }

  private static int sum(Bench<ProcessingUnit> bench) {
    return (short) bench.peek(bench.top().sum);
  }

  @Test
  void theReduceUnitTapsEveryGroupSize() {
    try (Bench<ReduceUnit> bench = Bench.of(() -> new ReduceUnit(CONFIG))) {
      ReduceUnit reduce = bench.top();
      // Column c of tile t holds 10^t * (c + 1), column 3 negative.
      for (int tile = 0, power = 1; tile < 4; tile++, power *= 10) {
        BigInteger columns = BigInteger.ZERO;
        for (int value : new int[] {-4 * power, 3 * power, 2 * power, power}) {
          columns = columns.shiftLeft(16).or(BigInteger.valueOf(value & 0xFFFF));
        }
        bench.poke(reduce.columns.get(tile), columns);
      }
      List<List<Long>> lanes =
          List.of(
              List.of(1L, 10L, 100L, 1000L),
              List.of(11L, 22L, 1100L, 2200L),
              List.of(1111L, 2222L, 3333L, -4444L));
      for (int group = 0; group < 3; group++) {
        bench.poke(reduce.group, group);
        assertEquals(lanes.get(group), reduce.lanes.stream().map(bench::peek).toList());
      }
    }
  }

  @Test
  void blockAndWordLineOfARowAlsoWhereNothingIsAPowerOfTwo() {
    TimConfig odd = new TimConfig(36, 4, 12, 8, 4, 1, 3, 4, 36, Form.DIGITAL);
    try (Bench<BlockDecoder> bench = Bench.of(() -> new BlockDecoder(odd))) {
      for (int row = 0; row < 36; row++) {
        bench.poke(bench.top().row, row);
        assertEquals(row / 12, bench.peek(bench.top().block), "row " + row);
        assertEquals(1 << row % 12, bench.peek(bench.top().wordLine), "row " + row);
      }
    }
  }
}
