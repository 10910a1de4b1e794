package weft.hdl;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Names what the component's Java fields hold: plain fields first, then arrays, lists and maps. */
final class FieldNames {
  private static final int MAX_NESTING = 4;

  private static final ClassValue<Field[]> FIELDS =
      new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
          return fieldsOf(type);
        }
      };

  private final Scope scope;

  FieldNames(Scope scope) {
    this.scope = scope;
  }

  void assign() {
    Field[] fields = FIELDS.get(scope.component.getClass());
    Object[] held = new Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      held[i] = read(fields[i]);
      one(fields[i].getName(), held[i]);
    }
    for (int i = 0; i < fields.length; i++) {
      elements(fields[i].getName(), held[i], 0);
    }
  }

  private Object read(Field field) {
    try {
      return field.get(scope.component);
    } catch (IllegalAccessException closed) {
      return null;
    }
  }

  /** The fields that may hold hardware and can be read, those of the base classes first. */
  private static Field[] fieldsOf(Class<?> component) {
    Deque<Class<?>> classes = new ArrayDeque<>();
    for (Class<?> c = component; c != Component.class; c = c.getSuperclass()) {
      classes.push(c);
    }
    List<Field> fields = new ArrayList<>();
    for (Class<?> type : classes) {
      for (Field field : type.getDeclaredFields()) {
        boolean own = !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic();
        if (own && !field.getType().isPrimitive() && field.trySetAccessible()) {
          fields.add(field);
        }
      }
    }
    return fields.toArray(new Field[0]);
  }

  private void one(String name, Object held) {
    if (held instanceof Data data) {
      boolean namesSignals = !(data instanceof Bundle bundle && bundle.madeOfValues());
      List<Node> nodes = data.nodes();
      for (int i = 0; i < nodes.size(); i++) {
        if (namesSignals || nodes.get(i).decl() == null) {
          name(name, data.suffix(i), nodes.get(i));
        }
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
