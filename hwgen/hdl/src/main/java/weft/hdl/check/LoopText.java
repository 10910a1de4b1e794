package weft.hdl.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.Block;
import weft.hdl.ir.Module;
import weft.hdl.ir.Pin;
import weft.hdl.ir.Port;
import weft.hdl.ir.Process;
import weft.hdl.ir.Signal;
import weft.hdl.ir.SourceLocation;
import weft.hdl.ir.Statement;

/** Tells a combinational loop: bit by bit, each at the line that sets it, through children. */
final class LoopText {
  private final Module module;
  private final BitDependencies dependencies;
  private final List<Party> parties = new ArrayList<>();

  private LoopText(Module module, BitDependencies dependencies) {
    this.module = module;
    this.dependencies = dependencies;
  }

  /**
   * @param loop single bits of signals of the module; each depends on the next, the last on the
   *     first
   */
  static Diagnostic of(Module module, BitDependencies dependencies, List<BitRange> loop) {
    LoopText text = new LoopText(module, dependencies);
    for (int i = 0; i < loop.size(); i++) {
      text.hop(loop.get(i), loop.get((i + 1) % loop.size()));
    }
    String message =
        word("", loop.get(0))
            + Messages.in(module)
            + " depends on itself: a register breaks the loop";
    return new Diagnostic(text.parties.get(0).at(), "combinational loop", message, text.parties);
  }

  private void hop(BitRange bit, BitRange on) {
    if (bit.signal() instanceof Pin pin && pin.port().direction() == Port.Direction.OUT) {
      Module child = pin.instance().module();
      BitRange from = new BitRange(pin.port(), bit.hi(), bit.lo());
      BitRange to = new BitRange(((Pin) on.signal()).port(), on.hi(), on.lo());
      inside(pin.instance().name() + ".", pin.location(), child, from, to);
    } else {
      tell("", setAt(module, bit, SourceLocation.NONE), bit, on);
    }
  }

  /** The way from an output of a child to an input of it. */
  private void inside(
      String path, SourceLocation made, Module child, BitRange output, BitRange input) {
    BitDependencies own = dependencies.inside(child);
    Map<BitRange, BitRange> next = way(own, output, input);
    for (BitRange bit = output; !bit.equals(input); bit = next.get(bit)) {
      BitRange on = next.get(bit);
      if (bit.signal() instanceof Pin pin && pin.port().direction() == Port.Direction.OUT) {
        BitRange from = new BitRange(pin.port(), bit.hi(), bit.lo());
        BitRange to = new BitRange(((Pin) on.signal()).port(), on.hi(), on.lo());
        SourceLocation at = pin.location().isInLibrary() ? made : pin.location();
        new LoopText(child, own)
            .through(parties, path + pin.instance().name() + ".", at, pin, from, to);
      } else {
        tell(path, setAt(child, bit, made), bit, on);
      }
    }
  }

  private void through(
      List<Party> told, String path, SourceLocation at, Pin pin, BitRange from, BitRange to) {
    inside(path, at, pin.instance().module(), from, to);
    told.addAll(parties);
  }

  /** Breadth first from the output on: which bit each bit of the shortest way depends on. */
  private static Map<BitRange, BitRange> way(
      BitDependencies dependencies, BitRange output, BitRange input) {
    Map<BitRange, BitRange> before = new LinkedHashMap<>();
    Deque<BitRange> work = new ArrayDeque<>();
    work.add(output);
    before.put(output, output);
    while (!before.containsKey(input)) {
      BitRange bit = work.remove();
      for (BitRange range : dependencies.of(bit.signal(), bit.lo())) {
        for (int b = range.lo(); b <= range.hi(); b++) {
          BitRange on = new BitRange(range.signal(), b, b);
          if (before.putIfAbsent(on, bit) == null) {
            work.add(on);
          }
        }
      }
    }
    Map<BitRange, BitRange> next = new LinkedHashMap<>();
    for (BitRange bit = input; !bit.equals(output); bit = before.get(bit)) {
      next.put(before.get(bit), bit);
    }
    return next;
  }

  private void tell(String path, SourceLocation at, BitRange bit, BitRange on) {
    parties.add(new Party(at, word(path, bit) + " depends on " + word(path, on)));
  }

  /** Where a bit is set first; of a library's part where the author made that. */
  private static SourceLocation setAt(Module module, BitRange bit, SourceLocation made) {
    SourceLocation at = bit.signal().location();
    for (Process process : module.processes()) {
      if (process.targets().contains(bit.signal())) {
        Statement.Set set = first(process.body(), bit);
        at = set == null ? at : set.location();
      }
    }
    return at.isInLibrary() && made != SourceLocation.NONE ? made : at;
  }

  private static Statement.Set first(Block block, BitRange bit) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Set set) {
        if (set.target().signal() == bit.signal() && Coverage.span(set.target()).get(bit.lo())) {
          return set;
        }
        continue;
      }
      for (Block inner : statement.blocks()) {
        Statement.Set set = first(inner, bit);
        if (set != null) {
          return set;
        }
      }
    }
    return null;
  }

  private static String word(String path, BitRange bit) {
    Signal signal = bit.signal();
    String name =
        signal instanceof Pin pin ? pin.instance().name() + "." + pin.port().name() : signal.name();
    return (signal.width() == 1 ? "" : "bit " + bit.lo() + " of ") + path + name;
  }
}
