package weft.soc;

import java.util.List;
import java.util.Locale;
import weft.arch.JobError;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.bus.AxiLite;
import weft.hdl.bus.AxiLiteTarget;
import weft.hdl.bus.AxiStream;
import weft.hdl.regs.Field;
import weft.hdl.regs.RegisterFile;
import weft.hdl.regs.RegisterMap;

/**
 * An accelerator at its pins, as far as all families are alike: bus, registers, errors, interrupt,
 * counters, reset. A family adds what checks starts and what runs jobs, and connects them.
 */
public abstract class AcceleratorTop extends Component {
  /**
   * What a family counts.
   *
   * @param register names of its registers without {@code _LOW} and {@code _HIGH}
   * @param bits of what it adds in a clock
   */
  public record Count(String register, int bits) {}

  public final AxiLite control;
  public final AxiStream inputs;
  public final AxiStream results;
  public final Bool irq;

  protected final RegisterMap map;

  /** Of either kind: resetn, for two clocks after its release too, or soft reset. */
  protected final Bool held;

  private final List<Count> counts;
  private final AxiLiteTarget bus;
  private final RegisterFile registers;
  private final FaultLog faults;
  private final Interrupts interrupts;
  private final CounterBank counters;

  /**
   * @param counts of the family; the first is CYCLES
   */
  protected AcceleratorTop(
      weft.arch.RegisterMap registerMap, int inputBits, int resultBits, List<Count> counts) {
    this.counts = List.copyOf(counts);
    moduleName(registerMap.name());
    map = Registers.of(registerMap);
    control = in(bundle(() -> new AxiLite(map.addressBits()))).named("s_axil");
    inputs = in(bundle(() -> new AxiStream(inputBits))).named("s_axis");
    results = out(bundle(() -> new AxiStream(resultBits))).named("m_axis");
    irq = out(bool());

    comment("resetn acts at once; for two clocks after its release everything stays reset.");
    Bool settling = reg(bool()).init(false);
    Bool released = reg(bool()).init(false);
    settling.set(true);
    released.set(settling);

    bus = add(new AxiLiteTarget(map.addressBits()));
    registers = add(new RegisterFile(map));
    faults = add(new FaultLog(3, 4, 16));
    interrupts = add(new Interrupts(3));
    counters =
        add(
            new CounterBank(
                counts.stream().map(count -> camel(count.register())).toList(),
                counts.stream().map(Count::bits).toList()));

    held = released.not().or(command("SOFT_RESET"));
    bus.bus.set(control);
    bus.open.set(released);
    registers.write.set(bus.write);
    registers.writeAddress.set(bus.writeAddress);
    registers.writeData.set(bus.writeData);
    registers.writeStrobe.set(bus.writeStrobe);
    registers.read.set(bus.read);
    registers.readAddress.set(bus.readAddress);
    registers.clear.set(held);
    bus.readData.set(registers.readData);
    bus.readFails.set(registers.readFault);
    registers.ones(field("CTRL", "START")).unused("StartCheck tells starts");
    irq.set(interrupts.irq);
  }

  /** STALLS_OUT is stallsOut. */
  private static String camel(String register) {
    StringBuilder name = new StringBuilder();
    for (String word : register.toLowerCase(Locale.ROOT).split("_")) {
      String first = word.substring(0, 1);
      name.append(name.length() == 0 ? first : first.toUpperCase(Locale.ROOT));
      name.append(word.substring(1));
    }
    return name.toString();
  }

  protected final Field field(String register, String name) {
    return map.field(register, name);
  }

  /** What software has set. */
  protected final UInt value(String register) {
    return value(register, "VALUE");
  }

  protected final UInt value(String register, String name) {
    return registers.value(field(register, name));
  }

  protected final Bool flag(String register, String name) {
    return value(register, name).bit(0);
  }

  /** A bit of CTRL is written with one in this clock. */
  protected final Bool command(String name) {
    return registers.ones(field("CTRL", name)).anyBit();
  }

