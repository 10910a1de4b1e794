package weft.hdl.verilog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Mem;
import weft.hdl.Mem.ReadUnderWrite;
import weft.hdl.UInt;

/** What Yosys makes of memories: block RAM of synchronous ones, for the iCE40. */
class MemoryInferenceTest {
  /** {@code lanes} bytes a word; the reader makes what is put out. */
  static final class Buffer extends Component {
    Buffer(int depth, int lanes, BiFunction<Mem<Bits>, UInt, Bits> reader) {
      UInt from = in(uint(32 - Integer.numberOfLeadingZeros(depth - 1))).named("from");
      UInt to = in(from.type()).named("to");
      Bits data = in(bits(8 * lanes)).named("data");
      Bits mask = in(bits(lanes)).named("mask");
      Mem<Bits> words = mem(bits(8 * lanes), depth);
      words.write(to, data, mask);
      out(reader.apply(words, from)).named("o");
    }
  }

  @TempDir Path folder;

  /** How many cells of each kind. */
  private Map<String, Integer> cells(
      int depth, int lanes, BiFunction<Mem<Bits>, UInt, Bits> reader) {
    var design = Elaborator.elaborate(() -> new Buffer(depth, lanes, reader)).design();
    Tools.write(folder, VerilogEmitter.emit(design));
    String script = "read_verilog Buffer.v; synth_ice40 -top Buffer; tee -o cells.txt stat";
    Tools.Result result = Tools.run(folder, "yosys", "-q", "-p", script);
    assertEquals(0, result.status(), result.output());
    Map<String, Integer> cells = new TreeMap<>();
    Matcher line =
        Pattern.compile("(?m)^ +(SB_\\w+) +(\\d+)$").matcher(Tools.read(folder, "cells.txt"));
    while (line.find()) {
      cells.put(line.group(1), Integer.valueOf(line.group(2)));
    }
    return cells;
  }

  @Test
  void aSynchronousReadIsABlockRam() {
    for (ReadUnderWrite policy : ReadUnderWrite.values()) {
      Map<String, Integer> cells =
          cells(512, 1, (words, from) -> words.readNext(from, Bool.of(true), policy));
      assertEquals(1, cells.get("SB_RAM40_4K"), policy + ": " + cells);
      boolean alone = policy == ReadUnderWrite.UNDEFINED;
      assertEquals(alone, cells.size() == 1, "no other cell if nobody asks: " + cells);
    }
  }

  @Test
  void lanesBecomeWriteMasks() {
    Map<String, Integer> cells =
        cells(
            256, 2, (words, from) -> words.readNext(from, Bool.of(true), ReadUnderWrite.UNDEFINED));
    assertEquals(1, cells.get("SB_RAM40_4K"), cells.toString());
    assertEquals(Set.of("SB_LUT4", "SB_RAM40_4K"), cells.keySet(), "gates of enables alone");
  }

  @Test
  void anAsynchronousReadIsNone() {
    Map<String, Integer> cells = cells(16, 1, Mem::read);
    assertEquals(null, cells.get("SB_RAM40_4K"), cells.toString());
    assertEquals(16 * 8, cells.get("SB_DFFE"), cells.toString());
  }
}
