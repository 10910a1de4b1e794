package weft.hdl.lib;

import static weft.hdl.Hdl.bool;
import static weft.hdl.Hdl.bundle;

import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.Data;
import weft.hdl.Type;

/**
 * A word of a packet: a stream of fragments is a stream of packets. {@code
 * stream(Fragment.of(uint(32)))} is the type of one; {@code Packets} has what they are made by.
 *
 * <pre>{@code
 * Stream<Fragment<UInt>> rows = Packets.of(words, 16);
 * Bool ends = rows.fires().and(rows.payload.last);
 * results.set(rows.map(fragment -> fragment.word));
 * }</pre>
 */
public final class Fragment<T extends Data> extends Bundle {
  public final T word;

  /** It is the packet's last one. */
  public final Bool last;

  private Fragment(Type<T> type) {
    word = field(type);
    last = field(bool());
  }

  /** The type of a word of a type with a packet's end. */
  public static <T extends Data> Type<Fragment<T>> of(Type<T> type) {
    return bundle(() -> new Fragment<>(type));
  }
}
