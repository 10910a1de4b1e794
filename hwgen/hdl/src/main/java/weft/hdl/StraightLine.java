package weft.hdl;

import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * Which call of the vocabulary comes after another one in the same frame, where the author's
 * bytecode leaves no choice: no jump but a fixed one, no code of the author or of others in between
 * that could call the vocabulary as well, and nobody on the stack who catches an exception. Such a
 * call need not look at the stack, which costs a hundred times what it does.
 */
final class StraightLine {
  /** What a method of the vocabulary does with its site. */
  enum Plain {
    /**
     * Finds its site once, before anything else, and calls {@link Ops#returns} or {@link Ops#done}
     * last, if at all.
     */
    CALL,
    /** Finds none. */
    TYPE
  }

  /**
   * A call of a vocabulary method that is {@link Plain}, if the owner has no other of that name.
   */
  record Invoke(Plain plain, String owner, String method) {}

  private static final int PATIENCE = 64;

  private static final Set<String> VALUES =
      Set.of("weft/hdl/Bool", "weft/hdl/Bits", "weft/hdl/UInt", "weft/hdl/SInt");

  private static final Set<String> OF_VALUES =
      Set.of(
          "and",
          "or",
          "xor",
          "not",
          "eq",
          "ne",
          "lt",
          "le",
          "gt",
          "ge",
          "plus",
          "minus",
          "plusWide",
          "minusWide",
          "times",
          "div",
          "rem",
          "shl",
          "shr",
          "truncate",
          "extend",
          "bit",
          "bits",
          "asUInt",
          "asSInt",
          "set",
          "init");

  private static final Set<String> ARMS = Set.of("elsewhen", "otherwise");

  private static final Set<String> CALLS =
      Set.of(
          "in(Lweft/hdl/Type;)Lweft/hdl/Data;",
          "out(Lweft/hdl/Type;)Lweft/hdl/Data;",
          "reg(Lweft/hdl/Type;)Lweft/hdl/Data;",
          "wire(Lweft/hdl/Type;)Lweft/hdl/Data;",
          "when(Lweft/hdl/Bool;Ljava/lang/Runnable;)Lweft/hdl/When;");

  private static final Set<String> TYPES =
      Set.of(
          "bool()Lweft/hdl/Types$OfBool;",
          "bits(I)Lweft/hdl/Types$OfBits;",
          "uint(I)Lweft/hdl/Types$OfUInt;",
          "sint(I)Lweft/hdl/Types$OfSInt;");

  private StraightLine() {}

  /** What an instruction calls; null if it is none of the plain methods. */
  static Invoke invoke(int opcode, String owner, String name, String descriptor) {
    if (opcode == Opcodes.INVOKEVIRTUAL) {
      boolean ofValue = VALUES.contains(owner) && OF_VALUES.contains(name);
      boolean arm = owner.equals("weft/hdl/When") && ARMS.contains(name);
      return ofValue || arm ? new Invoke(Plain.CALL, owner, name + descriptor) : null;
    }
    String method = name + descriptor;
    if (opcode != Opcodes.INVOKESTATIC) {
      return null;
    }
    Plain plain = CALLS.contains(method) ? Plain.CALL : TYPES.contains(method) ? Plain.TYPE : null;
    return plain == null ? null : new Invoke(plain, owner, method);
  }

  /** The offset of the call that follows the call of the innermost frame; -1 if unknown. */
  static int after(FrameChain frames) {
    for (int i = 0; i < frames.length; i++) {
      MethodCode code = ClassNames.of(frames.types[i]).code(frames.methods[i]);
      if (code == null || code.catches(frames.offsets[i])) {
        return -1;
      }
    }
    Class<?> type = frames.types[0];
    MethodCode code = ClassNames.of(type).code(frames.methods[0]);
    int at = code.indexOf(frames.offsets[0]);
    if (plain(type, code, at) != Plain.CALL) {
      return -1;
    }
    at++;
    for (int i = 0; i < PATIENCE && at > 0 && at < code.size(); i++) {
      MethodCode.Insn insn = code.insn(at);
      Plain plain = plain(type, code, at);
      if (code.catches(insn.offset())) {
        return -1;
      }
      if (plain == Plain.CALL) {
        return insn.offset();
      }
      if (insn.opcode() == Opcodes.GOTO) {
        at = code.indexOf(insn.target());
      } else if (plain == Plain.TYPE || isQuiet(type, insn)) {
        at++;
      } else {
        return -1;
      }
    }
    return -1;
  }

  /** What the instruction calls, if the method is the vocabulary's and no namesake's. */
  private static Plain plain(Class<?> type, MethodCode code, int at) {
    Invoke invoke = code.invoke(code.insn(at).offset());
    if (invoke == null) {
      return null;
    }
    if (invoke.owner().startsWith("weft/hdl/") && invoke.owner().indexOf('/', 9) < 0) {
      return invoke.plain();
    }
    if (!invoke.owner().equals(type.getName().replace('.', '/'))) {
      return null;
    }
    Class<?> owner = type;
    while (owner != null && !owner.getPackageName().equals("weft.hdl")) {
      if (ClassNames.of(owner).declares(invoke.method())) {
        return null;
      }
      owner = owner.getSuperclass();
    }
    return owner == null ? null : invoke.plain();
  }

  /** True if it runs nobody's code and goes on to the next instruction. */
  private static boolean isQuiet(Class<?> type, MethodCode.Insn insn) {
    return switch (insn.opcode()) {
      case Opcodes.NEW -> hasNoInitializer(type, insn.name());
      case Opcodes.INVOKEDYNAMIC -> insn.name() != null;
      default ->
          insn.opcode() <= Opcodes.IINC
              || insn.opcode() >= Opcodes.I2L && insn.opcode() <= Opcodes.DCMPG
              || insn.opcode() >= Opcodes.GETFIELD && insn.opcode() <= Opcodes.PUTFIELD
              || insn.opcode() >= Opcodes.NEWARRAY && insn.opcode() <= Opcodes.ARRAYLENGTH
              || insn.opcode() == Opcodes.CHECKCAST
              || insn.opcode() == Opcodes.INSTANCEOF;
    };
  }

  /** True if making an object of the class runs no static code of an author. */
  private static boolean hasNoInitializer(Class<?> type, String made) {
    try {
      Class<?> at = Class.forName(made.replace('/', '.'), false, type.getClassLoader());
      while (at.getClassLoader() != null && !at.getPackageName().equals("weft.hdl")) {
        if (!ClassNames.of(at).isKnown() || ClassNames.of(at).declares("<clinit>()V")) {
          return false;
        }
        at = at.getSuperclass();
      }
      return true;
    } catch (ClassNotFoundException | LinkageError unknown) {
      return false;
    }
  }
}
