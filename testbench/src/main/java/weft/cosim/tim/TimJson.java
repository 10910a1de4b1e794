package weft.cosim.tim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimPhases;

/** Configurations as plain data, with the keys of docs/configuration.md. */
public final class TimJson {
  private TimJson() {}

  /** The parameters of the accelerator. */
  public static ObjectNode tile(TimConfig config) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("rows", config.rows())
        .put("columns", config.columns())
        .put("rowsPerAccess", config.rowsPerAccess())
        .put("adcMax", config.adcMax())
        .put("pcus", config.pcus())
        .put("tiles", config.tiles())
        .put("scaleBits", config.scaleBits())
        .put("maxPlanes", config.maxPlanes())
        .put("maxRows", config.maxRows())
        .put("form", config.form().name().toLowerCase(Locale.ROOT));
  }

  /** The durations of the array's phases. */
  public static ObjectNode phases(TimPhases phases) {
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
}
