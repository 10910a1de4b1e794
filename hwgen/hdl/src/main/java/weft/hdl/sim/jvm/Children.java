package weft.hdl.sim.jvm;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/**
 * The cells below a cell as its code reaches them: by a field each, and in loops by an array of all
 * that have one class. There are those that the code asks for.
 */
final class Children {
  private static final String CELL = "weft/hdl/sim/jvm/Cell";

  /** Fields that one method sets. */
  private static final int RUN = 200;

  private final String owner;
  private final List<String> classes;
  private final int[] positions;
  private final Map<String, Integer> counts = new HashMap<>();
  private boolean hasRow;
  private final BitSet alone = new BitSet();

  /** Names of array fields and the class of what is in them. */
  private final Map<String, String> arrays = new TreeMap<>();

  /**
   * @param owner internal name of the cell's class
   * @param classes of its children, by {@link weft.hdl.ir.Instance#id}
   */
  Children(String owner, List<String> classes) {
    this.owner = owner;
    this.classes = classes;
    positions = new int[classes.size()];
    for (int id = 0; id < positions.length; id++) {
      positions[id] = counts.merge(classes.get(id), 1, Integer::sum) - 1;
      hasRow |= positions[id] >= Loops.FEWEST - 1;
    }
  }

  /** Internal name of the class of a child. */
  String className(int id) {
    return classes.get(id);
  }

  /** Which of the children of its class a child is, from 0. */
  int position(int id) {
    return positions[id];
  }

  /** True if enough of them have one class for a loop. */
  boolean hasRow() {
    return hasRow;
  }

  /** Replaces the cell on the stack by a child. */
  void one(int id, MethodVisitor mv) {
    alone.set(id);
    mv.visitFieldInsn(GETFIELD, owner, "c" + id, descriptor(classes.get(id)));
  }

  /** Replaces the cell on the stack by the array of all children that have the class of one. */
  void all(int id, MethodVisitor mv) {
    String field = "k" + classes.indexOf(classes.get(id));
    arrays.put(field, classes.get(id));
    mv.visitFieldInsn(GETFIELD, owner, field, "[" + descriptor(classes.get(id)));
  }

  private static String descriptor(String className) {
    return "L" + className + ";";
  }

  /** Declares the fields that were asked for, and {@code link}, which sets them. */
  void declare(ClassWriter cw) {
    List<Integer> ids = new ArrayList<>();
    for (int id = alone.nextSetBit(0); id >= 0; id = alone.nextSetBit(id + 1)) {
      ids.add(id);
      cw.visitField(ACC_PRIVATE, "c" + id, descriptor(classes.get(id)), null, null).visitEnd();
    }
    MethodVisitor link = method(cw, ACC_PUBLIC, "link");
    for (int run = 0; run * RUN < ids.size(); run++) {
      link.visitVarInsn(ALOAD, 0);
      link.visitVarInsn(ALOAD, 1);
      link.visitMethodInsn(INVOKEVIRTUAL, owner, "link" + run, cells(), false);
      MethodVisitor some = method(cw, ACC_PRIVATE, "link" + run);
      ids.subList(run * RUN, Math.min(ids.size(), (run + 1) * RUN)).forEach(id -> link(id, some));
      end(some);
    }
    arrays.forEach(
        (field, className) -> {
          String type = "[" + descriptor(className);
          cw.visitField(ACC_PRIVATE, field, type, null, null).visitEnd();
          link.visitVarInsn(ALOAD, 0);
          link.visitVarInsn(ALOAD, 1);
          link.visitLdcInsn(counts.get(className));
          link.visitTypeInsn(ANEWARRAY, className);
          link.visitMethodInsn(
              INVOKESTATIC,
              CELL,
              "alike",
              "([L" + CELL + ";[L" + CELL + ";)[L" + CELL + ";",
              false);
          link.visitTypeInsn(CHECKCAST, type);
          link.visitFieldInsn(PUTFIELD, owner, field, type);
        });
    end(link);
  }

  private void link(int id, MethodVisitor mv) {
    mv.visitVarInsn(ALOAD, 0);
    mv.visitVarInsn(ALOAD, 1);
    mv.visitLdcInsn(id);
    mv.visitInsn(AALOAD);
    mv.visitTypeInsn(CHECKCAST, classes.get(id));
    mv.visitFieldInsn(PUTFIELD, owner, "c" + id, descriptor(classes.get(id)));
  }

  private static MethodVisitor method(ClassWriter cw, int access, String name) {
    MethodVisitor mv = cw.visitMethod(access | ACC_FINAL, name, cells(), null, null);
    mv.visitCode();
    return mv;
  }

  private static void end(MethodVisitor mv) {
    mv.visitInsn(RETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  private static String cells() {
    return "([L" + CELL + ";)V";
  }
}
