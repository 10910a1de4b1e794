package weft.tim;

import java.util.List;
import weft.arch.RegisterMap;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimError;
import weft.arch.tim.TimRegisters;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.bus.AxiLite;
import weft.hdl.bus.AxiStream;
import weft.soc.BusTarget;
import weft.soc.CounterBank;
import weft.soc.FaultLog;
import weft.soc.Interrupts;
import weft.soc.RegisterFile;

/**
 * The accelerator at its pins: bus, registers, counters, interrupt, and the core that runs jobs.
 * The contract is docs/tim.md.
 */
final class TimTop extends Component {
  final AxiLite control;
  final AxiStream inputs;
  final AxiStream results;
  final Bool irq;

  final TimCore core;

  private final TimConfig config;
  private final BusTarget bus;
  private final RegisterFile registers;
  private final StartCheck check;
  private final FaultLog faults;
  private final Interrupts interrupts;
  private final CounterBank counters;

  TimTop(TimConfig config) {
    this.config = config;
    moduleName("weft_tim");
    describe(
        "TiM-DNN accelerator (arXiv 1909.06892): "
            + config.tiles()
            + " ternary tiles of "
            + config.rows()
            + " x "
            + config.columns()
            + ".");
    RegisterMap map = TimRegisters.map(config);
    control = in(bundle(() -> new AxiLite(map.addressBits()))).named("s_axil");
    inputs = in(bundle(() -> new AxiStream(config.inputBits()))).named("s_axis");
    results = out(bundle(() -> new AxiStream(config.resultBits()))).named("m_axis");
    irq = out(bool());

    comment("resetn acts at once; for two clocks after its release everything stays reset.");
    Bool settling = reg(bool()).init(false);
    Bool released = reg(bool()).init(false);
    settling.set(true);
    released.set(settling);

    bus = add(new BusTarget(map.addressBits()));
    registers = add(new RegisterFile(map));
    check = add(new StartCheck(config, map));
    faults = add(new FaultLog(3, 4, 16));
    interrupts = add(new Interrupts(3));
    counters =
        add(
            new CounterBank(
                List.of("cycles", "accesses", "clipsPlus", "clipsMinus", "stallsIn", "stallsOut"),
                List.of(1, 1, clipBits(), clipBits(), 1, 1)));
    core = add(new TimCore(config));

    Bool softReset = registers.ones("CTRL", "SOFT_RESET").anyBit();
    Bool reset = released.not().or(softReset);
    bus.bus.set(control);
    bus.open.set(released);
    registers(reset);
    faultLog(reset);
    counting(reset);
    job(reset);
    irq.set(interrupts.irq);
  }

  private int clipBits() {
    return weft.arch.Widths.unsigned(config.pcus()) + weft.arch.Widths.index(config.tiles());
  }

  private void registers(Bool reset) {
    registers.write.set(bus.write);
    registers.writeAddress.set(bus.writeAddress);
    registers.writeData.set(bus.writeData);
    registers.writeWhole.set(bus.writeWhole);
    registers.readAddress.set(bus.readAddress);
    registers.refuse.set(check.refuse);
    registers.clear.set(reset);
    Bool mapFault = registers.accessFault.or(registers.rangeFault);
    bus.writeFails.set(mapFault.or(check.refuse));
    bus.readData.set(registers.readData);
    bus.readFails.set(registers.readFault);

    check.write.set(bus.write.and(mapFault.not()));
    check.address.set(bus.writeAddress);
    check.data.set(bus.writeData);
    check.busy.set(core.busy);
    check.op.set(registers.value("OP", "VALUE"));
    check.keep.set(registers.value("MODE", "KEEP").bit(0));
    check.group.set(registers.value("MODE", "GROUP"));
    check.firstBlock.set(registers.value("FIRST_BLOCK", "VALUE"));
    check.blocks.set(registers.value("BLOCKS", "VALUE"));
    check.firstRow.set(registers.value("FIRST_ROW", "VALUE"));
    check.rows.set(registers.value("ROWS", "VALUE"));
    check.reset.set(reset);

    registers.shown("STATUS", "BUSY").set(core.busy.asUInt());
    registers.shown("STATUS", "ERROR").set(faults.code.ne(0).asUInt());
    registers.shown("TEST_CODE", "PLUS").set(core.testPlus);
    registers.shown("TEST_CODE", "PLUS_OVER").set(core.testPlusOver.asUInt());
    registers.shown("TEST_CODE", "MINUS").set(core.testMinus);
    registers.shown("TEST_CODE", "MINUS_OVER").set(core.testMinusOver.asUInt());
  }

