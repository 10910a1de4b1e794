package weft.hdl.check;

import java.util.Optional;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Crossing;
import weft.hdl.ir.Instance;
import weft.hdl.ir.SourceLocation;

/**
 * Something that a clock makes take values: a register, a memory, the enable of a clock gate, a
 * reset; or a wire that is declared to cross.
 *
 * @param name such as {@code register core.state}
 * @param domain whose edges make it take them
 * @param how empty unless it is declared to take what other domains drive
 * @param at where it is set
 * @param declared where it is declared
 */
record ClockSink(
    String name,
    ClockDomain domain,
    Optional<Crossing.How> how,
    SourceLocation at,
    SourceLocation declared) {
  /** The same sink as the parent of an instance sees it; one of the library's is where that is. */
  ClockSink below(Instance instance) {
    int space = name.lastIndexOf(' ') + 1;
    String path = name.substring(0, space) + instance.name() + "." + name.substring(space);
    SourceLocation place = at.isInLibrary() ? instance.location() : at;
    SourceLocation origin = declared.isInLibrary() ? instance.location() : declared;
    return new ClockSink(path, domain, how, place, origin);
  }

  /** True if it must not take what other domains drive. */
  boolean isPlain() {
    return how.isEmpty();
  }

  String text() {
    return name + " in clock domain " + domain;
  }

  Party party() {
    return new Party(declared, text() + " is declared here");
  }
}
