package weft.hdl.regs;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Mem;
import weft.hdl.UInt;
import weft.hdl.bus.Apb;
import weft.hdl.bus.AxiLite;
import weft.hdl.bus.AxiLiteTarget;
import weft.hdl.regs.Field.Storage;

/**
 * The registers and windows of a {@link RegisterMap}, for any bus. Hardware asks for fields by
 * their objects:
 *
 * <pre>{@code
 * RegisterFile registers = RegisterFile.behind(control, TimerMap.MAP);    // an AxiLite or Apb
 * UInt period = registers.value(TimerMap.PERIOD);      // READ_WRITE, WRITE_ONLY: what is kept
 * registers.shown(TimerMap.NOW).set(count.extend(16)); // READ_ONLY: what is read
 * when(registers.ones(TimerMap.RESTART).bit(0), () -> count.set(0));    // PULSE, for one clock
 * registers.events(TimerMap.ELAPSED).set(last.asBits());    // WRITE_ONE_TO_CLEAR, READ_TO_CLEAR, COUNTER
 * Stream<UInt> sent = Stream.of(registers.written(TimerMap.SEND), last, registers.value(TimerMap.SEND));
 * }</pre>
 *
 * <p>A value has as many bits as the field's largest value, not as its place in the register.
 */
public final class RegisterFile extends Component {
  /** A write is tried in this clock. */
  public final Bool write;

  public final UInt writeAddress;
  public final Bits writeData;

  /** Bit i: byte i of {@link #writeData} counts. */
  public final Bits writeStrobe;

  /** The write tried is to an address, or of a kind, that the map does not allow. */
  public final Bool accessFault;

  /** The write tried has a field out of range, and no {@link #accessFault}. */
  public final Bool rangeFault;

  /** The write tried is not to happen, for reasons that the map does not know. */
  public final Bool refuse;

  /** A read is carried out in this clock: fields that reading changes change. */
  public final Bool read;

  public final UInt readAddress;

  /**
   * What is read at {@link #readAddress}, 0 if there is nothing: in the same clock, or in the clock
   * after it if the map has windows; see {@link #readLatency}.
   */
  public final Bits readData;

  /** There is nothing to read at {@link #readAddress}; in the clock of {@link #readData}. */
  public final Bool readFault;

  /** All kept fields take their reset values. */
  public final Bool clear;

  private final RegisterMap map;
  private final FieldPorts fields;
  private final Map<Window, WindowPort> ports = new IdentityHashMap<>();

  private final List<Bool> writable = new ArrayList<>();
  private final List<Bool> outOfRange = new ArrayList<>();
  private final Bool happens;

  /** A file with as many address bits as the map needs. */
  public RegisterFile(RegisterMap map) {
    this(map, map.addressBits());
  }

  /**
   * @param addressBits of a byte address; what is beyond the map is a fault
   */
  public RegisterFile(RegisterMap map, int addressBits) {
    if (addressBits < map.addressBits()) {
      throw new IllegalArgumentException(
          "map "
              + map.name()
              + " needs "
              + map.addressBits()
              + " address bits, not "
              + addressBits);
    }
    this.map = map;
    fields = new FieldPorts(map);
    moduleName(map.name() + "_RegisterFile");
    describe("The registers of " + map.name() + ".");
    write = in(bool());
    writeAddress = in(uint(addressBits));
    writeData = in(bits(32));
    writeStrobe = in(bits(4));
    accessFault = out(bool());
    rangeFault = out(bool());
    refuse = in(bool());
    read = in(bool());
    readAddress = in(uint(addressBits));
    readData = out(bits(32));
    readFault = out(bool());
    clear = in(bool());

    happens = wire(bool());
    for (Register register : map.registers()) {
      registerOf(register);
    }
    for (Window window : map.windows()) {
      windowOf(window);
    }
    Bool known = any(writable);
    if (map.strobes() == RegisterMap.Strobes.WHOLE_WORDS) {
      known = known.and(writeStrobe.allBits());
    }
    Bool wrong = any(outOfRange);
    accessFault.set(write.and(known.not()));
    rangeFault.set(write.and(known).and(wrong));
    happens.set(write.and(known).and(wrong.not()).and(refuse.not()));
    ReadSide reads = new ReadSide(this, map, fields);
    reads.answer();
    new UnusedPins(map, fields).mark(this, happens);
  }

