package weft.cosim.tim;

import java.util.List;

/**
 * Where the partial sums are seen in the RTL.
 *
 * @param strobe high in every clock in which the PCUs accumulate a conversion step
 * @param values paths of the sums with that step, tile by tile, PCU by PCU
 */
record SumProbes(String strobe, List<String> values) {
  SumProbes {
    values = List.copyOf(values);
  }
}
