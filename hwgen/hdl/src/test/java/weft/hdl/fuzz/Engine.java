package weft.hdl.fuzz;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Design;
import weft.hdl.ir.Port;
import weft.hdl.sim.Net;
import weft.hdl.sim.Simulation;

/** Runs a design in a simulation of ours. */
final class Engine {
  private final Simulation sim;
  private final List<Net> inputs = new ArrayList<>();
  private final List<Net> outputs = new ArrayList<>();
  private final Design design;

  Engine(Design design, Simulation sim) {
    this.design = design;
    this.sim = sim;
    Stimulus.data(design, Port.Direction.IN).forEach(port -> inputs.add(sim.net(port.name())));
    Stimulus.data(design, Port.Direction.OUT).forEach(port -> outputs.add(sim.net(port.name())));
  }

  /** The data outputs side by side, the first lowest, before the edges of each instant. */
  List<BigInteger> run(Stimulus stimulus, int index) {
    Set<String> clocks =
        design.top().domains().stream().map(ClockDomain::clock).collect(Collectors.toSet());
    List<BigInteger> seen = new ArrayList<>();
    for (Stimulus.Instant instant : stimulus.instants()) {
      boolean edge = false;
      for (int i = 0; i < PlanComponent.CLOCKS.size(); i++) {
        ClockDomain domain = PlanComponent.CLOCKS.get(i).domain();
        edge |= clocks.contains(domain.clock()) && (instant.edges() >> i & 1) != 0;
        boolean active = (instant.resets() >> i & 1) != 0;
        for (Port port : design.top().ports()) {
          if (port.role() == Port.Role.RESET && port.name().equals(domain.reset())) {
            boolean high = active == (domain.level() == ClockDomain.Level.HIGH);
            sim.poke(sim.net(port.name()), high ? 1 : 0);
          }
        }
      }
      BigInteger bits = instant.inputs().get(index);
      for (Net net : inputs) {
        BigInteger value = bits.and(mask(net.width()));
        boolean negative = net.kind() == weft.hdl.ir.Kind.SINT && value.testBit(net.width() - 1);
        sim.poke(net, negative ? value.subtract(BigInteger.ONE.shiftLeft(net.width())) : value);
        bits = bits.shiftRight(net.width());
      }
      BigInteger all = BigInteger.ZERO;
      int at = 0;
      for (Net net : outputs) {
        all = all.or(sim.peekBig(net).and(mask(net.width())).shiftLeft(at));
        at += net.width();
      }
      seen.add(all);
      if (edge) {
        sim.advance();
      }
    }
    return seen;
  }

  static BigInteger mask(int width) {
    return BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
  }
}