  /**
   * The registers behind an AXI4-Lite port of the component under construction, which is told
   * SLVERR for whatever the map does not allow. A write happens in the clock after its address and
   * data were accepted; a read shows the clock in which its address is accepted.
   */
  public static RegisterFile behind(AxiLite bus, RegisterMap map) {
    if (bus.wdata.width() != 32) {
      throw new IllegalArgumentException(
          "registers stand behind 32 data bits, not " + bus.wdata.width());
    }
    AxiLiteTarget target = add(new AxiLiteTarget(bus.awaddr.width(), readLatency(map)));
    RegisterFile file = add(new RegisterFile(map, bus.awaddr.width()));
    target.bus.setWithoutProtection(bus);
    target.open.set(true);
    target.writeFails.set(file.accessFault.or(file.rangeFault));
    target.readData.set(file.readData);
    target.readFails.set(file.readFault);
    file.write.set(target.write);
    file.writeAddress.set(target.writeAddress);
    file.writeData.set(target.writeData);
    file.writeStrobe.set(target.writeStrobe);
    file.refuse.set(false);
    file.read.set(target.read);
    file.readAddress.set(target.readAddress);
    file.clear.set(false);
    return file;
  }

  /**
   * The registers behind an APB of the component under construction, without wait states; {@code
   * pslverr} for whatever the map does not allow.
   */
  public static RegisterFile behind(Apb apb, RegisterMap map) {
    RegisterFile file = add(new RegisterFile(map, apb.paddr.width()));
    Bool access = apb.psel.and(apb.penable);
    Bool setUp = apb.psel.and(apb.penable.not());
    file.write.set(access.and(apb.pwrite));
    file.writeAddress.set(apb.paddr);
    file.writeData.set(apb.pwdata);
    file.writeStrobe.set(apb.pstrb);
    file.refuse.set(false);
    file.read.set((readLatency(map) == 1 ? setUp : access).and(apb.pwrite.not()));
    file.readAddress.set(apb.paddr);
    file.clear.set(false);
    apb.pready.set(true);
    apb.prdata.set(file.readData);
    Bool writeFault = file.accessFault.or(file.rangeFault);
    apb.pslverr.set(access.and(mux(apb.pwrite, writeFault, file.readFault)));
    return file;
  }

  /** Clocks from {@link #read} to {@link #readData}: 1 if the map has windows, else 0. */
  public static int readLatency(RegisterMap map) {
    return map.windows().isEmpty() ? 0 : 1;
  }

  /** What a kept field holds; of a WRITE_ONLY field kept elsewhere what is {@link #written}. */
  public UInt value(Field field) {
    return fields.found(fields.values, field, "no value");
  }

  /** Where the value of a field that somebody else keeps is to be shown. */
  public UInt shown(Field field) {
    return fields.found(fields.shown, field, "nothing to show");
  }

  /** The bits of a PULSE or WRITE_ONE_TO_CLEAR field that are written as 1 in this clock. */
  public Bits ones(Field field) {
    return fields.found(fields.ones, field, "no written ones");
  }

  /**
   * Where hardware says what happens: the bits that are to be set, which win over clearing; for a
   * counter one bit that counts.
   */
  public Bits events(Field field) {
    return fields.found(fields.events, field, "no events");
  }

  /** A WRITE_ONLY field that is kept elsewhere is written in this clock. */
  public Bool written(Field field) {
    return fields.found(fields.written, field, "no writes passed on");
  }

  /** Software reads a field that reads take, and gets what is shown in this clock. */
  public Bool taken(Field field) {
    return fields.found(fields.taken, field, "no reads passed on");
  }

  /** A loadable field takes {@link #loaded} in the clocks in which this is true. */
  public Bool load(Field field) {
    return fields.found(fields.loads, field, "no load");
  }

  /** What {@link #load} puts into a loadable field. */
  public UInt loaded(Field field) {
    return fields.found(fields.loaded, field, "no load");
  }

  /** The accesses that go out to a window. */
  public WindowPort window(Window window) {
    WindowPort port = ports.get(window);
    if (port == null) {
      throw new IllegalArgumentException("map " + map.name() + " has no window " + window);
    }
    return port;
  }

  private static String key(Register register, Field field) {
    return (register.name() + "_" + field.name()).toLowerCase(Locale.ROOT);
  }

