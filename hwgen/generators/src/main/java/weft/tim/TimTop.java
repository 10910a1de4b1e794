package weft.tim;

import java.util.List;
import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimRegisters;
import weft.hdl.Bool;
import weft.soc.AcceleratorTop;

/** The accelerator at its pins; the contract is docs/tim.md. */
final class TimTop extends AcceleratorTop {
  final TimCore core;

  private final StartCheck check;

  TimTop(TimConfig config) {
    super(TimRegisters.map(config), config.inputBits(), config.resultBits(), counts(config));
    describe(
        "TiM-DNN accelerator (arXiv 1909.06892): "
            + config.tiles()
            + " ternary tiles of "
            + config.rows()
            + " x "
            + config.columns()
            + ".");
    check = add(new StartCheck(config, map));
    core = add(new TimCore(config));
    starts();
    counting(List.of(core.accessBegins.asUInt(), core.clipsPlus, core.clipsMinus));
    errors(
        check.refuse, check.code, check.faultAddress, check.overflow, core.tooShort, core.tooLong);
    show("TEST_CODE", "PLUS", core.testPlus);
    show("TEST_CODE", "PLUS_OVER", core.testPlusOver.asUInt());
    show("TEST_CODE", "MINUS", core.testMinus);
    show("TEST_CODE", "MINUS_OVER", core.testMinusOver.asUInt());
    job();
  }

  private static List<Count> counts(TimConfig config) {
    int clipBits = Widths.unsigned(config.pcus()) + Widths.index(config.tiles());
    return List.of(
        new Count("CYCLES", 1),
        new Count("ACCESSES", 1),
        new Count("CLIPS_PLUS", clipBits),
        new Count("CLIPS_MINUS", clipBits),
        new Count("STALLS_IN", 1),
        new Count("STALLS_OUT", 1));
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
    check.firstBlock.set(value("FIRST_BLOCK"));
    check.blocks.set(value("BLOCKS"));
    check.firstRow.set(value("FIRST_ROW"));
    check.rows.set(value("ROWS"));
    check.reset.set(held);
  }

  private void job() {
    core.start.set(check.start);
    core.abort.set(command("ABORT"));
    core.reset.set(held);
    core.inputs.set(inputs);
    results.set(core.results);

    JobSettings settings = core.settings;
    settings.op.set(value("OP"));
    settings.encoding.set(value("MODE", "ENCODING"));
    settings.planes.set(value("MODE", "PLANES"));
    settings.group.set(value("MODE", "GROUP"));
    settings.keep.set(flag("MODE", "KEEP"));
    settings.silent.set(flag("MODE", "SILENT"));
    settings.firstBlock.set(value("FIRST_BLOCK"));
    settings.blocks.set(value("BLOCKS"));
    settings.columns.set(value("COLUMNS"));
    settings.vectors.set(value("VECTORS"));
    settings.weightPlus.set(value("WEIGHT_PLUS"));
    settings.weightMinus.set(value("WEIGHT_MINUS"));
    settings.inputPlus.set(value("INPUT_PLUS"));
    settings.inputMinus.set(value("INPUT_MINUS"));
    settings.tile.set(value("TILE"));
    settings.firstRow.set(value("FIRST_ROW"));
    settings.rows.set(value("ROWS"));
    settings.precharge.set(value("PRECHARGE"));
    settings.drive.set(value("DRIVE"));
    settings.sample.set(value("SAMPLE"));
    settings.convert.set(value("CONVERT"));
    settings.writeSetup.set(value("WRITE_SETUP"));
    settings.writePulse.set(value("WRITE_PULSE"));
    settings.writeRecovery.set(value("WRITE_RECOVERY"));
    settings.testPlus.set(value("TEST_PLUS").asBits());
    settings.testMinus.set(value("TEST_MINUS").asBits());
    settings.testColumn.set(value("TEST_COLUMN"));
  }
}
