import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import weft.hdl.Bits;
import weft.hdl.Bool;
import weft.hdl.Component;
import weft.hdl.Elaborator;
import weft.hdl.bench.Bench;
import weft.hdl.bus.AxiLite;
import weft.hdl.lib.RamFifo;
import weft.hdl.regs.RegisterFile;
import weft.hdl.regs.RegisterHeader;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;

/** A UART behind AXI4-Lite: 8N1, sixteen samples a bit, 16 bytes of queue either way. */
public final class Uart extends Component {
  public final AxiLite control = in(bundle(() -> new AxiLite(8))).named("s_axil");
  public final Bool rx = asynchronous(bool());
  public final Bool tx;
  public final Bool irq;

  public Uart() {
    RegisterFile registers = RegisterFile.behind(control, UartMap.MAP);
    BaudRate rate = add(new BaudRate());
    rate.enable.set(registers.value(UartMap.ENABLE).bit(0));
    rate.divisor.set(registers.value(UartMap.DIVISOR).asUInt());

    RamFifo<Bits> toSend = add(new RamFifo<>(bits(8), 16));
    toSend.input.valid.set(registers.written(UartMap.SEND));
    toSend.input.payload.set(registers.value(UartMap.SEND).asBits());
    Transmitter transmitter = add(new Transmitter());
    transmitter.tick.set(rate.tick);
    transmitter.bytes.set(toSend.output);
    tx = out(transmitter.line);

    Receiver receiver = add(new Receiver());
    receiver.tick.set(rate.tick);
    receiver.line.set(rx);
    RamFifo<Bits> received = add(new RamFifo<>(bits(8), 16));
    received.input.valid.set(receiver.bytes.valid);
    received.input.payload.set(receiver.bytes.payload);
    received.output.ready.set(registers.taken(UartMap.BYTE));
    Bool present = received.output.valid;
    registers.shown(UartMap.BYTE).set(received.output.payload.asUInt());
    registers.shown(UartMap.PRESENT).set(present.asUInt());

    Bool overrun = received.input.waits();
    registers.shown(UartMap.TO_SEND).set(toSend.level);
    registers.shown(UartMap.RECEIVED).set(received.level);
    registers.shown(UartMap.BUSY).set(transmitter.busy.asUInt());
    registers.events(UartMap.OVERRUN).set(overrun.asBits());
    registers.events(UartMap.FRAMING).set(receiver.framing.asBits());

    Bool byteCame = registers.value(UartMap.IRQ_RECEIVED).bit(0).and(present);
    Bool allSent = registers.value(UartMap.IRQ_SENT).bit(0).and(toSend.level.eq(0));
    Bool bad =
        registers
            .value(UartMap.OVERRUN)
            .or(registers.value(UartMap.FRAMING))
            .and(registers.value(UartMap.IRQ_ERROR))
            .bit(0);
    irq = out(byteCame.or(allSent).or(bad));
  }

  public static void main(String[] arguments) throws IOException {
    try (Bench<Uart> bench = Bench.of(Uart::new)) {
      System.out.println(UartBench.run(bench, 1));
    }
    if (arguments.length > 0) {
      Path folder = Files.createDirectories(Path.of(arguments[0]));
      for (VerilogFile file : VerilogEmitter.emit(Elaborator.elaborate(Uart::new).design())) {
        Files.writeString(folder.resolve(file.name()), file.text());
      }
      Files.writeString(folder.resolve("uart.h"), RegisterHeader.of(UartMap.MAP));
      System.out.println("Verilog and uart.h are in " + folder);
    }
  }
}
