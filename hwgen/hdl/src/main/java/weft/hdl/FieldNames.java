package weft.hdl;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Names what the component's Java fields hold: plain fields first, then arrays, lists and maps. */
final class FieldNames {
  private static final int MAX_NESTING = 4;
  private final Scope scope;

  FieldNames(Scope scope) {
    this.scope = scope;
  }

  void assign() {
    Deque<Class<?>> classes = new ArrayDeque<>();
    for (Class<?> c = scope.component.getClass(); c != Component.class; c = c.getSuperclass()) {
      classes.push(c);
    }
    for (boolean collections : new boolean[] {false, true}) {
      for (Class<?> type : classes) {
        for (Field field : type.getDeclaredFields()) {
          if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
            Object held = read(field);
            if (collections) {
              elements(field.getName(), held, 0);
            } else {
              one(field.getName(), held);
            }
          }
        }
      }
    }
  }

  private Object read(Field field) {
    if (field.getType().isPrimitive()) {
      return null;
    }
    try {
      field.setAccessible(true);
      return field.get(scope.component);
    } catch (InaccessibleObjectException | IllegalAccessException closed) {
      return null;
    }
  }

  private void one(String name, Object held) {
    if (held instanceof Data data) {
      List<Node> nodes = data.nodes();
      for (int i = 0; i < nodes.size(); i++) {
        name(name, nodes.size() == 1 ? "" : data.type().layout().get(i).suffix(), nodes.get(i));
      }
    } else if (held instanceof Mem<?> mem) {
      if (mem.decl().scope == scope && mem.decl().explicitName == null) {
        mem.decl().explicitName = name;
      }
    } else if (held instanceof Component child) {
      if (child.scope().parent == scope && child.scope().explicitName == null) {
        child.scope().explicitName = name;
      }
    }
  }

  /** A signal knows its own suffix; a value is called like the part that it is. */
  private void name(String name, String suffix, Node node) {
    Decl decl = node.decl();
    if (decl != null) {
      if (decl.scope == scope && decl.role != Decl.Role.PIN && decl.explicitName == null) {
        decl.explicitName = name;
      }
    } else if (node.scope == scope && node.explicitName == null) {
      node.explicitName = name + suffix;
    }
  }

  private void elements(String name, Object held, int nesting) {
    if (nesting > MAX_NESTING) {
      return;
    }
    if (nesting > 0) {
      one(name, held);
    }
    if (held instanceof Object[] array) {
      for (int i = 0; i < array.length; i++) {
        elements(name + "_" + i, array[i], nesting + 1);
      }
    } else if (held instanceof Collection<?> list) {
      int i = 0;
      for (Object element : list) {
        elements(name + "_" + i++, element, nesting + 1);
      }
    } else if (held instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        elements(name + "_" + entry.getKey(), entry.getValue(), nesting + 1);
      }
    }
  }
}
