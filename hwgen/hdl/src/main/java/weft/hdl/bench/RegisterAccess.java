package weft.hdl.bench;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import weft.hdl.bench.BusMaster.Response;
import weft.hdl.regs.Access;
import weft.hdl.regs.Field;
import weft.hdl.regs.Register;
import weft.hdl.regs.RegisterMap;
import weft.hdl.regs.Window;

/**
 * Registers as software sees them, by the objects of their map, over any bus.
 *
 * <pre>{@code
 * RegisterAccess registers = new RegisterAccess(TimerMap.MAP, master);
 * bench.run(registers.write(TimerMap.PERIOD, 500).then(registers.write(TimerMap.RUN, 1)));
 * assertEquals(1, bench.run(registers.read(TimerMap.ELAPSED)));
 * }</pre>
 *
 * A write of a field leaves the others of its register as they are: kept fields are written as they
 * were written last (as they are read now, if hardware may load one), all else as 0. An answer
 * other than OKAY fails with a {@link BusError}, unless it is asked for with {@link #tryWrite}.
 */
public final class RegisterAccess {
  private final RegisterMap map;
  private final BusMaster bus;
  private final long base;
  private final Map<Register, Long> kept = new IdentityHashMap<>();

  /** A map that begins at address 0. */
  public RegisterAccess(RegisterMap map, BusMaster bus) {
    this(map, bus, 0);
  }

  /**
   * @param base byte address of the map on the bus
   */
  public RegisterAccess(RegisterMap map, BusMaster bus, long base) {
    this.map = map;
    this.bus = bus;
    this.base = base;
    reset();
  }

  /** The component was reset: kept fields have their reset values again. */
  public void reset() {
    for (Register register : map.registers()) {
      long word = 0;
      for (Field field : register.fields()) {
        word |= isKept(field) ? field.place(field.reset()) : 0;
      }
      kept.put(register, word);
    }
  }

  /** Writes one field. */
  public Task<Void> write(Field field, long value) {
    String what = name(field) + " = " + value;
    return tryWrite(field, value).thenAccept(answer -> check("write of " + what, answer));
  }

  /** Writes one field; ends with the answer, whatever it is. */
  public Task<Response> tryWrite(Field field, long value) {
    Register register = map.register(field);
    long placed = field.place(value);
    return others(register, field)
        .then(
            word -> {
              long all = word & ~field.mask() | placed;
              return writeWord(register, all);
            });
  }

  /** Writes a whole register; ends with the answer, whatever it is. */
  public Task<Response> writeWord(Register register, long word) {
    return bus.write(base + register.address(), word)
        .map(
            answer -> {
              if (answer == Response.OKAY) {
                kept.put(register, word & keptMask(register));
              }
              return answer;
            });
  }

  /** Reads one field. Fields of the same register that reading clears are cleared. */
  public Task<Long> read(Field field) {
    return readWord(map.register(field)).map(field::in);
  }

  /** Reads a whole register. */
  public Task<Long> readWord(Register register) {
    return readAt(register.address(), map.name() + "." + register);
  }

  /** Reads the register until the field has the value; every read takes some clocks. */
  public Task<Void> awaitValue(Field field, long value) {
    long[] last = {~value};
    return Task.run(() -> last[0] = ~value)
        .then(
            Task.loopWhile(
                () -> last[0] != value, () -> read(field).thenAccept(now -> last[0] = now)));
  }

  /** Reads one word of a window. */
  public Task<Long> read(Window window, int word) {
    return readAt(window.address(word), map.name() + "." + window + "[" + word + "]");
  }

  /** Writes one word of a window. */
  public Task<Void> write(Window window, int word, long value) {
    String what = "write of " + map.name() + "." + window + "[" + word + "]";
    return bus.write(base + window.address(word), value).thenAccept(answer -> check(what, answer));
  }

  /** Writes words of a window from its first. */
  public Task<Void> fill(Window window, List<Long> words) {
    List<Integer> indexes = IntStream.range(0, words.size()).boxed().toList();
    return Task.forEach(indexes, i -> write(window, i, words.get(i)));
  }

  private Task<Long> readAt(int address, String what) {
    return bus.read(base + address)
        .map(
            answer -> {
              check("read of " + what, answer.response());
              return answer.data();
            });
  }

  /** The word to write around a field. */
  private Task<Long> others(Register register, Field field) {
    boolean moves = register.fields().stream().anyMatch(f -> f != field && f.isLoadable());
    if (!moves) {
      return Task.value(() -> kept.get(register));
    }
    long loaded =
        register.fields().stream()
            .filter(Field::isLoadable)
            .mapToLong(Field::mask)
            .reduce(0, (a, b) -> a | b);
    return readWord(register).map(now -> kept.get(register) & ~loaded | now & loaded);
  }

  private static boolean isKept(Field field) {
    return field.access() == Access.READ_WRITE
        || field.access() == Access.WRITE_ONLY && !field.isKeptElsewhere();
  }

  private static long keptMask(Register register) {
    return register.fields().stream()
        .filter(RegisterAccess::isKept)
        .mapToLong(Field::mask)
        .reduce(0, (a, b) -> a | b);
  }

  private String name(Field field) {
    return map.name() + "." + map.register(field) + "." + field;
  }

  private static void check(String what, Response answer) {
    if (answer != Response.OKAY) {
      throw new BusError(what + ": " + answer);
    }
  }
}