  private void faultLog(Bool reset) {
    UInt mapCode = mux(registers.accessFault, code(TimError.ACCESS), code(TimError.RANGE));
    UInt writeCode = mux(check.refuse, check.code, mapCode);
    UInt writeAddress = mux(check.refuse, check.faultAddress, bus.writeAddress);
    faults
        .sources
        .get(0)
        .set(
            registers.accessFault.or(registers.rangeFault).or(check.refuse),
            writeCode,
            writeAddress.extend(16));
    faults
        .sources
        .get(1)
        .set(bus.read.and(registers.readFault), code(TimError.ACCESS), bus.readAddress.extend(16));
    faults
        .sources
        .get(2)
        .set(
            core.tooShort.or(core.tooLong),
            mux(core.tooShort, code(TimError.STREAM_SHORT), code(TimError.STREAM_LONG)),
            uint(16).of(0));
    faults.clear.set(registers.ones("ERROR", "CODE").anyBit());
    faults.reset.set(reset);
    registers.shown("ERROR", "CODE").set(faults.code);
    registers.shown("ERROR_ADDRESS", "ADDRESS").set(faults.address);

    interrupts.events.set(concat(check.overflow, faults.fault, core.done));
    interrupts.clears.set(
        concat(
            registers.ones("IRQ_STATUS", "OVERFLOW"),
            registers.ones("IRQ_STATUS", "ERROR"),
            registers.ones("IRQ_STATUS", "DONE")));
    interrupts.enable.set(
        concat(
            registers.value("IRQ_ENABLE", "OVERFLOW"),
            registers.value("IRQ_ENABLE", "ERROR"),
            registers.value("IRQ_ENABLE", "DONE")));
    interrupts.reset.set(reset);
    registers.shown("IRQ_STATUS", "DONE").set(interrupts.status.bits(0, 0).asUInt());
    registers.shown("IRQ_STATUS", "ERROR").set(interrupts.status.bits(1, 1).asUInt());
    registers.shown("IRQ_STATUS", "OVERFLOW").set(interrupts.status.bits(2, 2).asUInt());
  }

  private void counting(Bool reset) {
    counters.snapshot.set(registers.ones("CTRL", "SNAPSHOT").anyBit());
    counters.clear.set(registers.ones("CTRL", "CLEAR_COUNTERS").anyBit());
    counters.reset.set(reset);
    List<UInt> events =
        List.of(
            core.busy.asUInt(),
            core.accessBegins.asUInt(),
            core.clipsPlus,
            core.clipsMinus,
            core.busy.and(inputs.tready).and(inputs.tvalid.not()).asUInt(),
            core.busy.and(results.tvalid).and(results.tready.not()).asUInt());
    List<String> names =
        List.of("CYCLES", "ACCESSES", "CLIPS_PLUS", "CLIPS_MINUS", "STALLS_IN", "STALLS_OUT");
    for (int i = 0; i < names.size(); i++) {
      counters.events.get(i).set(events.get(i));
      UInt count = counters.counts.get(i);
      registers.shown(names.get(i) + "_LOW", "COUNT").set(count.bits(31, 0).asUInt());
      registers.shown(names.get(i) + "_HIGH", "COUNT").set(count.bits(63, 32).asUInt());
    }
  }

  private void job(Bool reset) {
    core.start.set(check.start);
    core.abort.set(registers.ones("CTRL", "ABORT").anyBit());
    registers.ones("CTRL", "START").unused("StartCheck tells starts");
    core.reset.set(reset);
    core.inputs.set(inputs);
    results.set(core.results);

    JobSettings settings = core.settings;
    settings.op.set(registers.value("OP", "VALUE"));
    settings.encoding.set(registers.value("MODE", "ENCODING"));
    settings.planes.set(registers.value("MODE", "PLANES"));
    settings.group.set(registers.value("MODE", "GROUP"));
    settings.keep.set(registers.value("MODE", "KEEP").bit(0));
    settings.silent.set(registers.value("MODE", "SILENT").bit(0));
    settings.firstBlock.set(registers.value("FIRST_BLOCK", "VALUE"));
    settings.blocks.set(registers.value("BLOCKS", "VALUE"));
    settings.columns.set(registers.value("COLUMNS", "VALUE"));
    settings.vectors.set(registers.value("VECTORS", "VALUE"));
    settings.weightPlus.set(registers.value("WEIGHT_PLUS", "VALUE"));
    settings.weightMinus.set(registers.value("WEIGHT_MINUS", "VALUE"));
    settings.inputPlus.set(registers.value("INPUT_PLUS", "VALUE"));
    settings.inputMinus.set(registers.value("INPUT_MINUS", "VALUE"));
    settings.tile.set(registers.value("TILE", "VALUE"));
    settings.firstRow.set(registers.value("FIRST_ROW", "VALUE"));
    settings.rows.set(registers.value("ROWS", "VALUE"));
    settings.precharge.set(registers.value("PRECHARGE", "VALUE"));
    settings.drive.set(registers.value("DRIVE", "VALUE"));
    settings.sample.set(registers.value("SAMPLE", "VALUE"));
    settings.convert.set(registers.value("CONVERT", "VALUE"));
    settings.writeSetup.set(registers.value("WRITE_SETUP", "VALUE"));
    settings.writePulse.set(registers.value("WRITE_PULSE", "VALUE"));
    settings.writeRecovery.set(registers.value("WRITE_RECOVERY", "VALUE"));
    settings.testPlus.set(registers.value("TEST_PLUS", "VALUE").asBits());
    settings.testMinus.set(registers.value("TEST_MINUS", "VALUE").asBits());
    settings.testColumn.set(registers.value("TEST_COLUMN", "VALUE"));
  }

  private static UInt code(TimError error) {
    return uint(4).of(error.code());
  }
}
