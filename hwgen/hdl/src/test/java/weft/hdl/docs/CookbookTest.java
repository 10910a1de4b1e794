package weft.hdl.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.hdl.bench.Bench;
import weft.hdl.bench.StreamSink;
import weft.hdl.bench.StreamSource;
import weft.hdl.sim.SimulationFailure;

/** The cookbook quotes {@link Cookbook}, and each recipe does what it says. */
class CookbookTest {
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)\\n```", Pattern.DOTALL);

  private static String words(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  @Test
  void theCookbooksCodeIsHere() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(root.resolve("docs"))) {
      root = root.getParent();
    }
    Path source = root.resolve("hwgen/hdl/src/test/java/weft/hdl/docs/Cookbook.java");
    String code = words(Files.readString(source));
    for (String name : List.of("cookbook.md", "coming-from.md")) {
      Matcher blocks = BLOCK.matcher(Files.readString(root.resolve("docs").resolve(name)));
      while (blocks.find()) {
        assertTrue(
            code.contains(words(blocks.group(1))), name + " has other code:\n" + blocks.group(1));
      }
    }
  }

  @Test
  void aButtonGivesOnePulseWhenItIsSteady() {
    try (Bench<Cookbook.Button> bench = Bench.of(() -> new Cookbook.Button(10))) {
      int pulses = 0;
      for (int clock = 0; clock < 100; clock++) {
        boolean bounces = clock < 20;
        bench.poke(bench.top().raw, bounces ? clock / 3 % 2 == 1 : clock < 60);
        bench.step();
        pulses += bench.isTrue(bench.top().pressed) ? 1 : 0;
      }
      assertEquals(1, pulses);
    }
  }

  @Test
  void aBeatComesEveryFifthClock() {
    try (Bench<Cookbook.Beat> bench = Bench.of(() -> new Cookbook.Beat(5))) {
      bench.poke(bench.top().enable, true);
      StringBuilder beats = new StringBuilder();
      for (int clock = 0; clock < 12; clock++) {
        beats.append(bench.peek(bench.top().beat));
        bench.step();
      }
      assertEquals("000010000100", beats.toString());
    }
  }

  @Test
  void anAccumulatorStaysAtItsLimits() {
    try (Bench<Cookbook.Accumulator> bench = Bench.of(Cookbook.Accumulator::new)) {
      bench.poke(bench.top().add, 127);
      bench.step(17);
      assertEquals(2047, bench.peek(bench.top().sum));
      bench.poke(bench.top().add, -128);
      bench.step(40);
      assertEquals(-2048, bench.peek(bench.top().sum));
    }
  }

  @Test
  void bytesAreWrittenAlone() {
    try (Bench<Cookbook.ByteRam> bench = Bench.of(Cookbook.ByteRam::new)) {
      Cookbook.ByteRam ram = bench.top();
      bench.poke(ram.address, 300);
      bench.poke(ram.readAddress, 300);
      bench.poke(ram.data, 0x11223344);
      bench.poke(ram.bytes, 0b1111);
      bench.step();
      bench.poke(ram.data, 0xAABBCCDDL);
      bench.poke(ram.bytes, 0b0100);
      bench.step(2);
      assertEquals(0x11BB3344, bench.peek(ram.word));
    }
  }

  @Test
  void aTableHoldsWhatJavaComputed() {
    try (Bench<Cookbook.Sine> bench = Bench.of(Cookbook.Sine::new)) {
      bench.poke(bench.top().phase, 16);
      bench.step();
      assertEquals(127, bench.peek(bench.top().value));
      bench.poke(bench.top().phase, 48);
      bench.step();
      assertEquals(-127, bench.peek(bench.top().value));
    }
  }

  @Test
  void choicesAreByPriorityAndByOneBit() {
    try (Bench<Cookbook.Interrupts> bench = Bench.of(Cookbook.Interrupts::new)) {
      bench.poke(bench.top().requests, 0b1010_1000);
      assertEquals(3, bench.peek(bench.top().number));
      assertEquals(1, bench.peek(bench.top().any));
    }
    try (Bench<Cookbook.AndOr> bench = Bench.of(Cookbook.AndOr::new)) {
      bench.poke(bench.top().values.get(2), 77);
      bench.poke(bench.top().which, 0b0100);
      assertEquals(77, bench.peek(bench.top().chosen));
    }
  }

  @Test
  void twoSourcesTakeTurns() {
    try (Bench<Cookbook.Merge> bench = Bench.of(Cookbook.Merge::new)) {
      var left = bench.add(StreamSource.of(bench, bench.top().left));
      var right = bench.add(StreamSource.of(bench, bench.top().right));
      var both = bench.add(StreamSink.of(bench, bench.top().both));
      for (int i = 0; i < 3; i++) {
        left.send(BigInteger.valueOf(i));
        right.send(BigInteger.valueOf(100 + i));
      }
      bench.step(20);
      List<Integer> seen = both.words().stream().map(BigInteger::intValue).toList();
      assertEquals(List.of(0, 100, 1, 101, 2, 102), seen);
    }
  }

  @Test
  void aLineShowsItsLastWords() {
    try (Bench<Cookbook.Line> bench = Bench.of(() -> new Cookbook.Line(4))) {
      for (int word = 1; word <= 6; word++) {
        bench.poke(bench.top().word, word);
        bench.step();
      }
      assertEquals(6, bench.peek(bench.top().words.get(0)));
      assertEquals(6, bench.peek(bench.top().words.get(1)));
      assertEquals(4, bench.peek(bench.top().words.get(3)));
    }
  }

  @Test
  void wordsCrossFromOneClockToTheOther() {
    try (Bench<Cookbook.Bridge> bench = Bench.of(Cookbook.Bridge::new)) {
      var source = bench.add(StreamSource.of(bench, bench.top().fromBus), Cookbook.Bridge.BUS);
      var sink = bench.add(StreamSink.of(bench, bench.top().toPixel), Cookbook.Bridge.PIXEL);
      List<BigInteger> words = IntStream.range(0, 40).mapToObj(BigInteger::valueOf).toList();
      words.forEach(source::send);
      bench.step(200);
      assertEquals(words, sink.words());
    }
  }

  @Test
  void aLevelIsGuarded() {
    try (Bench<Cookbook.Guarded> bench = Bench.of(() -> new Cookbook.Guarded(3))) {
      bench.poke(bench.top().push, true);
      bench.step(3);
      bench.poke(bench.top().push, false);
      bench.step();
      assertEquals(3, bench.peek(bench.top().level));
      assertEquals(
          List.of("full: 3 words"), bench.sim().messages().stream().map(m -> m.text()).toList());
      bench.poke(bench.top().push, true);
      assertThrows(SimulationFailure.class, () -> bench.step());
    }
  }
}
