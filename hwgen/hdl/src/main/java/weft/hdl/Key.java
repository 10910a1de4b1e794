package weft.hdl;

/**
 * What a value that goes through a {@link Pipeline} is called, and its type. Keys are compared by
 * identity; a constant of a class is a good place for one:
 *
 * <pre>{@code
 * static final Key<UInt> PRODUCT = Key.of("product", uint(16));
 * }</pre>
 */
public final class Key<T extends Data> {
  final String name;
  final Type<T> type;

  private Key(String name, Type<T> type) {
    this.name = name;
    this.type = type;
  }

  /** A key of its own, whatever others are called. */
  public static <T extends Data> Key<T> of(String name, Type<T> type) {
    return new Key<>(name, type);
  }

  @Override
  public String toString() {
    return name;
  }
}
