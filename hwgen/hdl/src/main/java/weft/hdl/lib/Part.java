package weft.hdl.lib;

import java.util.ArrayList;
import java.util.List;

/**
 * A replaceable piece of a component. It provides the interfaces that its class implements, and
 * says which interfaces it needs; {@link Parts} finds who provides them.
 *
 * <pre>{@code
 * interface Decoder {
 *   Bool selects(int opcode);
 * }
 *
 * final class Shifter extends Part {
 *   private final Need<Decoder> decoder = needs(Decoder.class);
 *   Bool shifts;
 *
 *   @Override
 *   protected void setUp() {
 *     shifts = decoder.get().selects(3);
 *   }
 * }
 * }</pre>
 */
public abstract class Part {
  /** One provider, or several, of an interface that a part needs. */
  public static final class Need<S> {
    final Class<S> service;
    final boolean one;
    final boolean first;
    List<S> providers;

    private Need(Class<S> service, boolean one, boolean first) {
      this.service = service;
      this.one = one;
      this.first = first;
    }

    /** The only provider. */
    public S get() {
      return all().get(0);
    }

    /** All providers in the order in which the component lists its parts. */
    public List<S> all() {
      if (providers == null) {
        throw new IllegalStateException(
            service.getSimpleName() + " is known from setUp on, not in the part's constructor");
      }
      return providers;
    }
  }

  final List<Need<?>> needs = new ArrayList<>();

  /** Exactly one other part has to provide this; its turn in each phase comes before this one's. */
  protected final <S> Need<S> needs(Class<S> service) {
    return need(new Need<>(service, true, true));
  }

  /** The same without an order: for parts that need each other. */
  protected final <S> Need<S> knows(Class<S> service) {
    return need(new Need<>(service, true, false));
  }

  /** Any number of other parts may provide this; without an order. */
  protected final <S> Need<S> knowsAll(Class<S> service) {
    return need(new Need<>(service, false, false));
  }

  private <S> Need<S> need(Need<S> need) {
    needs.add(need);
    return need;
  }

  /** First phase: tells the parts that it needs what it wants of them. */
  protected void setUp() {}

  /** Second phase, when all are set up: makes the hardware. */
  protected void build() {}

  /** Third phase, when all are built: connects what only then is known. */
  protected void finish() {}

  /** What messages call it. */
  @Override
  public String toString() {
    return getClass().getSimpleName();
  }
}
