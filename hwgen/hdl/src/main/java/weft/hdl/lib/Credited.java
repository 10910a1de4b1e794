package weft.hdl.lib;

import static weft.hdl.Hdl.bool;
import static weft.hdl.Hdl.bundle;

import weft.hdl.Bool;
import weft.hdl.Bundle;
import weft.hdl.Data;
import weft.hdl.Type;

/**
 * A channel for long ways: the sender counts how many words the receiver still has room for, so
 * that nothing has to come back in the same clock. Registers may stand on the way in both
 * directions; {@code Credited.of(uint(32))} is the type of one.
 *
 * <pre>{@code
 * Credited<UInt> link = words.sendWithCredit(8);           // a CreditSender
 * Stream<UInt> there = Streams.receive(link, 8);           // a CreditReceiver
 * }</pre>
 */
public final class Credited<T extends Data> extends Bundle {
  /** A word comes in this clock. */
  public final Bool valid;

  public final T payload;

  /** Room for one word more; runs against the direction of the whole. */
  public final Bool credit;

  private Credited(Type<T> type) {
    valid = field(bool());
    payload = field(type);
    credit = flipped(bool());
  }

  /** The type of a channel of words of a type. */
  public static <T extends Data> Type<Credited<T>> of(Type<T> type) {
    return bundle(() -> new Credited<>(type));
  }

  /** The type of a word. */
  @SuppressWarnings("unchecked")
  public Type<T> payloadType() {
    return (Type<T>) payload.type();
  }
}