  private void registerOf(Register register) {
    Bool hit = null;
    if (register.writable()) {
      comment(register.name() + ": " + register.meaning());
      hit = writeAddress.eq(register.address());
      hit = hit.named(register.name().toLowerCase(Locale.ROOT) + "_hit");
      writable.add(hit);
    }
    Kept kept = new Kept();
    for (Field field : register.fields()) {
      String key = key(register, field);
      switch (field.access()) {
        case CONSTANT -> {}
        case READ_ONLY -> {
          fields.shown.put(field, in(uint(field.width())).named(key));
          if (field.storage() == Storage.TAKEN) {
            fields.taken.put(field, out(readNow(register)).named(key + "_taken"));
          }
        }
        case READ_WRITE -> keptField(field, key, hit, kept);
        case WRITE_ONLY -> {
          if (field.storage() == Storage.ELSEWHERE) {
            passedOn(field, key, hit);
          } else {
            keptField(field, key, hit, kept);
          }
        }
        case PULSE -> writtenOnes(field, key, hit);
        case WRITE_ONE_TO_CLEAR -> {
          writtenOnes(field, key, hit);
          if (field.storage() == Storage.ELSEWHERE) {
            fields.shown.put(field, in(uint(field.width())).named(key));
          } else {
            eventBits(field, key, fields.ones.get(field));
          }
        }
        case READ_TO_CLEAR -> eventBits(field, key, readNow(register).repeat(field.width()));
        case COUNTER, COUNTER_READ_TO_CLEAR -> counter(field, key, register);
      }
    }
    kept.update(hit);
  }

  /** What the kept fields of one register do when it is written or cleared. */
  private final class Kept {
    private final List<Runnable> loads = new ArrayList<>();
    private final List<Runnable> resets = new ArrayList<>();
    private final List<Runnable> writes = new ArrayList<>();

    void update(Bool hit) {
      loads.forEach(Runnable::run);
      if (!writes.isEmpty()) {
        when(clear, () -> resets.forEach(Runnable::run))
            .elsewhen(happens.and(hit), () -> writes.forEach(Runnable::run));
      }
    }
  }

  private void keptField(Field field, String key, Bool hit, Kept all) {
    int width = field.valueBits();
    UInt value = out(uint(width)).named(key);
    fields.values.put(field, value);
    boolean fixed = field.min() == field.max();
    UInt kept = fixed ? null : reg(uint(width)).init(field.reset()).named(key + "_kept");
    UInt old = fixed ? uint(width).of(field.min()) : kept;
    UInt given = given(field, old.extend(field.width())).named(key + "_given");
    checkRange(field, hit, given);
    value.set(old);
    if (fixed) {
      return;
    }
    if (field.storage() == Storage.FILE_LOADED) {
      Bool load = in(bool()).named(key + "_load");
      UInt word = in(uint(width)).named(key + "_loaded");
      fields.loads.put(field, load);
      fields.loaded.put(field, word);
      all.loads.add(() -> when(load, () -> kept.set(word)));
    }
    all.resets.add(() -> kept.set(field.reset()));
    all.writes.add(() -> kept.set(given.truncate(width)));
  }

  private void passedOn(Field field, String key, Bool hit) {
    UInt given = given(field, uint(field.width()).of(0)).named(key + "_given");
    Bool touched = hit.and(writeStrobe.bits(field.hi() / 8, field.lsb() / 8).anyBit());
    checkRange(field, touched, given);
    fields.values.put(field, out(given.truncate(field.valueBits())).named(key));
    fields.written.put(field, out(happens.and(touched)).named(key + "_written"));
  }

  private void checkRange(Field field, Bool hit, UInt given) {
    if (field.min() > 0) {
      outOfRange.add(hit.and(given.lt(field.min())));
    }
    if (field.max() < (1L << field.width()) - 1) {
      outOfRange.add(hit.and(given.gt(field.max())));
    }
  }

  /** What the write tried would make of the field: unstrobed bytes stay as they are. */
  private UInt given(Field field, UInt old) {
    if (map.strobes() == RegisterMap.Strobes.WHOLE_WORDS) {
      return writeData.bits(field.hi(), field.lsb()).asUInt();
    }
    List<Bits> bytes = new ArrayList<>();
    for (int lo = field.lsb(); lo <= field.hi(); lo = (lo / 8 + 1) * 8) {
      int hi = Math.min(field.hi(), lo / 8 * 8 + 7);
      bytes.add(
          0,
          mux(
              writeStrobe.bit(lo / 8),
              writeData.bits(hi, lo),
              old.bits(hi - field.lsb(), lo - field.lsb())));
    }
    return concat(bytes).asUInt();
  }

  private void writtenOnes(Field field, String key, Bool hit) {
    Bits one = out(bits(field.width())).named(key + "_ones");
    UInt given = given(field, uint(field.width()).of(0)).named(key + "_given");
    one.set(given.asBits().and(happens.and(hit).repeat(field.width())));
    fields.ones.put(field, one);
  }

  private void eventBits(Field field, String key, Bits cleared) {
    Bits event = in(bits(field.width())).named(key + "_events");
    Bits kept = reg(bits(field.width())).init(field.reset()).named(key + "_kept");
    when(clear, () -> kept.set(field.reset()))
        .otherwise(() -> kept.set(kept.and(cleared.not()).or(event)));
    fields.events.put(field, event);
    fields.values.put(field, out(kept.asUInt()).named(key));
  }

