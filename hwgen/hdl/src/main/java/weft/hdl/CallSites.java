package weft.hdl;

import java.lang.StackWalker.StackFrame;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import weft.hdl.ir.SourceLocation;

/**
 * Finds the author's line that called the vocabulary, and what its result is called there: the
 * nearest frame outside the vocabulary, prefixed through its callers up to the constructor of the
 * component. About a microsecond a call; sites are cached by their frames.
 */
final class CallSites {
  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE));

  private static final ClassValue<Boolean> VOCABULARY =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.getPackageName().equals("weft.hdl");
        }
      };

  private static final ClassValue<Boolean> PLATFORM =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          ClassLoader loader = type.getClassLoader();
          return loader == null || loader == ClassLoader.getPlatformClassLoader();
        }
      };

  /** The author's frames of one call, innermost first; a key of the cache. */
  private static final class Chain {
    Class<?>[] types = new Class<?>[8];
    String[] methods = new String[8];
    int[] offsets = new int[8];

    /** Whether frame i was called by frame i + 1 with nothing in between. */
    boolean[] direct = new boolean[8];

    int length;

    void push(Class<?> type, String method, int offset) {
      if (length == types.length) {
        types = java.util.Arrays.copyOf(types, 2 * length);
        methods = java.util.Arrays.copyOf(methods, 2 * length);
        offsets = java.util.Arrays.copyOf(offsets, 2 * length);
        direct = java.util.Arrays.copyOf(direct, 2 * length);
      }
      types[length] = type;
      methods[length] = method;
      offsets[length] = offset;
      direct[length++] = true;
    }

    Chain copy() {
      Chain copy = new Chain();
      copy.types = java.util.Arrays.copyOf(types, length);
      copy.methods = java.util.Arrays.copyOf(methods, length);
      copy.offsets = java.util.Arrays.copyOf(offsets, length);
      copy.direct = java.util.Arrays.copyOf(direct, length);
      copy.length = length;
      return copy;
    }

    @Override
    public int hashCode() {
      int hash = length;
      for (int i = 0; i < length; i++) {
        hash = 31 * hash + System.identityHashCode(types[i]) + 31 * offsets[i];
      }
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (!(other instanceof Chain chain) || chain.length != length) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if (types[i] != chain.types[i]
            || offsets[i] != chain.offsets[i]
            || direct[i] != chain.direct[i]
            || !methods[i].equals(chain.methods[i])) {
          return false;
        }
      }
      return true;
    }
  }

  private final Map<Chain, Site> sites = new HashMap<>();
  private final Set<String> withoutNames = new TreeSet<>();
  private final Chain scratch = new Chain();

  /** The site of the vocabulary call under way in the constructor of {@code component}. */
  Site here(Class<?> component) {
    scratch.length = 0;
    WALKER.walk(
        frames -> {
          Iterator<StackFrame> each = frames.iterator();
          while (each.hasNext()) {
            StackFrame frame = each.next();
            Class<?> type = frame.getDeclaringClass();
            if (VOCABULARY.get(type) || PLATFORM.get(type)) {
              if (scratch.length > 0) {
                scratch.direct[scratch.length - 1] = false;
              }
              continue;
            }
            push(type, frame);
            if (isConstructor(frame) && type.isAssignableFrom(component)) {
              break;
            }
          }
          return null;
        });
    return site();
  }

  /** The site of {@code new SomeComponent()}: the frame that called its outermost constructor. */
  Site construction(Component component) {
    scratch.length = 0;
    WALKER.walk(
        frames -> {
          Iterator<StackFrame> each = frames.iterator();
          boolean inside = false;
          while (each.hasNext()) {
            StackFrame frame = each.next();
            Class<?> type = frame.getDeclaringClass();
            if (isConstructor(frame) && type.isInstance(component)) {
              inside = true;
            } else if (inside && !VOCABULARY.get(type) && !PLATFORM.get(type)) {
              push(type, frame);
              break;
            }
          }
          return null;
        });
    return site().plain;
  }

  /** The name that receives the result of the vocabulary call under way, without any prefix. */
  static String fieldName() {
    CallSites sites = new CallSites();
    WALKER.walk(
        frames -> {
          Iterator<StackFrame> each = frames.iterator();
          while (each.hasNext()) {
            StackFrame frame = each.next();
            if (!VOCABULARY.get(frame.getDeclaringClass())) {
              sites.push(frame.getDeclaringClass(), frame);
              break;
            }
          }
          return null;
        });
    return sites.site().name;
  }

  private static boolean isConstructor(StackFrame frame) {
    return frame.getMethodName().equals("<init>");
  }

  private void push(Class<?> type, StackFrame frame) {
    String method = frame.getMethodName();
    if (ClassNames.of(type).isOverloaded(method)) {
      method += frame.getDescriptor();
    }
    scratch.push(type, method, frame.getByteCodeIndex());
  }

  private Site site() {
    if (scratch.length == 0) {
      return Site.NONE;
    }
    Site known = sites.get(scratch);
    if (known == null) {
      known = resolve(scratch);
      sites.put(scratch.copy(), known);
    }
    return known;
  }

  /** Classes of the author whose files do not tell the names of locals. */
  Set<String> withoutNames() {
    return withoutNames;
  }

  private Site resolve(Chain chain) {
    ClassNames first = ClassNames.of(chain.types[0]);
    if (!first.hasDebugInfo()) {
      withoutNames.add(chain.types[0].getName());
    }
    SourceLocation at =
        new SourceLocation(first.file(), first.line(chain.methods[0], chain.offsets[0]));
    int frame = 0;
    Receiver receiver = receiver(chain, frame);
    while (receiver.how() == Receiver.How.RETURNED
        && chain.direct[frame]
        && frame + 1 < chain.length) {
      receiver = receiver(chain, ++frame);
    }
    if (receiver.name() == null) {
      return new Site(at, null, false);
    }
    StringBuilder name = new StringBuilder(receiver.name());
    for (int i = frame; i + 1 < chain.length; i++) {
      if (chain.direct[i]) {
        String caller =
            ClassNames.of(chain.types[i + 1]).statement(chain.methods[i + 1], chain.offsets[i + 1]);
        if (caller != null) {
          name.insert(0, caller + "_");
        }
      }
    }
    return new Site(at, name.toString(), receiver.how() == Receiver.How.ELEMENT);
  }

  private static Receiver receiver(Chain chain, int i) {
    return ClassNames.of(chain.types[i]).receiver(chain.methods[i], chain.offsets[i]);
  }
}
