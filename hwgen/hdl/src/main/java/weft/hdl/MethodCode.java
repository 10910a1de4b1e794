package weft.hdl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;

/** The instructions of one method, as far as names need them. */
final class MethodCode {
  /** Stack effect that we do not follow. */
  static final int UNKNOWN = -1;

  /** How many instructions we follow a result. */
  private static final int PATIENCE = 32;

  /**
   * One instruction.
   *
   * @param offset bytecode index
   * @param var local variable of loads and stores
   * @param name field, or class of {@code new}, or {@code add} for a collection's method, or {@code
   *     lambda} for the making of one; else null
   * @param target where a jump goes, -1 if it is none
   * @param pops stack slots taken, or {@link #UNKNOWN}
   * @param pushes stack slots put
   */
  record Insn(int offset, int opcode, int var, String name, int target, int pops, int pushes) {}

  /** A local variable and where it lives. */
  record Local(String name, int index, int from, int to) {}

  private final List<Insn> insns = new ArrayList<>();
  private final TreeMap<Integer, Integer> lines = new TreeMap<>();
  private final List<Local> locals = new ArrayList<>();
  private final List<Integer> comparisons = new ArrayList<>();
  private final Map<Integer, StraightLine.Invoke> invokes = new HashMap<>();
  private final List<int[]> caught = new ArrayList<>();

  void add(Insn insn) {
    insns.add(insn);
  }

  void line(int offset, int line) {
    lines.put(offset, line);
  }

  void local(Local local) {
    locals.add(local);
  }

  /** The instruction calls {@code equals} on a hardware value. */
  void comparison(int offset) {
    comparisons.add(offset);
  }

  /** The instruction calls a plain method of the vocabulary. */
  void invoke(int offset, StraightLine.Invoke invoke) {
    invokes.put(offset, invoke);
  }

  /** Which plain method of the vocabulary the instruction calls; null if it calls none. */
  StraightLine.Invoke invoke(int offset) {
    return invokes.get(offset);
  }

  /** Exceptions between the offsets are handled here. */
  void handler(int from, int to) {
    caught.add(new int[] {from, to});
  }

  /** True if an exception at the offset may be handled in the method. */
  boolean catches(int offset) {
    return caught.stream().anyMatch(range -> range[0] <= offset && offset < range[1]);
  }

  int size() {
    return insns.size();
  }

  Insn insn(int i) {
    return insns.get(i);
  }

  /** Lines that call {@code equals} on hardware values. */
  List<Integer> comparisonLines() {
    return comparisons.stream().map(this::line).toList();
  }

  boolean hasLocals() {
    return !locals.isEmpty();
  }

  int line(int offset) {
    Map.Entry<Integer, Integer> entry = lines.floorEntry(offset);
    return entry == null ? 0 : entry.getValue();
  }

  /** Follows the result of the call at the offset to whatever keeps it. */
  Receiver receiver(int offset) {
    int at = indexOf(offset) + 1;
    for (int i = 0; i < PATIENCE && at > 0 && at < insns.size(); i++) {
      Insn insn = insns.get(at);
      switch (insn.opcode()) {
        case Opcodes.CHECKCAST, Opcodes.NOP, Opcodes.DUP, Opcodes.DUP_X1 -> at++;
        case Opcodes.GOTO -> at = indexOf(insn.target());
        case Opcodes.ASTORE -> {
          int next = at + 1 < insns.size() ? insns.get(at + 1).offset() : insn.offset();
          String name = localName(insn.var(), next);
          return Receiver.named(name == null ? "line" + line(insn.offset()) : name);
        }
        case Opcodes.PUTFIELD, Opcodes.PUTSTATIC -> {
          return Receiver.named(insn.name());
        }
        case Opcodes.ARETURN -> {
          return Receiver.RETURNED;
        }
        case Opcodes.AASTORE -> {
          return element(before(before(at, 1), 1));
        }
        default -> {
          return insn.name() != null && insn.name().equals("add") && insn.pops() == 2
              ? element(before(at, 1))
              : Receiver.ANONYMOUS;
        }
      }
    }
    return Receiver.ANONYMOUS;
  }

  /**
   * The local or field that receives the statement in which the call at the offset takes part, as
   * in {@code UInt plus = popCount(line).min(8)}; null if there is none.
   */
  String statement(int offset) {
    int above = 0;
    for (int at = indexOf(offset) + 1; at > 0 && at < insns.size(); at++) {
      Insn insn = insns.get(at);
      boolean consumes = insn.pops() > above;
      if (insn.pops() == UNKNOWN || consumes && insn.pushes() == 0) {
        Receiver receiver = receiver(insns.get(at - 1).offset());
        return receiver.how() == Receiver.How.NAMED ? receiver.name() : null;
      }
      above = consumes ? 0 : above + insn.pushes() - insn.pops();
    }
    return null;
  }

  /** The element of an array or list that the instruction before {@code at} puts on the stack. */
  private Receiver element(int at) {
    int producer = at - 1;
    while (producer >= 0 && insns.get(producer).opcode() == Opcodes.CHECKCAST) {
      producer--;
    }
    if (producer < 0) {
      return Receiver.ANONYMOUS;
    }
    Insn insn = insns.get(producer);
    String name =
        switch (insn.opcode()) {
          case Opcodes.ALOAD -> localName(insn.var(), insn.offset());
          case Opcodes.GETFIELD, Opcodes.GETSTATIC -> insn.name();
          default -> null;
        };
    if (insn.opcode() == Opcodes.AALOAD) {
      return element(before(producer, 1));
    }
    return name == null ? Receiver.ANONYMOUS : new Receiver(Receiver.How.ELEMENT, name);
  }

  /** The instruction at which the code starts that puts the {@code slots} below {@code at}. */
  private int before(int at, int slots) {
    int needed = slots;
    int i = at;
    while (needed > 0 && i > 0) {
      Insn insn = insns.get(--i);
      if (insn.pops() == UNKNOWN) {
        return -1;
      }
      needed += insn.pops() - insn.pushes();
    }
    return needed == 0 ? i : -1;
  }

  private String localName(int var, int offset) {
    for (Local local : locals) {
      if (local.index() == var && local.from() <= offset && offset < local.to()) {
        return local.name();
      }
    }
    return null;
  }

  /** Which instruction is at the offset; -1 if none is. */
  int indexOf(int offset) {
    int low = 0;
    int high = insns.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = insns.get(middle).offset();
      if (found == offset) {
        return middle;
      }
      if (found < offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}
