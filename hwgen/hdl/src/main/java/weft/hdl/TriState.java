package weft.hdl;

/**
 * A pin of the chip that others drive as well. {@code tristate(type)} makes one, in the top
 * component; it is one bidirectional port in the Verilog and three data ports everywhere else,
 * {@code sda_read}, {@code sda_write} and {@code sda_enable}:
 *
 * <pre>{@code
 * final class OpenDrain extends Component {
 *   final Bool pullsDown = in(bool());
 *   final TriState<Bool> sda = tristate(bool());
 *   final Bool line = out(regNext(sda.read));
 *
 *   OpenDrain() {
 *     sda.write.set(false);
 *     sda.enable.set(pullsDown);
 *   }
 * }
 * }</pre>
 *
 * <p>Components below the top have the three as ordinary ports, {@code out(TriState.type(bool()))},
 * and the top connects them: {@code sda.connect(controller.sda)}.
 */
public final class TriState<T extends Value> extends Bundle {
  /** What is on the pin, whoever drives it; of w bits. */
  public final T read;

  /** What this design puts on the pin while it is enabled; of w bits. */
  public final T write;

  /** Whether this design drives the pin, all bits of it. */
  public final Bool enable;

  private TriState(Type<T> type) {
    read = field("read", type, true);
    write = field("write", type, false);
    enable = field("enable", new Types.OfBool(), false);
  }

  /** The three signals as a type: {@code read} runs against the direction of the whole. */
  public static <T extends Value> Type<TriState<T>> type(Type<T> value) {
    return new Types.OfBundle<>(() -> new TriState<>(value));
  }

  @Override
  public TriState<T> named(String name) {
    super.named(name);
    return this;
  }
}
