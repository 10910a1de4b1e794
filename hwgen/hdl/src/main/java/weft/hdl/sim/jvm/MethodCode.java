package weft.hdl.sim.jvm;

import static org.objectweb.asm.Opcodes.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.MethodVisitor;

/** The code of one method: constants, words, children and kept nodes, to leave and to take. */
final class MethodCode {
  private static final String WIDE = "weft/hdl/sim/jvm/Wide";

  private final MethodVisitor mv;
  private final String owner;
  private final Children children;
  private final List<Word> arguments;
  private final Map<Object, String> fields;
  private final ClassCounter names;
  private final Map<Object, Integer> slots = new HashMap<>();
  private int nextSlot;

  /**
   * Nothing yet.
   *
   * @param arguments the int arguments of the method
   * @param fields of kept nodes and local words that several methods need
   */
  MethodCode(
      MethodVisitor mv,
      String owner,
      Children children,
      List<Word> arguments,
      Map<Object, String> fields,
      ClassCounter names) {
    this.mv = mv;
    this.owner = owner;
    this.children = children;
    this.arguments = arguments;
    this.fields = fields;
    this.names = names;
    nextSlot = 1 + arguments.size();
  }

  /** Calls a method of {@link Wide}. */
  void wide(String method, String descriptor) {
    mv.visitMethodInsn(INVOKESTATIC, WIDE, method, descriptor, false);
  }

  /** Calls the method that goes on where this one ends. */
  void next(Method method) {
    mv.visitVarInsn(ALOAD, 0);
    for (int i = 1; i <= arguments.size(); i++) {
      mv.visitVarInsn(ILOAD, i);
    }
    invoke(-1, method.name(), Emitter.descriptor(arguments));
  }

  /** Leaves a child, in a loop the one of its turn; for -1, the module itself. */
  void receiver(int child, Stride stride) {
    mv.visitVarInsn(ALOAD, 0);
    if (child >= 0 && stride.children() == 0) {
      children.one(child, mv);
    } else if (child >= 0) {
      children.all(child, mv);
      index(children.position(child), stride.children(), stride.index());
      mv.visitInsn(AALOAD);
    }
  }

  /** Calls a method of a child, or for -1 of the module itself, that returns nothing. */
  void invoke(int child, String method, String descriptor) {
    mv.visitMethodInsn(INVOKEVIRTUAL, className(child), method, descriptor, false);
  }

  private String className(int child) {
    return child < 0 ? owner : children.className(child);
  }

  /** Leaves an array. */
  void array(ArrayRef array) {
    receiver(array.child, array.stride);
    mv.visitFieldInsn(GETFIELD, className(array.child), array.field, "[J");
  }

  /** Leaves the value of a kept node. */
  void kept(Node node) {
    String field = fields.get(node);
    if (field != null) {
      mv.visitVarInsn(ALOAD, 0);
      mv.visitFieldInsn(GETFIELD, owner, field, node.type.descriptor);
    } else {
      mv.visitVarInsn(load(node.type), slot(node, node.type));
    }
  }

  /** Leaves what {@link #keep} needs below the value. */
  void beforeKeep(Node node) {
    if (fields.containsKey(node)) {
      mv.visitVarInsn(ALOAD, 0);
    }
  }

  /** Takes the value of a node that is kept. */
  void keep(Node node) {
    String field = fields.get(node);
    if (field != null) {
      mv.visitFieldInsn(PUTFIELD, owner, field, node.type.descriptor);
    } else {
      mv.visitVarInsn(store(node.type), slot(node, node.type));
    }
  }

  /** An index that grows with the turns of a loop. */
  void index(int first, int step, Word turn) {
    if (step == 0) {
      index(first);
      return;
    }
    get(turn);
    if (step != 1) {
      index(step);
      mv.visitInsn(IMUL);
    }
    if (first != 0) {
      index(first);
      mv.visitInsn(IADD);
    }
  }

  /** Leaves the value of a word. */
  void get(Word word) {
    String field = word.isLocal() ? fields.get(word) : word.field;
    if (field == null) {
      mv.visitVarInsn(load(word.type), slot(word, word.type));
      return;
    }
    receiver(word.child, word.stride);
    if (word.element < 0) {
      mv.visitFieldInsn(GETFIELD, className(word.child), field, word.type.descriptor);
    } else {
      mv.visitFieldInsn(GETFIELD, className(word.child), field, "[J");
      index(word.element, word.stride.elements(), word.stride.index());
      mv.visitInsn(LALOAD);
    }
  }

  /** Leaves what {@link #set} needs below the value. */
  void beforeSet(Word word) {
    String field = word.isLocal() ? fields.get(word) : word.field;
    if (field != null) {
      receiver(word.child, word.stride);
      if (word.element >= 0) {
        mv.visitFieldInsn(GETFIELD, className(word.child), field, "[J");
        index(word.element, word.stride.elements(), word.stride.index());
      }
    }
  }

  /** Takes the value of a word. */
  void set(Word word) {
    String field = word.isLocal() ? fields.get(word) : word.field;
    if (field == null) {
      mv.visitVarInsn(store(word.type), slot(word, word.type));
    } else if (word.element < 0) {
      mv.visitFieldInsn(PUTFIELD, className(word.child), field, word.type.descriptor);
    } else {
      mv.visitInsn(LASTORE);
    }
  }

  /** Leaves a long. */
  void constant(long value) {
    if (value == 0 || value == 1) {
      mv.visitInsn(value == 0 ? LCONST_0 : LCONST_1);
    } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
      index((int) value);
      mv.visitInsn(I2L);
    } else if (value == (int) value) {
      index((int) value);
      mv.visitInsn(I2L);
    } else if (names.pool(value)) {
      mv.visitLdcInsn(value);
    } else {
      index((int) (value >> 32));
      mv.visitInsn(I2L);
      index(32);
      mv.visitInsn(LSHL);
      index((int) value);
      mv.visitInsn(I2L);
      mv.visitLdcInsn(0xffffffffL);
      mv.visitInsn(LAND);
      mv.visitInsn(LOR);
    }
  }

  /** Leaves an int. */
  void index(int value) {
    if (value >= -1 && value <= 5) {
      mv.visitInsn(ICONST_0 + value);
    } else if (value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE) {
      mv.visitIntInsn(BIPUSH, value);
    } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
      mv.visitIntInsn(SIPUSH, value);
    } else if (names.pool(value)) {
      mv.visitLdcInsn(value);
    } else {
      index(value >> 16);
      index(16);
      mv.visitInsn(ISHL);
      index(value >>> 8 & 0xff);
      index(8);
      mv.visitInsn(ISHL);
      mv.visitInsn(IOR);
      index(value & 0xff);
      mv.visitInsn(IOR);
    }
  }

  private int slot(Object holder, Type type) {
    int argument = arguments.indexOf(holder);
    if (argument >= 0) {
      return 1 + argument;
    }
    Integer slot = slots.get(holder);
    if (slot == null) {
      slot = nextSlot;
      slots.put(holder, slot);
      nextSlot += type == Type.J ? 2 : 1;
    }
    return slot;
  }

  private static int load(Type type) {
    return switch (type) {
      case I -> ILOAD;
      case J -> LLOAD;
      case A -> ALOAD;
    };
  }

  private static int store(Type type) {
    return switch (type) {
      case I -> ISTORE;
      case J -> LSTORE;
      case A -> ASTORE;
    };
  }
}
