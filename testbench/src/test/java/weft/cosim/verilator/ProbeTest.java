package weft.cosim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlProbe;

class ProbeTest {
  @Test
  void readsProbesAndMemoriesByName() throws InterruptedException {
    try (VerilatorModel model = TestDesigns.build(TestDesigns.accu()).open(1)) {
      TestDesigns.reset(model);
      model.poke("s_axis_tvalid", 1);
      model.poke("m_axis_tready", 1);
      for (int i = 0; i < 8; i++) {
        model.pokeWords("s_axis_tdata", new int[] {100 + i, 0, 0, 0});
        model.step(1);
      }
      assertEquals(8, model.peek("sum.steps"));
      assertEquals(106L << 32 | 107, model.peek("sum.history"));
      assertEquals(103, model.peekWords("sum.cells", 3)[0]);
      assertThrows(IndexOutOfBoundsException.class, () -> model.peekWords("sum.cells", 8));
      model.pokeWords("s_axis_tdata", new int[] {1, 0, 0, 0});
      assertEquals(8 * 100 + 28 + 1, model.peek("sum.sum__now"), "combinational, at once");
    }
  }

  @Test
  void aProbeThatTheRtlLacksIsReportedAndNothingElse() throws InterruptedException {
    List<RtlProbe> probes = new ArrayList<>(TestDesigns.ACCU_PROBES);
    RtlProbe noSignal = new RtlProbe("sum", "accu_sum", "gone", 32);
    RtlProbe noInstance = new RtlProbe("u_other", "accu_other", "total__reg", 32);
    RtlProbe otherWidth = new RtlProbe("", "accu", "taken", 31);
    probes.addAll(List.of(noSignal, noInstance, otherWidth));
    RtlDesign design = TestDesigns.accu(TestDesigns.resource("accu_sum.v"), probes);
    try (VerilatorModel model = TestDesigns.build(design).open(1)) {
      assertEquals(List.of(noSignal, noInstance, otherWidth), model.unobservable());
      assertFalse(model.observable("sum.gone"));
      assertTrue(model.observable("sum.total__reg"));
    }
  }

  /** Neighbours in memory are copied as one block; the order of the record is that of the names. */
  @Test
  void aRecordKeepsTheOrderOfItsNames() throws InterruptedException {
    StringBuilder text = new StringBuilder();
    text.append("module many(input wire clk, input wire resetn, input wire [31:0] d,\n");
    text.append("    output reg [31:0] q);\n");
    List<RtlProbe> probes = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int width = i % 4 == 3 ? 5 : i == 6 ? 40 : 32;
      text.append("  reg [").append(width - 1).append(":0] r").append(i).append(";\n");
      text.append("  always @(posedge clk) r").append(i).append(" <= d[4:0] + ");
      text.append(width).append("'d").append(i).append(";\n");
      probes.add(new RtlProbe("", "many", "r" + i, width));
    }
    text.append("  always @(posedge clk) q <= resetn ? d : 32'd0;\nendmodule\n");
    RtlDesign plain = TestDesigns.simple("many", text.toString());
    RtlDesign design = new RtlDesign("many", plain.files(), plain.ports(), probes);
    int[][] orders = {
      {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, {5, 4, 2, 1, 0, 6, 8, 11, 9, 10, 3, 7}
    };
    try (VerilatorModel model = TestDesigns.build(design).open(1)) {
      for (int[] order : orders) {
        List<String> names = IntStream.of(order).mapToObj(i -> "r" + i).toList();
        List<int[]> records = new ArrayList<>();
        model.monitor(
            names,
            3,
            (words, cycles, count) -> {
              for (int i = 0; i < count; i++) {
                int[] record = new int[13];
                words.get(13 * i, record);
                records.add(record);
              }
            });
        model.poke("d", 17);
        model.step(1);
        records.clear();
        model.poke("d", 16);
        model.step(5);
        for (int k = 0; k < 5; k++) {
          int d = k == 0 ? 17 : 16;
          int at = 0;
          for (int i : order) {
            int value = i % 4 == 3 ? (d + i) % 32 : d + i;
            assertEquals(value, records.get(k)[at++], "r" + i + " in clock " + k);
            at += i == 6 ? 1 : 0;
          }
        }
      }
    }
  }

  @Test
  void anInstanceHasALimitOfAgents() throws InterruptedException {
    try (VerilatorModel model = TestDesigns.build(TestDesigns.accu()).open(1)) {
      assertSame(model.source("s_axis"), model.source("s_axis"));
      for (int i = 0; i < 47; i++) {
        model.monitor(List.of("take"), 1, (words, cycles, count) -> {});
      }
      assertThrows(
          IllegalStateException.class,
          () -> model.monitor(List.of("take"), 1, (words, cycles, count) -> {}));
    }
  }
}
