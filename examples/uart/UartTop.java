import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.bench.Bench;
import weft.hdl.lib.RamFifo;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;

/** For an iCE40 board: what comes over the line goes back, and its last byte is on eight LEDs. */
public final class UartTop extends Component {
  /** 57,600 baud of a clock of 12 MHz. */
  static final int DIVISOR = 13;

  public final Bool rx = asynchronous(bool());
  public final Bool tx;
  public final Bits leds;

  public UartTop(int divisor) {
    BaudRate rate = add(new BaudRate());
    rate.enable.set(Bool.of(true));
    rate.divisor.set(divisor);

    Receiver receiver = add(new Receiver());
    receiver.tick.set(rate.tick);
    receiver.line.set(rx);
    receiver.framing.unused("such a byte is not sent back");

    Transmitter transmitter = add(new Transmitter());
    transmitter.tick.set(rate.tick);
    RamFifo<Bits> waiting = add(new RamFifo<>(bits(8), 16));
    waiting.input.valid.set(receiver.bytes.valid);
    waiting.input.payload.set(receiver.bytes.payload);
    waiting.level.unused("nobody asks");
    transmitter.bytes.set(waiting.output);
    transmitter.busy.unused("nobody asks");
    tx = out(transmitter.line);

    Bits last = reg(bits(8)).init(0);
    when(receiver.bytes.valid, () -> last.set(receiver.bytes.payload));
    leds = out(last);
  }

  public static void main(String[] arguments) throws IOException {
    try (Bench<UartTop> bench = Bench.of(() -> new UartTop(2))) {
      System.out.println(UartBench.echo(bench, 2, 1));
    }
    if (arguments.length > 0) {
      Path folder = Files.createDirectories(Path.of(arguments[0]));
      for (VerilogFile file :
          VerilogEmitter.emit(Elaborator.elaborate(() -> new UartTop(DIVISOR)).design())) {
        Files.writeString(folder.resolve(file.name()), file.text());
      }
      System.out.println("Verilog is in " + folder);
    }
  }
}
