package weft.hdl.fuzz;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Design;
import weft.hdl.ir.Port;

/**
 * What is done to designs: at every instant resets and inputs change, then the clocks that have an
 * edge rise.
 */
record Stimulus(List<Instant> instants) {
  /**
   * One instant.
   *
   * @param edges bit i: clock i of {@link PlanComponent#CLOCKS} rises
   * @param resets bit i: the reset of clock i is active
   * @param inputs the data inputs of each design, its ports side by side, the first lowest
   */
  record Instant(int edges, int resets, List<BigInteger> inputs) {}

  /** Every input has a stream of its own, so that it gets the same values whatever is beside it. */
  static Stimulus draw(List<Design> designs, int count, long seed) {
    Random random = new Random(seed);
    List<List<Random>> streams = new ArrayList<>();
    for (Design design : designs) {
      streams.add(
          data(design, Port.Direction.IN).stream().map(port -> stream(port, seed)).toList());
    }
    List<Instant> instants = new ArrayList<>();
    for (long time = 0; instants.size() < count; time++) {
      int edges = 0;
      int resets = 0;
      for (int i = 0; i < PlanComponent.CLOCKS.size(); i++) {
        ClockDomain domain = PlanComponent.CLOCKS.get(i).domain();
        edges |= time % domain.period().numerator() == 0 ? 1 << i : 0;
        resets |= random.nextInt(16) == 0 ? 1 << i : 0;
      }
      if (edges != 0) {
        List<BigInteger> inputs = new ArrayList<>();
        for (int i = 0; i < designs.size(); i++) {
          BigInteger all = BigInteger.ZERO;
          int at = 0;
          List<Port> ports = data(designs.get(i), Port.Direction.IN);
          for (int k = 0; k < ports.size(); k++) {
            int width = ports.get(k).width();
            all = all.or(Draw.bits(width, streams.get(i).get(k)).shiftLeft(at));
            at += width;
          }
          inputs.add(all);
        }
        instants.add(new Instant(edges, resets, inputs));
      }
    }
    return new Stimulus(instants);
  }

  private static Random stream(Port port, long seed) {
    return new Random(seed * 31 + port.name().hashCode());
  }

  /** Data ports of the top that have bits, in order. */
  static List<Port> data(Design design, Port.Direction direction) {
    return design.top().ports().stream()
        .filter(port -> port.role() == Port.Role.DATA)
        .filter(port -> port.direction() == direction && port.width() > 0)
        .toList();
  }

  static int width(List<Port> ports) {
    return ports.stream().mapToInt(Port::width).sum();
  }
}
