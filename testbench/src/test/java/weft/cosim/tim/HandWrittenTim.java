package weft.cosim.tim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.arch.Widths;
import weft.arch.tim.TimConfig;
import weft.arch.tim.TimRegisters;
import weft.cosim.accelerator.SumProbes;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;
import weft.cosim.rtl.RtlProbe;

/** An accelerator written by hand from docs/tim.md: RTL that neither generator nor golden made. */
final class HandWrittenTim {
  private HandWrittenTim() {}

  static RtlDesign design(TimConfig config) {
    return design(config, text(config));
  }

  static RtlDesign design(TimConfig config, String text) {
    return new RtlDesign(
        TimPins.TOP,
        List.of(RtlFile.of("weft_tim.sv", text)),
        TimPins.ports(config),
        List.of(
            new RtlProbe("", TimPins.TOP, "seen_valid", 1),
            new RtlProbe("", TimPins.TOP, "seen_sums", sumBits(config))));
  }

  static final List<SumProbes> PROBES = List.of(new SumProbes("seen_valid", List.of("seen_sums")));

  private static int sumBits(TimConfig config) {
    return config.tiles() * config.pcus() * stride(config);
  }

  /** Bits of a sum, up to whole words. */
  private static int stride(TimConfig config) {
    return 32 * Widths.ceilDiv(config.sumBits(), 32);
  }

  static String text(TimConfig c) {
    Map<String, Number> values = new LinkedHashMap<>();
    values.put("AB", TimRegisters.map(c).addressBits());
    values.put("INPUT", c.inputBits());
    values.put("RESULT", c.resultBits());
    values.put("R", c.rows());
    values.put("N", c.columns());
    values.put("L", c.rowsPerAccess());
    values.put("ADC", c.adcMax());
    values.put("M", c.pcus());
    values.put("T", c.tiles());
    values.put("LANE", c.laneBits());
    values.put("BPR", c.beatsPerRow());
    values.put("MAXACC", c.maxAccumulatedBlocks());
    values.put("SCALE", (1 << c.scaleBits()) - 1);
    values.put("PLANES", c.maxPlanes());
    values.put("MAXGROUP", Widths.index(c.tiles()));
    values.put("SBITS", c.scaleBits());
    values.put("SUMBITS", c.sumBits());
    values.put("STRIDE", stride(c));
    values.put("HASH", c.hash() & 0xFFFF_FFFFL);
    String text = resource();
    for (Map.Entry<String, Number> value : values.entrySet()) {
      text = text.replace("%" + value.getKey() + "%", value.getValue().toString());
    }
    return text;
  }

  private static String resource() {
    try (InputStream in = HandWrittenTim.class.getResourceAsStream("weft_tim.sv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
