package weft.cosim.accelerator;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where the partial sums are seen in the RTL.
 *
 * @param strobe high in every clock in which a conversion step is accumulated
 * @param values paths of what is seen of that step, in an order that the family says
 */
public record SumProbes(String strobe, List<String> values) {
  public SumProbes {
    values = List.copyOf(values);
  }

  /** All of them, the strobe first. */
  public List<String> paths() {
    return Stream.concat(Stream.of(strobe), values.stream()).toList();
  }
}
