package weft.hdl;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import weft.hdl.ir.SourceLocation;

/**
 * Finds the author's line that called the vocabulary, and what its result is called there: the
 * nearest frame outside the vocabulary, prefixed through its callers up to the constructor of the
 * component. About a microsecond a call; sites are cached by their frames. Where the frame that
 * called last can do nothing but make a certain other call ({@link StraightLine}), the stack is not
 * looked at.
 */
final class CallSites {
  /** Frames fetched at once: enough for most calls, and each costs. */
  private static final int BATCH = 10;

  /** Reflective frames are left out here: the walker would look at every frame's name for them. */
  private static final StackWalker WALKER =
      StackWalker.getInstance(
          Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_REFLECT_FRAMES),
          BATCH);

  /** Whose frame it is. */
  private enum Owner {
    VOCABULARY,
    PLATFORM,
    REFLECTION,
    LIBRARY,
    AUTHOR;

    /** True for whoever calls the vocabulary by lines that have names for what it gives. */
    boolean isCaller() {
      return this == LIBRARY || this == AUTHOR;
    }
  }

  private static final ClassValue<Owner> OWNERS =
      new ClassValue<>() {
        @Override
        protected Owner computeValue(Class<?> type) {
          if (isReflection(type)) {
            return Owner.REFLECTION;
          }
          ClassLoader loader = type.getClassLoader();
          if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
            return Owner.PLATFORM;
          }
          if (type.getPackageName().equals("weft.hdl")) {
            return Owner.VOCABULARY;
          }
          boolean ours =
              type.getName().startsWith("weft.hdl.")
                  && type.getProtectionDomain().equals(Hdl.class.getProtectionDomain());
          return ours ? Owner.LIBRARY : Owner.AUTHOR;
        }
      };

  /** For tests: looks at the stack nevertheless, and compares. */
  private static final boolean COMPARES = Boolean.getBoolean("weft.hdl.compareSites");

  private final Map<FrameChain, Call> calls = new HashMap<>();
  private final Set<String> withoutNames = new TreeSet<>();
  private final Set<ClassNames> authors = new LinkedHashSet<>();
  private final FrameChain scratch = new FrameChain();
  private final Function<Stream<StackFrame>, Boolean> toConstructor =
      frames -> frames.anyMatch(this::endsAt);
  private Class<?> component;
  private boolean inside;

  /** The call that is the next one for certain, or null. */
  private Call expected;

  /**
   * The vocabulary call under way in the constructor of a component of this class. Only for calls
   * that have not found their site before: they may be those that were expected.
   */
  Call here(Class<?> componentClass) {
    Call call = expected;
    if (call == null) {
      return onStack(componentClass);
    }
    expected = null;
    if (COMPARES && onStack(componentClass) != call) {
      throw new IllegalStateException("expected a call at " + call.site.at);
    }
    return call;
  }

  /** The vocabulary call under way, by the frames on the stack. */
  Call onStack(Class<?> componentClass) {
    expected = null;
    component = componentClass;
    scratch.clear();
    inside = WALKER.walk(toConstructor);
    return of(scratch);
  }

  /** The call does nothing any more but return. */
  void returns(Call call) {
    expected = call.next(this);
  }

  /** Whether the last {@link #here} came from the component's constructor. */
  boolean inside() {
    return inside;
  }

  /** Notes the author's frames; true at the component's constructor. */
  private boolean endsAt(StackFrame frame) {
    Class<?> type = frame.getDeclaringClass();
    Owner owner = OWNERS.get(type);
    if (!owner.isCaller()) {
      if (owner != Owner.REFLECTION) {
        scratch.interrupt();
      }
      return false;
    }
    push(type, frame);
    return isConstructor(frame) && type.isAssignableFrom(component);
  }

  /**
   * The site of {@code new SomeComponent()}: the frame that called its outermost constructor.
   *
   * @param around the component whose constructor makes it; null for the top
   */
  Site construction(Component made, Component around) {
    expected = null;
    scratch.clear();
    WALKER.walk(
        frames -> {
          Iterator<StackFrame> each = frames.iterator();
          boolean called = false;
          while (each.hasNext()) {
            StackFrame frame = each.next();
            Class<?> type = frame.getDeclaringClass();
            if (isConstructor(frame) && type.isInstance(made)) {
              called = true;
            } else if (called && OWNERS.get(type).isCaller()) {
              push(type, frame);
              boolean far = isConstructor(frame) && type.isInstance(around);
              if (far || OWNERS.get(type) == Owner.AUTHOR) {
                break;
              }
            }
          }
          return null;
        });
    return of(scratch).site.plain;
  }

  /** Where the vocabulary call under way stands, and the name there without any prefix. */
  static Site caller() {
    CallSites sites = new CallSites();
    WALKER.walk(
        frames -> {
          frames
              .filter(frame -> OWNERS.get(frame.getDeclaringClass()) != Owner.VOCABULARY)
              .findFirst()
              .ifPresent(frame -> sites.push(frame.getDeclaringClass(), frame));
          return null;
        });
    return sites.of(sites.scratch).site;
  }

  private static boolean isReflection(Class<?> type) {
    return type == Method.class
        || type == Constructor.class
        || type.getName().startsWith("jdk.internal.reflect.");
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

  /** The call with these frames. */
  Call of(FrameChain frames) {
    Call known = calls.get(frames);
    if (known == null) {
      FrameChain own = frames.copy();
      known = new Call(own, own.length == 0 ? Site.NONE : resolve(own));
      calls.put(own, known);
    }
    return known;
  }

  /** Classes of the author whose files do not tell the names of locals. */
  Set<String> withoutNames() {
    return withoutNames;
  }

  /** The author's classes that called the vocabulary, in order of their first call. */
  Set<ClassNames> authors() {
    return authors;
  }

  private Site resolve(FrameChain chain) {
    ClassNames first = ClassNames.of(chain.types[0]);
    authors.add(first);
    if (!first.hasDebugInfo()) {
      withoutNames.add(chain.types[0].getName());
    }
    SourceLocation at = location(chain);
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

  /** The innermost line of the author's; if Weft's own library made it all, the library's. */
  private static SourceLocation location(FrameChain chain) {
    int frame = 0;
    while (frame < chain.length && OWNERS.get(chain.types[frame]) == Owner.LIBRARY) {
      frame++;
    }
    boolean own = frame < chain.length;
    int of = own ? frame : 0;
    ClassNames names = ClassNames.of(chain.types[of]);
    return new SourceLocation(
        names.file(),
        names.line(chain.methods[of], chain.offsets[of]),
        own ? SourceLocation.Owner.AUTHOR : SourceLocation.Owner.LIBRARY);
  }

  private static Receiver receiver(FrameChain chain, int i) {
    return ClassNames.of(chain.types[i]).receiver(chain.methods[i], chain.offsets[i]);
  }
}
