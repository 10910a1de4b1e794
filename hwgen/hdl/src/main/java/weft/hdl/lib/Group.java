package weft.hdl.lib;

import static weft.hdl.Hdl.bundle;
import static weft.hdl.Hdl.uint;
import static weft.hdl.Hdl.vec;

import weft.hdl.Bundle;
import weft.hdl.Data;
import weft.hdl.Type;
import weft.hdl.UInt;
import weft.hdl.Vec;

/**
 * Some words side by side, not all of which need be there: what the end of a packet leaves of a
 * wider word. {@code Group.of(uint(8), 4)} is the type of 1 to 4 bytes.
 *
 * <pre>{@code
 * Stream<Fragment<UInt>> packets = Packets.of(words, 6);
 * Stream<Fragment<Group<UInt>>> groups = Packets.widen(packets, 4);   // of 4 words, then of 2
 * UInt some = groups.payload.word.count;               // 1 to 4
 * }</pre>
 */
public final class Group<T extends Data> extends Bundle {
  /** The first is element 0; those from {@link #count} on mean nothing. */
  public final Vec<T> words;

  /** How many there are, 1 to n. */
  public final UInt count;

  private Group(Type<T> type, int n) {
    words = field(vec(n, type));
    count = field(uint(Widths.upTo(n)));
  }

  /** The type of up to n words of a type. */
  public static <T extends Data> Type<Group<T>> of(Type<T> type, int n) {
    return bundle(() -> new Group<>(type, n));
  }
}
