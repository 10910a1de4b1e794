package weft.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.Packets;
import weft.hdl.Stream;
import weft.hdl.UInt;

/** Streams whose words belong together. */
class PacketsTest {
  static class Cut extends Component {
    final Stream<UInt> words = slave(stream(uint(8)));
    final Stream<Fragment<UInt>> packets = master(stream(Fragment.of(uint(8))));
    final Bool begins = out(bool());

    Cut(int n) {
      Stream<Fragment<UInt>> cut = Packets.of(words, n);
      packets.set(cut);
      begins.set(Packets.begins(packets));
    }
  }

  @Test
  void everyNthWordEndsAPacket() {
    for (int n : new int[] {1, 2, 3, 4}) {
      StreamBench bench = StreamBench.of(() -> new Cut(n), 120 + n);
      List<Long> words = StreamBench.words(60, 8, 120);
      bench.source("words", 70, words);
      StreamBench.Sink packets = bench.sink("packets", 60, "payload_word", "payload_last");
      for (int clock = 0; clock < 300; clock++) {
        assertEquals(packets.parts().size() % n == 0 ? 1 : 0, bench.peek("begins"));
        bench.run(1);
      }
      bench.done();
      assertEquals(
          IntStream.range(0, 60)
              .mapToObj(i -> List.of(words.get(i), i % n == n - 1 ? 1L : 0L))
              .toList(),
          packets.parts());
    }
  }

  static class Merge extends Component {
    final Stream<UInt> a = slave(stream(uint(8)));
    final Stream<UInt> b = slave(stream(uint(8)));
    final Stream<UInt> merged = master(stream(uint(8)));

    Merge() {
      List<Stream<Fragment<UInt>>> packets =
          List.of(Packets.of(a, 3), Packets.of(b, word -> word.bit(0)));
      merged.set(Packets.words(Packets.arbitrate(Arbitration.ROUND_ROBIN, packets)));
    }
  }

  @Test
  void packetsOfSeveralStreamsStayWhole() {
    StreamBench bench = StreamBench.of(Merge::new, 130);
    List<Long> ofA = IntStream.range(0, 60).mapToObj(i -> (long) i).toList();
    List<Long> ofB = IntStream.range(0, 60).mapToObj(i -> i % 4 == 3 ? 129L : 128L).toList();
    bench.source("a", 70, ofA);
    bench.source("b", 70, ofB);
    StreamBench.Sink merged = bench.sink("merged", 80);
    bench.run(400).done();
    List<Long> words = merged.words();
    assertEquals(120, words.size());
    List<Long> fromA = new ArrayList<>();
    List<Long> fromB = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      int length = words.get(i) < 128 ? 3 : 4;
      List<Long> packet = words.subList(i, i + length);
      (length == 3 ? fromA : fromB).addAll(packet);
      i += length;
    }
    assertEquals(ofA, fromA);
    assertEquals(ofB, fromB);
  }

  @Test
  void thePacketsEndIsCounted() {
    assertEquals(
        """
        module Rows (
          input clk,
          input resetn,
          input words_valid,
          output words_ready,
          input [7:0] words_payload,
          output rows_valid,
          input rows_ready,
          output [7:0] rows_payload_word,
          output rows_payload_last
        );
          reg [1:0] words_packet_count;
          wire words_packet_last = words_packet_count == 2'd2;

          always @(posedge clk or negedge resetn) begin
            if (!resetn) begin
              words_packet_count <= 2'd0;
            end else if (words_valid && words_ready) begin
              words_packet_count <= words_packet_last ? 2'd0 : words_packet_count + 2'd1;
            end
          end

          assign rows_valid = words_valid;
          assign words_ready = rows_ready;
          assign rows_payload_word = words_payload;
          assign rows_payload_last = words_packet_last;
        endmodule
        """,
        PartText.of(Rows::new));
  }

  static class Rows extends Component {
    final Stream<UInt> words = slave(stream(uint(8)));
    final Stream<Fragment<UInt>> rows = master(stream(Fragment.of(uint(8))));

    Rows() {
      rows.set(Packets.of(words, 3));
    }
  }

  @Test
  void sizesAreChecked() {
    assertEquals(
        "a packet has 1 word or more, not 0",
        assertThrows(IllegalArgumentException.class, () -> Elaborator.elaborate(() -> new Cut(0)))
            .getMessage());
  }
}
