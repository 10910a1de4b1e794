package weft.hdl;

import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes a method's instructions down, with what each takes from the stack and puts on it. */
final class CodeVisitor extends MethodVisitor {
  private final MethodCode code;
  private final ClassLoader loader;
  private int offset;

  /**
   * @param loader of the class, who finds what it names
   */
  CodeVisitor(MethodCode code, ClassLoader loader) {
    super(Opcodes.ASM9);
    this.code = code;
    this.loader = loader;
  }

  private void add(int opcode, int var, String name, Label target, int pops, int pushes) {
    int to = target instanceof ClassNames.At at ? at.offset : -1;
    code.add(new MethodCode.Insn(offset, opcode, var, name, to, pops, pushes));
  }

  @Override
  public void visitLabel(Label label) {
    if (label instanceof ClassNames.At at) {
      offset = at.offset;
    }
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
    code.handler(((ClassNames.At) start).offset, ((ClassNames.At) end).offset);
  }

  @Override
  public void visitLineNumber(int line, Label start) {
    code.line(((ClassNames.At) start).offset, line);
  }

  @Override
  public void visitLocalVariable(
      String name, String descriptor, String signature, Label start, Label end, int index) {
    int from = ((ClassNames.At) start).offset;
    int to = ((ClassNames.At) end).offset;
    code.local(new MethodCode.Local(name, index, from, to));
  }

  @Override
  public void visitVarInsn(int opcode, int var) {
    boolean wide =
        opcode == Opcodes.LLOAD
            || opcode == Opcodes.DLOAD
            || opcode == Opcodes.LSTORE
            || opcode == Opcodes.DSTORE;
    boolean load = opcode <= Opcodes.ALOAD;
    int slots = wide ? 2 : 1;
    add(opcode, var, null, null, load ? 0 : slots, load ? slots : 0);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    int size = Type.getType(descriptor).getSize();
    switch (opcode) {
      case Opcodes.GETSTATIC -> add(opcode, 0, name, null, 0, size);
      case Opcodes.PUTSTATIC -> add(opcode, 0, name, null, size, 0);
      case Opcodes.GETFIELD -> add(opcode, 0, name, null, 1, size);
      default -> add(opcode, 0, name, null, size + 1, 0);
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    int sizes = Type.getArgumentsAndReturnSizes(descriptor);
    int pops = (sizes >> 2) - (opcode == Opcodes.INVOKESTATIC ? 1 : 0);
    boolean collects =
        name.equals("add")
            && descriptor.equals("(Ljava/lang/Object;)Z")
            && owner.startsWith("java/util/");
    if (name.equals("equals") && isHardware(owner)) {
      code.comparison(offset);
    }
    StraightLine.Invoke invoke = StraightLine.invoke(opcode, owner, name, descriptor);
    if (invoke != null) {
      code.invoke(offset, invoke);
    }
    add(opcode, 0, collects ? "add" : null, null, pops, sizes & 3);
  }

  /** True of what the author's own bundles are, too. */
  private boolean isHardware(String owner) {
    if (owner.startsWith("java/") || owner.startsWith("[")) {
      return false;
    }
    try {
      return Data.class.isAssignableFrom(Class.forName(owner.replace('/', '.'), false, loader));
    } catch (ClassNotFoundException | LinkageError unknown) {
      return false;
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    int sizes = Type.getArgumentsAndReturnSizes(descriptor);
    boolean lambda = bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory");
    add(Opcodes.INVOKEDYNAMIC, 0, lambda ? "lambda" : null, null, (sizes >> 2) - 1, sizes & 3);
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    add(opcode, 0, null, label, MethodCode.UNKNOWN, 0);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    boolean made = opcode == Opcodes.NEW;
    add(opcode, 0, made ? type : null, null, made ? 0 : 1, 1);
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    add(opcode, 0, null, null, opcode == Opcodes.NEWARRAY ? 1 : 0, 1);
  }

  @Override
  public void visitLdcInsn(Object value) {
    add(Opcodes.LDC, 0, null, null, 0, value instanceof Long || value instanceof Double ? 2 : 1);
  }

  @Override
  public void visitIincInsn(int var, int increment) {
    add(Opcodes.IINC, var, null, null, 0, 0);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    add(Opcodes.MULTIANEWARRAY, 0, null, null, dimensions, 1);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label dflt, Label... labels) {
    add(Opcodes.TABLESWITCH, 0, null, null, MethodCode.UNKNOWN, 0);
  }

  @Override
  public void visitLookupSwitchInsn(Label dflt, int[] keys, Label[] labels) {
    add(Opcodes.LOOKUPSWITCH, 0, null, null, MethodCode.UNKNOWN, 0);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5
        || opcode == Opcodes.ACONST_NULL
        || opcode >= Opcodes.FCONST_0 && opcode <= Opcodes.FCONST_2) {
      add(opcode, 0, null, null, 0, 1);
    } else if (opcode == Opcodes.LCONST_0
        || opcode == Opcodes.LCONST_1
        || opcode == Opcodes.DCONST_0
        || opcode == Opcodes.DCONST_1) {
      add(opcode, 0, null, null, 0, 2);
    } else if (opcode == Opcodes.IALOAD
        || opcode == Opcodes.AALOAD
        || opcode == Opcodes.FALOAD
        || opcode >= Opcodes.BALOAD && opcode <= Opcodes.SALOAD) {
      add(opcode, 0, null, null, 2, 1);
    } else if (opcode == Opcodes.LALOAD || opcode == Opcodes.DALOAD) {
      add(opcode, 0, null, null, 2, 2);
    } else if (opcode == Opcodes.AASTORE) {
      add(opcode, 0, null, null, 3, 0);
    } else if (opcode == Opcodes.ARRAYLENGTH
        || opcode == Opcodes.INEG
        || opcode >= Opcodes.I2B && opcode <= Opcodes.I2S) {
      add(opcode, 0, null, null, 1, 1);
    } else if (opcode == Opcodes.I2L) {
      add(opcode, 0, null, null, 1, 2);
    } else if (opcode == Opcodes.L2I) {
      add(opcode, 0, null, null, 2, 1);
    } else if (isIntArithmetic(opcode)) {
      add(opcode, 0, null, null, 2, 1);
    } else if (isLongArithmetic(opcode)) {
      add(opcode, 0, null, null, 4, 2);
    } else if (opcode == Opcodes.POP) {
      add(opcode, 0, null, null, 1, 0);
    } else if (opcode == Opcodes.DUP) {
      add(opcode, 0, null, null, 1, 2);
    } else if (opcode == Opcodes.NOP) {
      add(opcode, 0, null, null, 0, 0);
    } else {
      add(opcode, 0, null, null, MethodCode.UNKNOWN, 0);
    }
  }

  /** IADD, ISUB, IMUL, IDIV, IREM, shifts and bitwise: they come in steps of int, long, ... */
  private static boolean isIntArithmetic(int opcode) {
    return opcode >= Opcodes.IADD && opcode <= Opcodes.IREM && (opcode - Opcodes.IADD) % 4 == 0
        || opcode >= Opcodes.ISHL && opcode <= Opcodes.IXOR && (opcode - Opcodes.ISHL) % 2 == 0;
  }

  private static boolean isLongArithmetic(int opcode) {
    return opcode >= Opcodes.IADD && opcode <= Opcodes.LREM && (opcode - Opcodes.LADD) % 4 == 0
        || opcode == Opcodes.LAND
        || opcode == Opcodes.LOR
        || opcode == Opcodes.LXOR;
  }
}
