package weft.hdl;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What a class file tells about names: which local or field receives the result of the call at a
 * bytecode index, and on which line it stands. Without class file or debug information it tells
 * nothing, and says so.
 */
final class ClassNames {
  private static final ClassValue<ClassNames> ALL =
      new ClassValue<>() {
        @Override
        protected ClassNames computeValue(Class<?> type) {
          return new ClassNames(type);
        }
      };

  private final String simpleFile;
  private final Map<String, MethodCode> methods = new HashMap<>();
  private final Set<String> overloaded = new HashSet<>();
  private String sourceFile;

  static ClassNames of(Class<?> type) {
    return ALL.get(type);
  }

  private ClassNames(Class<?> type) {
    Class<?> outer = type;
    while (outer.getEnclosingClass() != null) {
      outer = outer.getEnclosingClass();
    }
    simpleFile = outer.getSimpleName() + ".java";
    String resource = type.getName().replace('.', '/') + ".class";
    ClassLoader loader = type.getClassLoader();
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(resource)
            : loader.getResourceAsStream(resource)) {
      if (in != null) {
        new OffsetReader(in.readAllBytes()).accept(new Collector(loader), 0);
      }
    } catch (IOException | RuntimeException unreadable) {
      methods.clear();
    }
  }

  /** True if a method's name alone does not say which it is. */
  boolean isOverloaded(String method) {
    return overloaded.contains(method);
  }

  /** True if there is a class file that can be read. */
  boolean isKnown() {
    return !methods.isEmpty();
  }

  /** True if the class itself has the method, given with its descriptor. */
  boolean declares(String method) {
    return methods.containsKey(method);
  }

  /** A method's instructions; null if they are unknown. */
  MethodCode code(String method) {
    return methods.get(method);
  }

  /** Simple name of the source file. */
  String file() {
    return sourceFile == null ? simpleFile : sourceFile;
  }

  /** True if there is a class file with local variable names. */
  boolean hasDebugInfo() {
    return methods.values().stream().anyMatch(MethodCode::hasLocals);
  }

  /** Lines on which the class calls {@code equals} on a hardware value. */
  List<Integer> comparisonLines() {
    return methods.values().stream()
        .flatMap(code -> code.comparisonLines().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** The line of the instruction; 0 if unknown. */
  int line(String method, int offset) {
    MethodCode code = methods.get(method);
    return code == null ? 0 : code.line(offset);
  }

  /** What receives the result of the call at the offset. */
  Receiver receiver(String method, int offset) {
    MethodCode code = methods.get(method);
    return code == null ? Receiver.ANONYMOUS : code.receiver(offset);
  }

  /** What receives the statement in which the call at the offset takes part; null if nothing. */
  String statement(String method, int offset) {
    MethodCode code = methods.get(method);
    return code == null ? null : code.statement(offset);
  }

  /** A label that knows its offset. */
  static final class At extends Label {
    final int offset;

    At(int offset) {
      this.offset = offset;
    }
  }

  /** Puts a label before every instruction, so that visitors know where they are. */
  private static final class OffsetReader extends ClassReader {
    OffsetReader(byte[] bytes) {
      super(bytes);
    }

    @Override
    protected Label readLabel(int bytecodeOffset, Label[] labels) {
      for (int i = 0; i < labels.length; i++) {
        if (labels[i] == null) {
          labels[i] = new At(i);
        }
      }
      return labels[bytecodeOffset];
    }
  }

  private final class Collector extends ClassVisitor {
    private final Set<String> names = new HashSet<>();
    private final Map<String, MethodCode> byName = new HashMap<>();
    private final ClassLoader loader;

    Collector(ClassLoader loader) {
      super(Opcodes.ASM9);
      this.loader = loader;
    }

    @Override
    public void visitSource(String source, String debug) {
      sourceFile = source;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      if (!names.add(name)) {
        overloaded.add(name);
      }
      MethodCode code = new MethodCode();
      byName.put(name, code);
      methods.put(name + descriptor, code);
      return new CodeVisitor(code, loader);
    }

    @Override
    public void visitEnd() {
      byName.forEach(
          (name, code) -> {
            if (!overloaded.contains(name)) {
              methods.put(name, code);
            }
          });
    }
  }
}
