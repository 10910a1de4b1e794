package weft.hdl.check;

import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.SourceLocation;

/**
 * Something that a clock makes take values: a register, a memory, the enable of a clock gate, a
 * reset.
 *
 * @param name such as {@code register core.state}
 * @param domain whose edges make it take them
 * @param synchronizer true if it is declared to take what other domains drive
 * @param at where it is set
 * @param declared where it is declared
 */
record ClockSink(
    String name,
    ClockDomain domain,
    boolean synchronizer,
    SourceLocation at,
    SourceLocation declared) {
  /** The same sink as the parent of an instance sees it. */
  ClockSink below(String instance) {
    int space = name.lastIndexOf(' ') + 1;
    String path = name.substring(0, space) + instance + "." + name.substring(space);
    return new ClockSink(path, domain, synchronizer, at, declared);
  }

  String text() {
    return name + " in clock domain " + domain;
  }

  Party party() {
    return new Party(declared, text() + " is declared here");
  }
}
