package weft.hdl.sim.jvm;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.ClockGate;
import weft.hdl.ir.DomainSource;
import weft.hdl.ir.Module;

/**
 * The clock domains of a module by number: first those it gets from outside, in its order, then
 * those it makes itself.
 */
final class Domains {
  private final Module module;
  private final List<ClockDomain> all;

  Domains(Module module) {
    this.module = module;
    all = new ArrayList<>(module.domains());
    module.sources().forEach(source -> all.add(source.domain()));
  }

  int count() {
    return all.size();
  }

  ClockDomain get(int index) {
    return all.get(index);
  }

  /** Its number; -1 if the module does not have it. */
  int index(ClockDomain domain) {
    return all.indexOf(domain);
  }

  /** What makes a domain here; null if it comes from outside. */
  DomainSource source(int index) {
    int own = index - module.domains().size();
    return own < 0 ? null : module.sources().get(own);
  }

  /** The domain whose clock a domain made here has, before a gate. */
  int parent(int index) {
    return index(get(index).parent().orElseThrow());
  }

  /** The domain that brings the reset net of a domain: itself, unless it is gated. */
  int resetOf(int index) {
    int at = index;
    while (source(at) instanceof ClockGate) {
      at = parent(at);
    }
    return at;
  }

  /** Field of a source: the enable of a gate, or whether a reset is active. */
  static String field(int source) {
    return "x" + source;
  }
}
