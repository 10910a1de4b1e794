package weft.hdl.sim.jvm;

import static org.objectweb.asm.Opcodes.*;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/** Writes the methods of one unit. Only reads what the steps before it decided. */
final class Emitter {
  private final ClassWriter cw;
  private final String owner;
  private final Children children;
  private final Placement placement;

  /** The int arguments of the unit's methods. */
  private final List<Word> arguments;

  private final Map<Object, String> fields = new IdentityHashMap<>();
  private final ClassCounter names;

  Emitter(
      ClassWriter cw,
      String owner,
      Children children,
      Placement placement,
      List<Word> arguments,
      ClassCounter names) {
    this.cw = cw;
    this.owner = owner;
    this.children = children;
    this.placement = placement;
    this.arguments = arguments;
    this.names = names;
  }

  void emit(List<Method> methods) {
    Needs.in(methods, placement)
        .forEach(
            (holder, method) -> {
              if (method == null && !arguments.contains(holder)) {
                Type type = holder instanceof Word word ? word.type : ((Node) holder).type;
                String name = names.newField();
                fields.put(holder, name);
                cw.visitField(ACC_PRIVATE, name, type.descriptor, null, null).visitEnd();
              }
            });
    for (Method method : methods) {
      boolean first = method == methods.get(0);
      MethodVisitor mv =
          cw.visitMethod(
              first ? ACC_PUBLIC | ACC_FINAL : ACC_PRIVATE | ACC_FINAL,
              method.name(),
              descriptor(arguments),
              null,
              null);
      mv.visitCode();
      MethodCode code = new MethodCode(mv, owner, children, arguments, fields, names);
      ValueCode values = new ValueCode(mv, code, placement);
      new StatementCode(mv, code, values).instrs(method.instrs());
      mv.visitInsn(RETURN);
      mv.visitMaxs(0, 0);
      mv.visitEnd();
    }
  }

  /** Of a unit's methods. */
  static String descriptor(List<Word> arguments) {
    return "(" + "I".repeat(arguments.size()) + ")V";
  }
}
