package weft.tim;

import java.util.List;
import weft.arch.JobError;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimRegisters;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.UInt;
import weft.hdl.bus.AxiLite;
import weft.hdl.bus.AxiLiteTarget;
import weft.hdl.bus.AxiStream;
import weft.hdl.regs.Field;
import weft.hdl.regs.RegisterFile;
import weft.hdl.regs.RegisterMap;
import weft.soc.CounterBank;
import weft.soc.FaultLog;
import weft.soc.Interrupts;
import weft.soc.Registers;

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
  private final RegisterMap map;
  private final AxiLiteTarget bus;
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
    map = Registers.of(TimRegisters.map(config));
    control = in(bundle(() -> new AxiLite(map.addressBits()))).named("s_axil");
    inputs = in(bundle(() -> new AxiStream(config.inputBits()))).named("s_axis");
    results = out(bundle(() -> new AxiStream(config.resultBits()))).named("m_axis");
    irq = out(bool());

    comment("resetn acts at once; for two clocks after its release everything stays reset.");
    Bool settling = reg(bool()).init(false);
    Bool released = reg(bool()).init(false);
    settling.set(true);
    released.set(settling);

    bus = add(new AxiLiteTarget(map.addressBits()));
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

    Bool softReset = registers.ones(field("CTRL", "SOFT_RESET")).anyBit();
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
    registers.writeStrobe.set(bus.writeStrobe);
    registers.read.set(bus.read);
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
    check.op.set(registers.value(field("OP", "VALUE")));
    check.keep.set(registers.value(field("MODE", "KEEP")).bit(0));
    check.group.set(registers.value(field("MODE", "GROUP")));
    check.firstBlock.set(registers.value(field("FIRST_BLOCK", "VALUE")));
    check.blocks.set(registers.value(field("BLOCKS", "VALUE")));
    check.firstRow.set(registers.value(field("FIRST_ROW", "VALUE")));
    check.rows.set(registers.value(field("ROWS", "VALUE")));
    check.reset.set(reset);

    registers.shown(field("STATUS", "BUSY")).set(core.busy.asUInt());
    registers.shown(field("STATUS", "ERROR")).set(faults.code.ne(0).asUInt());
    registers.shown(field("TEST_CODE", "PLUS")).set(core.testPlus);
    registers.shown(field("TEST_CODE", "PLUS_OVER")).set(core.testPlusOver.asUInt());
    registers.shown(field("TEST_CODE", "MINUS")).set(core.testMinus);
    registers.shown(field("TEST_CODE", "MINUS_OVER")).set(core.testMinusOver.asUInt());
  }

  private void faultLog(Bool reset) {
    UInt mapCode = mux(registers.accessFault, code(JobError.ACCESS), code(JobError.RANGE));
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
        .set(bus.read.and(registers.readFault), code(JobError.ACCESS), bus.readAddress.extend(16));
    faults
        .sources
        .get(2)
        .set(
            core.tooShort.or(core.tooLong),
            mux(core.tooShort, code(JobError.STREAM_SHORT), code(JobError.STREAM_LONG)),
            uint(16).of(0));
    faults.clear.set(registers.ones(field("ERROR", "CODE")).anyBit());
    faults.reset.set(reset);
    registers.shown(field("ERROR", "CODE")).set(faults.code);
    registers.shown(field("ERROR_ADDRESS", "ADDRESS")).set(faults.address);

    interrupts.events.set(concat(check.overflow, faults.fault, core.done));
    interrupts.clears.set(
        concat(
            registers.ones(field("IRQ_STATUS", "OVERFLOW")),
            registers.ones(field("IRQ_STATUS", "ERROR")),
            registers.ones(field("IRQ_STATUS", "DONE"))));
    interrupts.enable.set(
        concat(
            registers.value(field("IRQ_ENABLE", "OVERFLOW")),
            registers.value(field("IRQ_ENABLE", "ERROR")),
            registers.value(field("IRQ_ENABLE", "DONE"))));
    interrupts.reset.set(reset);
    registers.shown(field("IRQ_STATUS", "DONE")).set(interrupts.status.bits(0, 0).asUInt());
    registers.shown(field("IRQ_STATUS", "ERROR")).set(interrupts.status.bits(1, 1).asUInt());
    registers.shown(field("IRQ_STATUS", "OVERFLOW")).set(interrupts.status.bits(2, 2).asUInt());
  }

  private void counting(Bool reset) {
    counters.snapshot.set(registers.ones(field("CTRL", "SNAPSHOT")).anyBit());
    counters.clear.set(registers.ones(field("CTRL", "CLEAR_COUNTERS")).anyBit());
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
      registers.shown(field(names.get(i) + "_LOW", "COUNT")).set(count.bits(31, 0).asUInt());
      registers.shown(field(names.get(i) + "_HIGH", "COUNT")).set(count.bits(63, 32).asUInt());
    }
  }

  private void job(Bool reset) {
    core.start.set(check.start);
    core.abort.set(registers.ones(field("CTRL", "ABORT")).anyBit());
    registers.ones(field("CTRL", "START")).unused("StartCheck tells starts");
    core.reset.set(reset);
    core.inputs.set(inputs);
    results.set(core.results);

    JobSettings settings = core.settings;
    settings.op.set(registers.value(field("OP", "VALUE")));
    settings.encoding.set(registers.value(field("MODE", "ENCODING")));
    settings.planes.set(registers.value(field("MODE", "PLANES")));
    settings.group.set(registers.value(field("MODE", "GROUP")));
    settings.keep.set(registers.value(field("MODE", "KEEP")).bit(0));
    settings.silent.set(registers.value(field("MODE", "SILENT")).bit(0));
    settings.firstBlock.set(registers.value(field("FIRST_BLOCK", "VALUE")));
    settings.blocks.set(registers.value(field("BLOCKS", "VALUE")));
    settings.columns.set(registers.value(field("COLUMNS", "VALUE")));
    settings.vectors.set(registers.value(field("VECTORS", "VALUE")));
    settings.weightPlus.set(registers.value(field("WEIGHT_PLUS", "VALUE")));
    settings.weightMinus.set(registers.value(field("WEIGHT_MINUS", "VALUE")));
    settings.inputPlus.set(registers.value(field("INPUT_PLUS", "VALUE")));
    settings.inputMinus.set(registers.value(field("INPUT_MINUS", "VALUE")));
    settings.tile.set(registers.value(field("TILE", "VALUE")));
    settings.firstRow.set(registers.value(field("FIRST_ROW", "VALUE")));
    settings.rows.set(registers.value(field("ROWS", "VALUE")));
    settings.precharge.set(registers.value(field("PRECHARGE", "VALUE")));
    settings.drive.set(registers.value(field("DRIVE", "VALUE")));
    settings.sample.set(registers.value(field("SAMPLE", "VALUE")));
    settings.convert.set(registers.value(field("CONVERT", "VALUE")));
    settings.writeSetup.set(registers.value(field("WRITE_SETUP", "VALUE")));
    settings.writePulse.set(registers.value(field("WRITE_PULSE", "VALUE")));
    settings.writeRecovery.set(registers.value(field("WRITE_RECOVERY", "VALUE")));
    settings.testPlus.set(registers.value(field("TEST_PLUS", "VALUE")).asBits());
    settings.testMinus.set(registers.value(field("TEST_MINUS", "VALUE")).asBits());
    settings.testColumn.set(registers.value(field("TEST_COLUMN", "VALUE")));
  }

  private Field field(String register, String name) {
    return map.field(register, name);
  }

  private static UInt code(JobError error) {
    return uint(4).of(error.code());
  }
}
