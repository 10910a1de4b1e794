import weft.hdl.regs.Field;
import weft.hdl.regs.Register;
import weft.hdl.regs.RegisterMap;

/** What software sees of the UART. */
final class UartMap {
  static final Field ENABLE = Field.readWrite("ENABLE", 0, "Both directions run; else they stand");
  static final Field IRQ_RECEIVED =
      Field.readWrite("IRQ_RECEIVED", 1, "Interrupt while a byte can be read");
  static final Field IRQ_SENT =
      Field.readWrite("IRQ_SENT", 2, "Interrupt while nothing waits to be sent");
  static final Field IRQ_ERROR =
      Field.readWrite("IRQ_ERROR", 3, "Interrupt while OVERRUN or FRAMING is set");

  static final Field DIVISOR =
      Field.readWrite("DIVISOR", 15, 0, "Clocks of a sixteenth of a bit")
          .range(1, 0xFFFF)
          .reset(13);

  static final Field TO_SEND = Field.readOnly("TO_SEND", 4, 0, "Bytes that wait to be sent");
  static final Field RECEIVED = Field.readOnly("RECEIVED", 12, 8, "Bytes that wait to be read");
  static final Field BUSY = Field.readOnly("BUSY", 16, "A byte is on the line");
  static final Field OVERRUN =
      Field.writeOneToClear("OVERRUN", 24, "A byte came while 16 waited, and is lost");
  static final Field FRAMING =
      Field.writeOneToClear("FRAMING", 25, "A byte without a stop bit came, and is lost");

  static final Field SEND =
      Field.writeOnly("SEND", 7, 0, "A byte to send; one that finds 16 waiting is lost")
          .keptElsewhere();
  static final Field BYTE =
      Field.readOnly("BYTE", 7, 0, "The oldest byte that came; reading takes it").takenByRead();
  static final Field PRESENT = Field.readOnly("PRESENT", 8, "There is one");

  static final RegisterMap MAP =
      RegisterMap.of(
          "uart",
          Register.at(0x00, "CTRL", "What it does", ENABLE, IRQ_RECEIVED, IRQ_SENT, IRQ_ERROR),
          Register.at(0x04, "SPEED", "How fast", DIVISOR),
          Register.at(
              0x08, "STATUS", "What has happened", TO_SEND, RECEIVED, BUSY, OVERRUN, FRAMING),
          Register.at(0x0C, "TX", "What is to be sent", SEND),
          Register.at(0x10, "RX", "What has come", BYTE, PRESENT));

  private UartMap() {}
}
