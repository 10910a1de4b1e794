package weft.hdl.bus;

import static weft.hdl.Hdl.uint;

import weft.hdl.Bundle;
import weft.hdl.UInt;

/**
 * What {@link Axi4Reader} and {@link Axi4Writer} are asked for: words from an address on.
 *
 * <pre>{@code
 * Type<Transfer> type = bundle(() -> new Transfer(32, 8));
 * Transfer hundred = bundleOf(type, a.extend(32), uint(8).of(99));    // 100 words from a on
 * }</pre>
 */
public final class Transfer extends Bundle {
  /** Byte address of the first word; the bits within a word do not count. */
  public final UInt address;

  /** Words, less one. */
  public final UInt more;

  /**
   * @param addressBits of a byte address
   * @param countBits 2 to this many words at most
   */
  public Transfer(int addressBits, int countBits) {
    address = field(uint(addressBits));
    more = field(uint(countBits));
  }
}
