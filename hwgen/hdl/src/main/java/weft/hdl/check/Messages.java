package weft.hdl.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.Block;
import weft.hdl.ir.Memory;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Register;
import weft.hdl.ir.Signal;
import weft.hdl.ir.Statement;

/** Words that several checks share. */
final class Messages {
  /** Sets named in one message; more are counted. */
  private static final int MOST = 4;

  private Messages() {}

  /** {@code output sum}, {@code register count}, {@code input column.plusLine}. */
  static String name(Signal signal) {
    if (signal instanceof Pin pin) {
      return "input " + pin.instance().name() + "." + pin.port().name();
    }
    if (signal instanceof Port port) {
      return (port.direction() == Port.Direction.IN ? "input " : "output ") + port.name();
    }
    return (signal instanceof Register ? "register " : "wire ") + signal.name();
  }

  /** The names of signals of one kind: {@code inputs a, b and c}; of many the first few. */
  static String names(List<Signal> signals) {
    String first = name(signals.get(0));
    if (signals.size() == 1) {
      return first;
    }
    int space = first.indexOf(' ');
    List<String> names =
        new ArrayList<>(signals.stream().map(s -> name(s).substring(space + 1)).toList());
    if (names.size() > MOST + 1) {
      int more = names.size() - MOST;
      names.subList(MOST, names.size()).clear();
      names.add(more + " more");
    }
    String last = names.remove(names.size() - 1);
    return first.substring(0, space) + "s " + String.join(", ", names) + " and " + last;
  }

  /** Signals declared in one place and of one kind, such as the parts of a bundle, together. */
  static List<List<Signal>> byPlace(List<Signal> signals) {
    Map<List<Object>, List<Signal>> groups = new LinkedHashMap<>();
    for (Signal signal : signals) {
      String name = name(signal);
      String word = name.substring(0, name.indexOf(' '));
      groups.computeIfAbsent(List.of(signal.location(), word), k -> new ArrayList<>()).add(signal);
    }
    return List.copyOf(groups.values());
  }

  /** {@code bit 3 of wire x}, {@code bits 7 to 4 and 1 of wire x}; the name alone if it is all. */
  static String bits(Signal signal, BitSet bits) {
    if (bits.cardinality() == signal.width()) {
      return name(signal);
    }
    List<String> ranges = new ArrayList<>();
    for (int hi = bits.length() - 1; hi >= 0; ) {
      int lo = bits.previousClearBit(hi) + 1;
      ranges.add(hi == lo ? "" + hi : hi + " to " + lo);
      hi = bits.previousSetBit(lo - 1);
    }
    String word = bits.cardinality() == 1 ? "bit " : "bits ";
    return word + String.join(" and ", ranges) + " of " + name(signal);
  }

  /** The verb to {@link #bits}. */
  static String verb(Signal signal, BitSet bits) {
    return bits.cardinality() == 1 || bits.cardinality() == signal.width() ? " is" : " are";
  }

  /**
   * Where a signal is declared; for a pin, the port behind it, or the part if it is a library's.
   */
  static Party declared(Signal signal) {
    if (signal instanceof Pin pin && pin.port().location().isInLibrary()) {
      return new Party(pin.location(), pin.instance().name() + " is made here");
    }
    return signal instanceof Pin pin
        ? new Party(pin.port().location(), pin.port().name() + " is declared here")
        : new Party(signal.location(), signal.name() + " is declared here");
  }

  static Party declared(Memory memory) {
    return new Party(memory.location(), memory.name() + " is declared here");
  }

  /** {@code in Tile}. */
  static String in(Module module) {
    return " of module " + module.name();
  }

  /** The first sets of a signal in a block, and how many more there are. */
  static List<Party> sets(Signal signal, Block block) {
    List<Statement.Set> sets = new ArrayList<>();
    collect(signal, block, sets);
    List<Party> parties = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, sets.size()); i++) {
      boolean last = i == MOST - 1 && sets.size() > MOST;
      String more = last ? ", and in " + (sets.size() - MOST) + " more places" : "";
      parties.add(new Party(sets.get(i).location(), "it is set here" + more));
    }
    return parties;
  }

  private static void collect(Signal signal, Block block, List<Statement.Set> sets) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Set set) {
        if (set.target().signal() == signal) {
          sets.add(set);
        }
      } else {
        for (Block inner : statement.blocks()) {
          collect(signal, inner, sets);
        }
      }
    }
  }
}
