import static weft.hdl.bench.Task.until;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import weft.hdl.bench.AxiLiteMaster;
import weft.hdl.bench.Bench;
import weft.hdl.bench.RegisterAccess;

/** What the UART and the echo are to do, on any engine. */
public final class UartBench {
  private static final int DIVISOR = 2;

  private UartBench() {}

  /** Bytes both ways, bytes without a stop bit, and more bytes than there is room for. */
  public static String run(Bench<Uart> bench, long seed) {
    Random random = new Random(seed);
    Uart uart = bench.top();
    Line line = new Line(bench, uart.rx, uart.tx, 16 * DIVISOR);
    bench.add(line);
    RegisterAccess registers =
        new RegisterAccess(UartMap.MAP, bench.add(new AxiLiteMaster(bench, uart.control)));

    same(13, read(bench, registers, UartMap.DIVISOR), "DIVISOR after reset");
    bench.run(registers.write(UartMap.DIVISOR, DIVISOR));
    bench.run(registers.write(UartMap.ENABLE, 1));

    List<Integer> sent = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      sent.add(random.nextInt(256));
      bench.run(registers.write(UartMap.SEND, sent.get(i)));
    }
    bench.run(
        until(() -> line.bytes().size() == 16).within(16 * 320 + 500, "16 bytes on the line"));
    same(sent, line.bytes(), "bytes on the line");
    bench.run(registers.awaitValue(UartMap.BUSY, 0).within(100, "rest"));
    same(0, read(bench, registers, UartMap.TO_SEND), "TO_SEND");

    bench.run(registers.write(UartMap.IRQ_RECEIVED, 1));
    List<Integer> come = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      int value = random.nextInt(256);
      line.send(value);
      line.idle(random.nextInt(40));
      bench.run(until(() -> bench.isTrue(uart.irq)).within(1000, "interrupt"));
      come.add(read(bench, registers, UartMap.BYTE));
      same(value, come.get(i), "byte " + i);
      same(false, bench.isTrue(uart.irq), "interrupt after byte " + i);
    }
    bench.run(registers.write(UartMap.IRQ_RECEIVED, 0));

    bench.run(registers.write(UartMap.IRQ_ERROR, 1));
    same(0, read(bench, registers, UartMap.FRAMING), "FRAMING before a bad frame");
    line.sendWithoutStop(0x55);
    line.idle(40);
    line.send(0xA7);
    bench.run(until(line::sent).within(2000, "two frames"));
    bench.step(64);
    same(1, read(bench, registers, UartMap.FRAMING), "FRAMING");
    same(0, read(bench, registers, UartMap.OVERRUN), "OVERRUN");
    same(true, bench.isTrue(uart.irq), "interrupt of the error");
    bench.run(registers.write(UartMap.FRAMING, 1));
    same(0, read(bench, registers, UartMap.FRAMING), "FRAMING, cleared");
    same(false, bench.isTrue(uart.irq), "interrupt, cleared");
    same(0xA7, read(bench, registers, UartMap.BYTE), "the byte after the bad one");
    same(0, read(bench, registers, UartMap.PRESENT), "none");

    List<Integer> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.add(random.nextInt(256));
      line.send(many.get(i));
    }
    bench.run(until(line::sent).within(20 * 320 + 500, "20 frames"));
    bench.step(64);
    same(1, read(bench, registers, UartMap.OVERRUN), "OVERRUN");
    same(16, read(bench, registers, UartMap.RECEIVED), "RECEIVED");
    for (int i = 0; i < 16; i++) {
      same(many.get(i), read(bench, registers, UartMap.BYTE), "kept byte " + i);
    }
    same(0, read(bench, registers, UartMap.PRESENT), "none");
    bench.run(registers.write(UartMap.OVERRUN, 1));
    same(0, read(bench, registers, UartMap.OVERRUN), "OVERRUN, cleared");

    line.loop(true);
    for (int round = 0; round < 4; round++) {
      List<Integer> bytes = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        bytes.add(random.nextInt(256));
        bench.run(registers.write(UartMap.SEND, bytes.get(i)));
      }
      bench.run(registers.awaitValue(UartMap.RECEIVED, 16).within(17 * 320, "16 bytes"));
      for (int i = 0; i < 16; i++) {
        same(bytes.get(i), read(bench, registers, UartMap.BYTE), "byte " + i + " in a loop");
      }
    }
    same(0, read(bench, registers, UartMap.OVERRUN), "OVERRUN in a loop");
    same(0, read(bench, registers, UartMap.FRAMING), "FRAMING in a loop");
    return "16 bytes sent, 24 received, a frame and 4 bytes lost as they should be, 64 looped";
  }

  /** Every byte goes back, and the last is on the LEDs. */
  public static String echo(Bench<UartTop> bench, int divisor, long seed) {
    Random random = new Random(seed);
    UartTop top = bench.top();
    Line line = new Line(bench, top.rx, top.tx, 16 * divisor);
    bench.add(line);
    List<Integer> sent = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      sent.add(random.nextInt(256));
      line.send(sent.get(i), 16 * divisor + (i < 25 ? 1 : -1));
    }
    bench.run(until(() -> line.bytes().size() == 50).within(60 * 160 * divisor, "50 bytes back"));
    same(sent, line.bytes(), "bytes that came back");
    same((long) sent.get(49), bench.peek(top.leds), "LEDs");
    return "50 bytes came back";
  }

  private static int read(Bench<Uart> bench, RegisterAccess registers, weft.hdl.regs.Field field) {
    return Math.toIntExact(bench.run(registers.read(field)));
  }

  private static void same(Object expected, Object actual, String what) {
    if (!expected.equals(actual)) {
      throw new AssertionError(what + ": " + actual + " instead of " + expected);
    }
  }
}