  /** What software reads. */
  protected final void show(String register, String name, UInt value) {
    registers.shown(field(register, name)).set(value);
  }

  /** A write that the register map allows is tried in this clock. */
  protected final Bool writes() {
    return bus.write.and(registers.accessFault.or(registers.rangeFault).not());
  }

  protected final UInt writeAddress() {
    return bus.writeAddress;
  }

  protected final Bits writeData() {
    return bus.writeData;
  }

  /**
   * Errors: of the map, of what the family refuses, of its streams.
   *
   * @param refuse the write is refused, for the reason {@code code} at {@code address}
   */
  protected final void errors(
      Bool refuse, UInt code, UInt address, Bool overflow, Bool tooShort, Bool tooLong) {
    Bool mapFault = registers.accessFault.or(registers.rangeFault);
    registers.refuse.set(refuse);
    bus.writeFails.set(mapFault.or(refuse));
    UInt mapCode = mux(registers.accessFault, code(JobError.ACCESS), code(JobError.RANGE));
    UInt writeCode = mux(refuse, code, mapCode);
    UInt faultAddress = mux(refuse, address, bus.writeAddress);
    faults.sources.get(0).set(mapFault.or(refuse), writeCode, faultAddress.extend(16));
    faults
        .sources
        .get(1)
        .set(bus.read.and(registers.readFault), code(JobError.ACCESS), bus.readAddress.extend(16));
    UInt streamCode = mux(tooShort, code(JobError.STREAM_SHORT), code(JobError.STREAM_LONG));
    faults.sources.get(2).set(tooShort.or(tooLong), streamCode, uint(16).of(0));
    faults.clear.set(registers.ones(field("ERROR", "CODE")).anyBit());
    faults.reset.set(held);
    show("ERROR", "CODE", faults.code);
    show("ERROR_ADDRESS", "ADDRESS", faults.address);
    show("STATUS", "ERROR", faults.code.ne(0).asUInt());
    interrupts(overflow);
  }

  private void interrupts(Bool overflow) {
    List<String> names = List.of("OVERFLOW", "ERROR", "DONE");
    interrupts.events.set(concat(overflow, faults.fault, done()));
    interrupts.clears.set(
        concat(names.stream().map(name -> registers.ones(field("IRQ_STATUS", name))).toList()));
    interrupts.enable.set(
        concat(names.stream().map(name -> value("IRQ_ENABLE", name).asBits()).toList()));
    interrupts.reset.set(held);
    for (int i = 0; i < names.size(); i++) {
      int bit = names.size() - 1 - i;
      show("IRQ_STATUS", names.get(i), interrupts.status.bits(bit, bit).asUInt());
    }
  }

  /** A job runs. */
  protected abstract Bool busy();

  /** The last clock of a job. */
  protected abstract Bool done();

  /**
   * What the counters add in this clock.
   *
   * @param events of the family, as its counts are ordered; CYCLES, STALLS_IN and STALLS_OUT are
   *     known here and left out
   */
  protected final void counting(List<UInt> events) {
    show("STATUS", "BUSY", busy().asUInt());
    counters.snapshot.set(command("SNAPSHOT"));
    counters.clear.set(command("CLEAR_COUNTERS"));
    counters.reset.set(held);
    int next = 0;
    for (int i = 0; i < counts.size(); i++) {
      String name = counts.get(i).register();
      UInt event =
          switch (name) {
            case "CYCLES" -> busy().asUInt();
            case "STALLS_IN" -> busy().and(inputs.tready).and(inputs.tvalid.not()).asUInt();
            case "STALLS_OUT" -> busy().and(results.tvalid).and(results.tready.not()).asUInt();
            default -> events.get(next++);
          };
      counters.events.get(i).set(event);
      UInt count = counters.counts.get(i);
      show(name + "_LOW", "COUNT", count.bits(31, 0).asUInt());
      show(name + "_HIGH", "COUNT", count.bits(63, 32).asUInt());
    }
  }

  protected static UInt code(JobError error) {
    return uint(4).of(error.code());
  }
}
