package weft.hdl.bench;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import weft.hdl.bus.AxiStream;

/**
 * A beat of an AXI4-Stream. What the bus has no pin for is 0, but {@code last} is true.
 *
 * <pre>{@code
 * StreamSource<AxiBeat> source = bench.add(StreamSource.of(bench, dut.axis));
 * source.send(AxiBeat.packet(numbers));                // the last one with tlast
 * source.send(AxiBeat.of(BigInteger.ONE, true));
 * }</pre>
 *
 * @param last the packet's last beat
 * @param keep bit i: byte i is there
 * @param strobe bit i: byte i is data, not a place held
 */
public record AxiBeat(
    BigInteger data,
    boolean last,
    BigInteger keep,
    BigInteger strobe,
    int id,
    int destination,
    BigInteger user) {
  /** A beat of data alone. */
  public static AxiBeat of(BigInteger data, boolean last) {
    return new AxiBeat(data, last, BigInteger.ZERO, BigInteger.ZERO, 0, 0, BigInteger.ZERO);
  }

  /** Beats of data alone, the last of which is last. */
  public static List<AxiBeat> packet(List<BigInteger> words) {
    List<AxiBeat> beats = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      beats.add(of(words.get(i), i == words.size() - 1));
    }
    return beats;
  }

  /** What a bus shows now. */
  static AxiBeat read(Bench<?> bench, AxiStream bus) {
    return new AxiBeat(
        bench.peekBig(bus.tdata),
        bus.options().lastBits() == 0 || bench.isTrue(bus.tlast),
        bench.peekBig(bus.tkeep),
        bench.peekBig(bus.tstrb),
        (int) bench.peek(bus.tid),
        (int) bench.peek(bus.tdest),
        bench.peekBig(bus.tuser));
  }
}