  private void counter(Field field, String key, Register register) {
    Bits event = in(bits(1)).named(key + "_events");
    UInt count = reg(uint(field.width())).init(field.reset()).named(key + "_kept");
    when(event.bit(0).and(count.allBits().not()), () -> count.set(count.plus(1)));
    if (field.access().changedByRead()) {
      UInt first = event.asUInt().extend(field.width());
      when(readNow(register), () -> count.set(first));
    }
    when(clear, () -> count.set(field.reset()));
    fields.events.put(field, event);
    fields.values.put(field, out(count).named(key));
  }

  private Bool readNow(Register register) {
    return read.and(readAddress.eq(register.address()));
  }

  private void windowOf(Window window) {
    String key = window.name().toLowerCase(Locale.ROOT);
    comment(window.name() + ": " + window.meaning());
    WindowPort port = new WindowPort(window, key);
    ports.put(window, port);
    if (window.access() != Access.READ_ONLY) {
      Bool hit = within(window, writeAddress).named(key + "_hit");
      writable.add(hit);
      port.write.set(happens.and(hit));
      port.writeIndex.set(writeAddress.bits(window.indexBits() + 1, 2).asUInt());
      port.writeData.set(writeData);
      port.writeStrobe.set(writeStrobe);
    }
    if (window.access() != Access.WRITE_ONLY) {
      port.read.set(read.and(within(window, readAddress)));
      port.readIndex.set(readAddress.bits(window.indexBits() + 1, 2).asUInt());
    }
  }

  Bool within(Window window, UInt address) {
    int low = window.indexBits() + 2;
    int width = address.width() - low;
    return width == 0
        ? address.bits(1, 0).eq(0)
        : address.shr(low).eq(window.address() >>> low).and(address.bits(1, 0).eq(0));
  }

  private static Bool any(List<Bool> conditions) {
    return conditions.isEmpty() ? Bool.of(false) : concat(conditions).anyBit();
  }

  /**
   * The accesses that software makes to one window. A word that is read is due in the clock after
   * {@link #read}, as {@code Mem.readNext} gives it.
   */
  public static final class WindowPort {
    private final Window window;
    private final Bool write;
    private final UInt writeIndex;
    private final Bits writeData;
    private final Bits writeStrobe;
    private final Bool read;
    private final UInt readIndex;
    private final Bits readData;

    private WindowPort(Window window, String key) {
      this.window = window;
      boolean writes = window.access() != Access.READ_ONLY;
      boolean reads = window.access() != Access.WRITE_ONLY;
      write = writes ? out(bool()).named(key + "_write") : null;
      writeIndex = writes ? out(uint(window.indexBits())).named(key + "_writeIndex") : null;
      writeData = writes ? out(bits(32)).named(key + "_writeData") : null;
      writeStrobe = writes ? out(bits(4)).named(key + "_writeStrobe") : null;
      read = reads ? out(bool()).named(key + "_read") : null;
      readIndex = reads ? out(uint(window.indexBits())).named(key + "_readIndex") : null;
      readData = reads ? in(bits(32)).named(key + "_readData") : null;
    }

    /** A word is written in this clock. */
    public Bool write() {
      return present(write, "written");
    }

    /** Word of the window, counted from 0. */
    public UInt writeIndex() {
      return present(writeIndex, "written");
    }

    public Bits writeData() {
      return present(writeData, "written");
    }

    /** Bit i: byte i is written. */
    public Bits writeStrobe() {
      return present(writeStrobe, "written");
    }

    /** A word is read in this clock; it is due in the next. */
    public Bool read() {
      return present(read, "read");
    }

    /** Word of the window, counted from 0. */
    public UInt readIndex() {
      return present(readIndex, "read");
    }

    /** In the clock after {@link #read}: the word. */
    public Bits readData() {
      return present(readData, "read");
    }

    /** Puts a memory of the window's words behind it. */
    public void connect(Mem<Bits> memory) {
      if (write != null) {
        when(write, () -> memory.write(writeIndex, writeData, writeStrobe));
      }
      if (read != null) {
        String name = window.name().toLowerCase(Locale.ROOT) + "_word";
        readData.set(memory.readNext(readIndex, read, Mem.ReadUnderWrite.OLD).named(name));
      }
    }

    private <T> T present(T port, String done) {
      if (port == null) {
        throw new IllegalArgumentException("window " + window + " is never " + done);
      }
      return port;
    }
  }
}
