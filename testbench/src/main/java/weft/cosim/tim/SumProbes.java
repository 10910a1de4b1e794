package weft.cosim.tim;

import java.util.List;

/**
 * Where the partial sums are seen in the RTL.
 *
 * @param strobe high in every clock in which the PCUs accumulate a conversion step
 * @param values paths of the sums with that step, tile by tile, PCU by PCU
 */
public record SumProbes(String strobe, List<String> values) {
  public SumProbes {
    values = List.copyOf(values);
  }
}
