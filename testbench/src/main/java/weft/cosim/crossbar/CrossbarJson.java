package weft.cosim.crossbar;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import weft.arch.crossbar.CrossbarConfig;
import weft.arch.crossbar.CrossbarPhases;

/** Configurations as plain data, with the keys of docs/configuration.md. */
public final class CrossbarJson {
  private CrossbarJson() {}

  /** The parameters of the accelerator. */
  public static ObjectNode crossbar(CrossbarConfig config) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("rows", config.rows())
        .put("columns", config.columns())
        .put("fragmentRows", config.fragmentRows())
        .put("cellBits", config.cellBits())
        .put("weightBits", config.weightBits())
        .put("inputBits", config.inputBits())
        .put("adcBits", config.adcBits())
        .put("adcs", config.adcs())
        .put("spareColumns", config.spareColumns())
        .put("scheme", key(config.scheme()))
        .put("flip", key(config.flip()))
        .put("minInputCycles", config.minInputCycles())
        .put("crossbars", config.crossbars())
        .put("units", config.units())
        .put("maxRows", config.maxRows())
        .put("streamBits", config.streamBits())
        .put("fineBits", config.cell().fineBits())
        .put("step", config.cell().step())
        .put("variation", config.cell().variation())
        .put("seed", config.cell().seed())
        .put("faults", key(config.faults()))
        .put("form", key(config.form()));
  }

  /** The durations of the phases. */
  public static ObjectNode phases(CrossbarPhases phases) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("precharge", phases.precharge())
        .put("drive", phases.drive())
        .put("sample", phases.sample())
        .put("convert", phases.convert())
        .put("writeSetup", phases.writeSetup())
        .put("writePulse", phases.writePulse())
        .put("writeRecovery", phases.writeRecovery());
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
