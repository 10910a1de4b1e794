package weft.hdl.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  static class Groups extends Component {
    final Stream<Fragment<UInt>> packets = slave(stream(Fragment.of(uint(8))));
    final Stream<Fragment<Group<UInt>>> groups = master(stream(Fragment.of(Group.of(uint(8), 3))));

    Groups() {
      groups.set(Packets.widen(packets, 3));
    }
  }

  /** Words of packets of 1 to 8 words: word, and 1 for the last. */
  private static List<long[]> packets(int n, long stream) {
    List<long[]> packets = new ArrayList<>();
    for (long word : StreamBench.words(n - 1, 8, stream)) {
      packets.add(new long[] {word, word % 8 < 2 ? 1 : 0});
    }
    packets.add(new long[] {0, 1});
    return packets;
  }

  @Test
  void groupsEndWithTheirPacket() {
    StreamBench bench = StreamBench.of(Groups::new, 140);
    List<long[]> packets = packets(300, 140);
    bench.source("packets", 80, packets, "payload_word", "payload_last");
    StreamBench.Sink groups =
        bench.sink("groups", 70, "payload_word_words", "payload_word_count", "payload_last");
    bench.run(900).done();
    int at = 0;
    for (List<Long> group : groups.parts()) {
      long count = group.get(1);
      assertTrue(count >= 1 && count <= 3, "words in a group: " + count);
      for (int i = 0; i < count; i++) {
        long[] word = packets.get(at++);
        assertEquals(word[0], group.get(0) >> 8 * i & 255);
        boolean last = i == count - 1;
        assertEquals(last ? group.get(2) : 0, word[1]);
        assertTrue(!last || count == 3 || word[1] == 1, "a group ended before its packet");
      }
    }
    assertEquals(300, at);
  }

  static class ThereAndBack extends Component {
    final Stream<Fragment<UInt>> packets = slave(stream(Fragment.of(uint(8))));
    final Stream<Fragment<UInt>> same = master(stream(Fragment.of(uint(8))));

    ThereAndBack(int n) {
      same.set(Packets.narrow(Packets.widen(packets, n)));
    }
  }

  @Test
  void narrowGivesWhatWidenTook() {
    for (int n = 2; n <= 5; n++) {
      int most = n;
      StreamBench bench = StreamBench.of(() -> new ThereAndBack(most), 150 + n);
      List<long[]> packets = packets(200, 150);
      bench.source("packets", 80, packets, "payload_word", "payload_last");
      StreamBench.Sink same = bench.sink("same", 90, "payload_word", "payload_last");
      bench.run(1000).done();
      assertEquals(packets.stream().map(w -> List.of(w[0], w[1])).toList(), same.parts());
    }
  }

  @Test
  void aWordMovesEveryClockWhileItIsWidened() {
    StreamBench bench = StreamBench.of(Groups::new, 160);
    bench.source("packets", 100, packets(100, 160), "payload_word", "payload_last");
    bench.sink("groups", 100, "payload_last");
    bench.run(100).done();
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
