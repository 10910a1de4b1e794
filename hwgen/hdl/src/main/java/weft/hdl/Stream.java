package weft.hdl;

/**
 * An elastic channel: a word moves in every cycle in which {@code valid} and {@code ready} are both
 * true. Once valid, a source keeps valid and payload until the word has moved.
 *
 * <p>{@code master(stream(type))} is a port that sends, {@code slave(stream(type))} one that
 * receives; {@code sink.set(source)} connects.
 */
public final class Stream<T extends Data> extends Bundle {
  /** The source has a word. */
  public final Bool valid;

  /** The sink takes a word; runs against the direction of the whole. */
  public final Bool ready;

  public final T payload;

  Stream(Type<T> type) {
    valid = field("valid", new Types.OfBool(), false);
    ready = field("ready", new Types.OfBool(), true);
    payload = field("payload", type, false);
  }

  /** True in the cycles in which a word moves. */
  public Bool fires() {
    return valid.and(ready);
  }

  @Override
  public Stream<T> named(String name) {
    super.named(name);
    return this;
  }
}
