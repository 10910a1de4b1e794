package weft.crossbar;

import java.util.List;
import weft.arch.Widths;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarRegisters;
import weft.hdl.Bool;
import weft.soc.AcceleratorTop;

/** The accelerator at its pins; the contract is docs/crossbar.md. */
final class CrossbarTop extends AcceleratorTop {
  final CrossbarCore core;

  private final StartCheck check;

  CrossbarTop(CrossbarConfig config) {
    super(CrossbarRegisters.map(config), config.streamBits(), config.resultBits(), counts(config));
    describe(
        "ReRAM crossbar accelerator (FORMS, arXiv 2106.09144; ISAAC, ISCA 2016): "
            + config.units()
            + " units of "
            + config.crossbars()
            + " crossbars of "
            + config.rows()
            + " x "
            + config.columns()
            + ".");
    check = add(new StartCheck(config, map));
    core = add(new CrossbarCore(config));
    starts();
    counting(
        List.of(
            core.accesses,
            core.conversions,
            core.saturations,
            core.inputCycles,
            core.skipped,
            core.pulses,
            core.writes));
    errors(
        check.refuse, check.code, check.faultAddress, check.overflow, core.tooShort, core.tooLong);
    show("TEST_CODE", "CODE", core.testCode);
    show("TEST_CODE", "OVER", core.testOver.asUInt());
    core.start.set(check.start);
    core.abort.set(command("ABORT"));
    core.reset.set(held);
    core.inputs.set(inputs);
    results.set(core.results);
    settings(core.settings);
  }

  private static List<Count> counts(CrossbarConfig config) {
    int units = config.units();
    int levels = Widths.index(units);
    int perStep = config.adcs() * config.crossbars();
    int clipBits = Widths.unsigned(config.adcs()) + Widths.index(config.crossbars()) + levels;
    int cycleBits = Widths.unsigned(config.inputBits()) + levels;
    return List.of(
        new Count("CYCLES", 1),
        new Count("ACCESSES", Widths.unsigned(units)),
        new Count("CONVERSIONS", Widths.unsigned(units) + Widths.unsigned(perStep)),
        new Count("SATURATIONS", clipBits),
        new Count("STALLS_IN", 1),
        new Count("STALLS_OUT", 1),
        new Count("INPUT_CYCLES", cycleBits),
        new Count("SKIPPED", cycleBits),
        new Count("PULSES", 1),
        new Count("WRITES", Widths.unsigned(config.physicalColumns())));
  }

  @Override
  protected Bool busy() {
    return core.busy;
  }

  @Override
  protected Bool done() {
    return core.done;
  }

  private void starts() {
    check.write.set(writes());
    check.address.set(writeAddress());
    check.data.set(writeData());
    check.busy.set(core.busy);
    check.op.set(value("OP"));
    check.keep.set(flag("MODE", "KEEP"));
    check.group.set(value("MODE", "GROUP"));
    check.fragments.set(value("FRAGMENTS"));
    check.firstRow.set(value("FIRST_ROW"));
    check.rows.set(value("ROWS"));
    check.reset.set(held);
  }

  private void settings(JobSettings settings) {
    settings.op.set(value("OP"));
    settings.skip.set(value("MODE", "SKIP"));
    settings.signed.set(flag("MODE", "SIGNED"));
    settings.planes.set(value("MODE", "PLANES"));
    settings.keep.set(flag("MODE", "KEEP"));
    settings.silent.set(flag("MODE", "SILENT"));
    settings.quantise.set(flag("MODE", "QUANTISE"));
    settings.report.set(flag("MODE", "REPORT"));
    settings.group.set(value("MODE", "GROUP"));
    settings.fragments.set(value("FRAGMENTS"));
    settings.outputs.set(value("OUTPUTS"));
    settings.vectors.set(value("VECTORS"));
    settings.multiplier.set(value("MULTIPLIER"));
    settings.shift.set(value("SHIFT"));
    settings.outBits.set(value("OUT_BITS"));
    settings.unit.set(value("UNIT"));
    settings.crossbar.set(value("CROSSBAR"));
    settings.firstRow.set(value("FIRST_ROW"));
    settings.rows.set(value("ROWS"));
    settings.pulseLimit.set(value("PULSE_LIMIT"));
    settings.precharge.set(value("PRECHARGE"));
    settings.drive.set(value("DRIVE"));
    settings.sample.set(value("SAMPLE"));
    settings.convert.set(value("CONVERT"));
    settings.writeSetup.set(value("WRITE_SETUP"));
    settings.writePulse.set(value("WRITE_PULSE"));
    settings.writeRecovery.set(value("WRITE_RECOVERY"));
    settings.testLines.set(value("TEST_LINES").asBits());
    settings.testOffset.set(value("TEST_OFFSET"));
    settings.testColumn.set(value("TEST_COLUMN"));
  }
}
