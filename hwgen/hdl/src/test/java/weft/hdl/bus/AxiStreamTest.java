package weft.hdl.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static weft.hdl.bus.BusTraffic.SEED;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.HdlException;
import weft.hdl.bench.AxiBeat;
import weft.hdl.bench.Bench;
import weft.hdl.bench.Stalls;
import weft.hdl.bench.StreamSink;
import weft.hdl.bench.StreamSource;
import weft.hdl.ir.Port;

class AxiStreamTest {
  private static final AxiStream.Options ALL =
      AxiStream.options(32).keep().strobe().id(4).destination(2).user(3);

  /** Beats through a queue. */
  static final class Queue extends Component {
    final AxiStream input;
    final AxiStream output;

    Queue(AxiStream.Options options) {
      input = in(bundle(() -> new AxiStream(options)));
      output = out(bundle(() -> new AxiStream(options)));
      output.set(input.beats().queue(4));
    }
  }

  private static List<String> ports(AxiStream.Options options) {
    return Elaborator.elaborate(() -> new Queue(options)).design().top().ports().stream()
        .filter(port -> port.direction() == Port.Direction.IN && port.width() > 0)
        .map(port -> port.name() + " " + port.width())
        .toList();
  }

  @Test
  void onlyWhatWasAskedForHasPins() {
    assertEquals(
        List.of(
            "clk 1",
            "resetn 1",
            "input_tdata 32",
            "input_tvalid 1",
            "input_tlast 1",
            "output_tready 1"),
        ports(AxiStream.options(32)));
    assertEquals(
        List.of("clk 1", "resetn 1", "input_tdata 12", "input_tvalid 1", "output_tready 1"),
        ports(AxiStream.options(12).withoutLast()));
    assertEquals(
        List.of(
            "clk 1",
            "resetn 1",
            "input_tdata 32",
            "input_tvalid 1",
            "input_tlast 1",
            "input_tkeep 4",
            "input_tstrb 4",
            "input_tid 4",
            "input_tdest 2",
            "input_tuser 3",
            "output_tready 1"),
        ports(ALL));
    assertEquals(
        "a keep or strobe needs whole bytes, not 12 bits",
        assertThrows(IllegalArgumentException.class, () -> AxiStream.options(12).keep())
            .getMessage());
  }

  @Test
  void beatsComeThroughWhole() {
    for (AxiStream.Options options : List.of(ALL, AxiStream.options(80).withoutLast().user(70))) {
      try (Bench<Queue> bench = Bench.of(() -> new Queue(options))) {
        var source = bench.add(StreamSource.of(bench, bench.top().input));
        var sink = bench.add(StreamSink.of(bench, bench.top().output));
        source.stalls(Stalls.random(SEED, "in", 30));
        sink.stalls(Stalls.random(SEED, "out", 30));
        Random random = Stalls.named(SEED, "beats");
        List<AxiBeat> beats = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
          beats.add(
              new AxiBeat(
                  new BigInteger(options.dataBits(), random),
                  options.lastBits() == 0 || random.nextBoolean(),
                  new BigInteger(options.keepBits(), random),
                  new BigInteger(options.strobeBits(), random),
                  random.nextInt(1 << options.idBits()),
                  random.nextInt(1 << options.destinationBits()),
                  new BigInteger(options.userBits(), random)));
        }
        source.send(beats);
        assertEquals(beats, bench.run(sink.await(40)), "weft.seed " + SEED);
      }
    }
  }

  @Test
  void packetsEndWithTheirLastBeat() {
    List<AxiBeat> packet = AxiBeat.packet(List.of(BigInteger.ONE, BigInteger.TEN));
    assertEquals(
        List.of(AxiBeat.of(BigInteger.ONE, false), AxiBeat.of(BigInteger.TEN, true)), packet);
  }

  /** Sets a pin that it does not have. */
  static final class Lastless extends Component {
    Lastless() {
      AxiStream output = out(bundle(() -> new AxiStream(AxiStream.options(8).withoutLast())));
      output.tvalid.set(true);
      output.tdata.set(0);
      output.tlast.set(true);
      output.tready.unused("never waits");
    }
  }

  @Test
  void aPinThatIsNotThereCannotBeSet() {
    HdlException error =
        assertThrows(HdlException.class, () -> Elaborator.elaborate(Lastless::new));
    assertEquals(
        "AxiStreamTest.java:119: not assignable: this is a value, no signal: set a wire or a register"
            + " instead",
        error.getMessage());
  }
}
