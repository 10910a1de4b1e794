package weft.hdl;

import java.util.Arrays;

/** The author's frames of one vocabulary call, innermost first; a key of the cache of sites. */
final class FrameChain {
  Class<?>[] types = new Class<?>[8];
  String[] methods = new String[8];
  int[] offsets = new int[8];

  /** Whether frame i was called by frame i + 1 with nothing in between. */
  boolean[] direct = new boolean[8];

  int length;

  void clear() {
    length = 0;
  }

  void push(Class<?> type, String method, int offset) {
    if (length == types.length) {
      types = Arrays.copyOf(types, 2 * length);
      methods = Arrays.copyOf(methods, 2 * length);
      offsets = Arrays.copyOf(offsets, 2 * length);
      direct = Arrays.copyOf(direct, 2 * length);
    }
    types[length] = type;
    methods[length] = method;
    offsets[length] = offset;
    direct[length++] = true;
  }

  /** A frame that is not the author's comes between the last frame and the next. */
  void interrupt() {
    if (length > 0) {
      direct[length - 1] = false;
    }
  }

  FrameChain copy() {
    FrameChain copy = new FrameChain();
    copy.types = Arrays.copyOf(types, length);
    copy.methods = Arrays.copyOf(methods, length);
    copy.offsets = Arrays.copyOf(offsets, length);
    copy.direct = Arrays.copyOf(direct, length);
    copy.length = length;
    return copy;
  }

  /** The same frames, the innermost at another offset. */
  FrameChain at(int offset) {
    FrameChain moved = copy();
    moved.offsets[0] = offset;
    return moved;
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
    if (!(other instanceof FrameChain chain) || chain.length != length) {
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
