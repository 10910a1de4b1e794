package weft.hdl;

import weft.hdl.Node.What;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.Module;

/** Gives every signal, memory and instance of a component its final name. */
final class NameAssigner {
  /** Longest name of a check that is made from its text. */
  private static final int LABEL = 40;

  private final Scope scope;
  private final boolean[] live;
  private final NameTable table = new NameTable();

  NameAssigner(Scope scope, boolean[] live) {
    this.scope = scope;
    this.live = live;
  }

  /** {@code clocks}: names of clock and reset ports, taken before all others. */
  void assign(Iterable<String> clocks) {
    clocks.forEach(table::takeExactly);
    for (Decl port : scope.ports) {
      port.finalName = port(port, port.suffix);
    }
    for (PadDecl pad : scope.pads) {
      pad.finalName = port(pad.read, "");
    }
    for (Object event : scope.events) {
      if (event instanceof Decl decl && decl.finalName == null) {
        decl.finalName =
            decl.past != null && decl.explicitName == null && decl.site.name == null
                ? table.take(past(decl.past))
                : take(decl.explicitName, decl.site, decl.suffix, decl.fallback);
      } else if (event instanceof Node node && isNamed(node)) {
        node.finalName = take(node.explicitName, node.site, "", node.probed ? "probe" : "value");
      } else if (event instanceof MemDecl memory) {
        memory.finalName = take(memory.explicitName, memory.site, "", "memory");
      } else if (event instanceof Scope child) {
        String type = child.component.getClass().getSimpleName();
        String fallback = type.isEmpty() ? "instance" : lowerFirst(type);
        do {
          child.finalName = take(child.explicitName, child.added, "", fallback);
        } while (declares(child.module, child.finalName));
      }
    }
    for (Decl pin : scope.pinDecls) {
      pin.finalName = table.take(pin.port.scope.finalName + "_" + pin.port.finalName);
    }
  }

  /** Inside an instance its own name would hide it, and linters say so. */
  private static boolean declares(Module module, String name) {
    return name.equals("unused")
        || module.signals().stream().anyMatch(signal -> signal.name().equals(name))
        || module.memories().stream().anyMatch(memory -> memory.name().equals(name));
  }

  /** A free name for a check: the first words of its text. */
  String label(String text) {
    String words = text.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "");
    int end = words.length() <= LABEL ? words.length() : words.lastIndexOf('_', LABEL);
    String wish = words.substring(0, end < 0 ? LABEL : end);
    boolean starts = !wish.isEmpty() && Character.isLetter(wish.charAt(0));
    return table.take(starts ? wish : "check_" + wish);
  }

  /** A free name for a pin that the parent never touches. */
  String freePin(Scope child, Decl port) {
    return table.take(child.finalName + "_" + port.finalName);
  }

  /** True if the node becomes a wire with a name. */
  private boolean isNamed(Node node) {
    return node.what != What.REF
        && node.what != What.CONSTANT
        && live[node.index]
        && (node.probed
            || !scope.attributesOf(node).isEmpty()
            || node.explicitName != null
            || node.site.name != null && !isWiring(node));
  }

  /** True for an element of a local array or list that is no more than wiring: it is inlined. */
  private static boolean isWiring(Node node) {
    boolean moves = node.what == What.SLICE || node.what == What.CAST || node.what == What.EXTEND;
    return moves && node.site.indexed;
  }

  private String take(String explicit, Site site, String suffix, String fallback) {
    if (explicit != null) {
      return table.take(explicit + suffix);
    }
    if (site.name == null) {
      return table.take(fallback + suffix);
    }
    return site.indexed ? table.takeIndexed(site.name + suffix) : table.take(site.name + suffix);
  }

  private static String past(Decl.Past past) {
    Decl decl = past.of().decl();
    String base = decl != null ? decl.finalName : past.of().finalName;
    String own = base == null ? "past" : base + "_past";
    return past.clocks() == 1 ? own : own + "_" + past.clocks();
  }

  private String port(Decl port, String suffix) {
    Elaboration elaboration = scope.elaboration;
    String base = port.explicitName != null ? port.explicitName : port.site.name;
    if (base == null) {
      String message = "a port of " + scope.describe() + " has no name: assign it to a field";
      elaboration.error(port.site.at, "no name", message);
      return table.take("port");
    }
    String name = base + suffix;
    if (port.explicitName == null && port.site.indexed) {
      return table.takeIndexed(name);
    }
    if (!Identifiers.legal(name).equals(name)) {
      String message =
          "port "
              + name
              + " cannot be called so in Verilog; ports are never renamed: call it something else";
      elaboration.error(port.site.at, "illegal name", message);
      return table.take(name);
    }
    if (!table.takeExactly(name)) {
      String message =
          "two ports of "
              + scope.describe()
              + " are called "
              + name
              + ": call one of them something else with named";
      elaboration.error(port.site.at, "name clash", message, other(port, name));
      return table.take(name);
    }
    return name;
  }

  private Party other(Decl port, String name) {
    for (Decl decl : scope.ports) {
      if (decl != port && name.equals(decl.finalName)) {
        return new Party(decl.site.at, "the other one is declared here");
      }
    }
    return new Party(scope.created.at, "its clock or reset has that name");
  }

  private static String lowerFirst(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
