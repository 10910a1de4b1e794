package weft.hdl.sim.jvm;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** The code of values and conditions. */
final class ValueCode {
  private final MethodVisitor mv;
  private final MethodCode code;
  private final Placement placement;

  ValueCode(MethodVisitor mv, MethodCode code, Placement placement) {
    this.mv = mv;
    this.code = code;
    this.placement = placement;
  }

  /** Leaves the value of a node: kept, or computed here. */
  void value(Node node) {
    if (placement.isKept(node)) {
      code.kept(node);
    } else {
      compute(node);
    }
  }

  /** Leaves the value of a node, computed here. */
  void compute(Node node) {
    boolean wide = node.type == Type.J;
    switch (node.op) {
      case CONST -> {
        if (wide) {
          code.constant(node.value);
        } else {
          code.index((int) node.value);
        }
      }
      case GET -> code.get((Word) node.aux);
      case TURNS -> code.get(((Turns) node.aux).value());
      case ARRAY -> code.array((ArrayRef) node.aux);
      case LOAD -> binary(node, LALOAD);
      case WIDEN -> unary(node, I2L);
      case NARROW -> unary(node, L2I);
      case ADD -> binary(node, LADD);
      case SUB -> binary(node, LSUB);
      case MUL -> binary(node, LMUL);
      case AND -> binary(node, wide ? LAND : IAND);
      case OR -> binary(node, wide ? LOR : IOR);
      case XOR -> binary(node, wide ? LXOR : IXOR);
      case SHL -> binary(node, LSHL);
      case SHR -> binary(node, LSHR);
      case USHR -> binary(node, LUSHR);
      case MULHI -> {
        value(node.args[0]);
        value(node.args[1]);
        mv.visitMethodInsn(INVOKESTATIC, "java/lang/Math", "multiplyHigh", "(JJ)J", false);
      }
      case COUNT -> {
        value(node.args[0]);
        mv.visitMethodInsn(INVOKESTATIC, "java/lang/Long", "bitCount", "(J)I", false);
        mv.visitInsn(I2L);
      }
      case EQ, NE, LT, GE, ULT -> flag(node);
      case SEL -> {
        Label otherwise = new Label();
        Label end = new Label();
        jump(node.args[0], otherwise, false);
        value(node.args[1]);
        mv.visitJumpInsn(GOTO, end);
        mv.visitLabel(otherwise);
        value(node.args[2]);
        mv.visitLabel(end);
      }
      case PACK -> {
        code.index(node.args.length);
        mv.visitIntInsn(NEWARRAY, T_LONG);
        for (int i = 0; i < node.args.length; i++) {
          mv.visitInsn(DUP);
          code.index(i);
          value(node.args[i]);
          mv.visitInsn(LASTORE);
        }
      }
      case CALL -> {
        StringBuilder descriptor = new StringBuilder("(");
        for (Node arg : node.args) {
          value(arg);
          descriptor.append(arg.type.descriptor);
        }
        descriptor.append(')').append(node.type.descriptor);
        code.wide((String) node.aux, descriptor.toString());
      }
    }
  }

  private void unary(Node node, int opcode) {
    value(node.args[0]);
    mv.visitInsn(opcode);
  }

  private void binary(Node node, int opcode) {
    value(node.args[0]);
    value(node.args[1]);
    mv.visitInsn(opcode);
  }

  /** A comparison as 0 or 1. */
  private void flag(Node node) {
    Label no = new Label();
    Label end = new Label();
    compare(node, no, false);
    mv.visitInsn(ICONST_1);
    mv.visitJumpInsn(GOTO, end);
    mv.visitLabel(no);
    mv.visitInsn(ICONST_0);
    mv.visitLabel(end);
  }

  /** Jumps if the condition is what is asked for. */
  void jump(Node node, Label target, boolean when) {
    if (!placement.isKept(node)) {
      switch (node.op) {
        case EQ, NE, LT, GE, ULT -> {
          compare(node, target, when);
          return;
        }
        case XOR -> {
          if (node.args[1].isConst(1)) {
            jump(node.args[0], target, !when);
            return;
          }
        }
        case AND, OR -> {
          if (!isCheap(node.args[1])) {
            boolean both = node.op == Op.AND;
            if (both != when) {
              jump(node.args[0], target, when);
              jump(node.args[1], target, when);
            } else {
              Label end = new Label();
              jump(node.args[0], end, !when);
              jump(node.args[1], target, when);
              mv.visitLabel(end);
            }
            return;
          }
        }
        default -> {}
      }
    }
    value(node);
    mv.visitJumpInsn(when ? IFNE : IFEQ, target);
  }

  private boolean isCheap(Node node) {
    return node.isLeaf() || placement.isKept(node);
  }

  private void compare(Node node, Label target, boolean when) {
    Node a = node.args[0];
    Node b = node.args[1];
    value(a);
    if (node.op == Op.ULT) {
      code.constant(Long.MIN_VALUE);
      mv.visitInsn(LXOR);
    }
    value(b);
    if (node.op == Op.ULT) {
      code.constant(Long.MIN_VALUE);
      mv.visitInsn(LXOR);
    }
    mv.visitInsn(LCMP);
    int opcode =
        switch (node.op) {
          case EQ -> when ? IFEQ : IFNE;
          case NE -> when ? IFNE : IFEQ;
          case GE -> when ? IFGE : IFLT;
          default -> when ? IFLT : IFGE;
        };
    mv.visitJumpInsn(opcode, target);
  }
}
