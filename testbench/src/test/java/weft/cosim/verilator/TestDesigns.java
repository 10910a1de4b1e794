package weft.cosim.verilator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weft.cosim.engine.AccuContract;
import weft.cosim.engine.RtlModel;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;
import weft.cosim.rtl.RtlPort;
import weft.cosim.rtl.RtlProbe;

/** Small hand-written designs. */
public final class TestDesigns {
  static final List<RtlProbe> ACCU_PROBES =
      List.of(
          new RtlProbe("", "accu", "take", 1),
          new RtlProbe("sum", "accu_sum", "total__reg", 32),
          new RtlProbe("sum", "accu_sum", "steps", 8),
          new RtlProbe("sum", "accu_sum", "history", 64),
          new RtlProbe("sum", "accu_sum", "sum__now", 32),
          new RtlProbe("sum", "accu_sum", "cells", 32));

  private TestDesigns() {}

  static String resource(String name) {
    try (InputStream in = TestDesigns.class.getResourceAsStream("/rtl/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static RtlDesign accu() {
    return accu(resource("accu_sum.v"), ACCU_PROBES);
  }

  static RtlDesign accu(String sum, List<RtlProbe> probes) {
    List<RtlPort> ports = new ArrayList<>();
    ports.addAll(List.of(RtlPort.in("clk", 1), RtlPort.in("resetn", 1)));
    ports.addAll(List.of(RtlPort.in("s_axis_tdata", 128), RtlPort.in("s_axis_tvalid", 1)));
    ports.addAll(List.of(RtlPort.out("s_axis_tready", 1), RtlPort.in("s_axis_tlast", 1)));
    ports.addAll(List.of(RtlPort.out("m_axis_tdata", 128), RtlPort.out("m_axis_tvalid", 1)));
    ports.addAll(List.of(RtlPort.in("m_axis_tready", 1), RtlPort.out("m_axis_tlast", 1)));
    ports.addAll(axiLitePorts());
    ports.add(RtlPort.out("irq", 1));
    return new RtlDesign(
        "accu",
        List.of(RtlFile.of("accu.v", resource("accu.v")), RtlFile.of("accu_sum.v", sum)),
        ports,
        probes);
  }

  private static List<RtlPort> axiLitePorts() {
    List<RtlPort> ports = new ArrayList<>();
    for (String in : List.of("awaddr:32", "wdata:32", "wstrb:4", "araddr:32", "awvalid:1")) {
      ports.add(RtlPort.in("s_axil_" + in.split(":")[0], Integer.parseInt(in.split(":")[1])));
    }
    for (String in : List.of("wvalid", "arvalid", "bready", "rready")) {
      ports.add(RtlPort.in("s_axil_" + in, 1));
    }
    for (String out : List.of("awready", "wready", "arready", "bvalid", "rvalid")) {
      ports.add(RtlPort.out("s_axil_" + out, 1));
    }
    ports.addAll(List.of(RtlPort.out("s_axil_bresp", 2), RtlPort.out("s_axil_rresp", 2)));
    ports.add(RtlPort.out("s_axil_rdata", 32));
    return ports;
  }

  /** A module of this text with the ports clk, resetn, d (32 in) and q (32 out). */
  static RtlDesign simple(String top, String text, RtlFile... more) {
    List<RtlFile> files = new ArrayList<>(List.of(RtlFile.of(top + ".v", text)));
    files.addAll(Arrays.asList(more));
    return new RtlDesign(
        top,
        files,
        List.of(
            RtlPort.in("clk", 1),
            RtlPort.in("resetn", 1),
            RtlPort.in("d", 32),
            RtlPort.out("q", 32)),
        List.of());
  }

  public static VerilatorLibrary build(RtlDesign design) throws InterruptedException {
    return build(design, VerilatorOptions.signOff());
  }

  static VerilatorLibrary build(RtlDesign design, VerilatorOptions options)
      throws InterruptedException {
    Toolchain tools = ToolNeeds.verilator();
    return new VerilatorBuild(tools, BuildCache.standard(), BuildProgress.SILENT)
        .build(design, options);
  }

  /** Two clocks of reset, with all inputs as they are. */
  public static void reset(RtlModel model) {
    AccuContract.reset(model);
  }
}
