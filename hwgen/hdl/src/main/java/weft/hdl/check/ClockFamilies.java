package weft.hdl.check;

import java.util.ArrayList;
import java.util.List;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Design;
import weft.hdl.ir.Module;

/** The clocks of a design that come from outside; domains derived from one are a family. */
final class ClockFamilies {
  private final List<ClockDomain> roots = new ArrayList<>();

  ClockFamilies(Design design) {
    for (Module module : design.modules()) {
      module.domains().forEach(this::add);
      module.sources().forEach(source -> add(source.domain()));
    }
  }

  private void add(ClockDomain domain) {
    if (find(domain) < 0) {
      roots.add(domain.root());
    }
  }

  private int find(ClockDomain domain) {
    for (int i = 0; i < roots.size(); i++) {
      if (roots.get(i).isSynchronousTo(domain)) {
        return i;
      }
    }
    return -1;
  }

  int size() {
    return roots.size();
  }

  /** The family of a domain, from 0; a domain that no register has is a family of its own. */
  int of(ClockDomain domain) {
    add(domain);
    return find(domain);
  }

  /** The clock that a family comes from. */
  ClockDomain root(int family) {
    return roots.get(family);
  }
}
