package weft.arch;

import static weft.arch.Register.Access.COMMAND;
import static weft.arch.Register.Access.READ_ONLY;
import static weft.arch.Register.Access.READ_WRITE;
import static weft.arch.Register.Access.WRITE_ONE_TO_CLEAR;

import java.util.List;
import weft.arch.Register.Field;

/**
 * The registers that every accelerator has at the same addresses, and the kinds of register that
 * their maps are made of.
 */
public final class CommonRegisters {
  /** Longest phase, in clocks. */
  public static final int MAX_PHASE = 255;

  private CommonRegisters() {}

  /** ID, VERSION and CONFIG_HASH, 0x000 to 0x008. */
  public static List<Register> identity(int id, String ascii, int version, int hash) {
    return List.of(
        constant("ID", 0x000, id, "Tells the family: \"" + ascii + "\""),
        constant("VERSION", 0x004, version, "Major version [31:16], minor version [15:0]"),
        constant("CONFIG_HASH", 0x008, hash & 0xFFFF_FFFFL, "CRC-32 of all parameters"));
  }

  /** CTRL to ERROR_ADDRESS, 0x018 to 0x02C: commands, state, interrupts, errors. */
  public static List<Register> control() {
    return List.of(
        new Register(
            "CTRL",
            0x018,
            COMMAND,
            List.of(
                Field.of("START", 0, 1, "Starts the job in OP; refused while busy"),
                Field.of("ABORT", 1, 1, "Ends the running job; a valid result beat stays"),
                Field.of("SOFT_RESET", 2, 1, "As resetn, for everything but the control bus"),
                Field.of("SNAPSHOT", 3, 1, "Copies the counters to where they are read"),
                Field.of("CLEAR_COUNTERS", 4, 1, "Sets the counters to 0")),
            "Commands"),
        new Register(
            "STATUS",
            0x01C,
            READ_ONLY,
            List.of(
                Field.of("BUSY", 0, 1, "A job runs"),
                Field.of("ERROR", 1, 1, "ERROR holds a code")),
            "State"),
        new Register(
            "IRQ_ENABLE",
            0x020,
            READ_WRITE,
            List.of(
                Field.of("DONE", 0, 1, "irq when a job has ended"),
                Field.of("ERROR", 1, 1, "irq on an error"),
                Field.of("OVERFLOW", 2, 1, "irq on error OVERFLOW")),
            "Interrupts that reach irq; writable while busy"),
        new Register(
            "IRQ_STATUS",
            0x024,
            WRITE_ONE_TO_CLEAR,
            List.of(
                Field.of("DONE", 0, 1, "A job has ended, aborted or not"),
                Field.of("ERROR", 1, 1, "An error was recorded"),
                Field.of("OVERFLOW", 2, 1, "Error OVERFLOW was recorded")),
            "Interrupts that have happened; writable while busy"),
        new Register(
            "ERROR",
            0x028,
            WRITE_ONE_TO_CLEAR,
            List.of(Field.of("CODE", 0, 4, "First error; any write that sets a bit clears all")),
            "Sticky error code; writable while busy"),
        new Register(
            "ERROR_ADDRESS",
            0x02C,
            READ_ONLY,
            List.of(Field.of("ADDRESS", 0, 16, "Byte address of the access or register at fault")),
            "Where the first error happened; 0 for stream errors"));
  }

  /** PRECHARGE to WRITE_RECOVERY, 0x0C0 to 0x0D8: the array's phases. */
  public static List<Register> phases() {
    return List.of(
        phase("PRECHARGE", 0x0C0, "Clocks of precharge"),
        phase("DRIVE", 0x0C4, "Clocks the word lines are driven"),
        phase("SAMPLE", 0x0C8, "Clocks of sampling"),
        phase("CONVERT", 0x0CC, "Clocks of one conversion step"),
        phase("WRITE_SETUP", 0x0D0, "Clocks the write data are up before the pulse"),
        phase("WRITE_PULSE", 0x0D4, "Clocks of the write word line"),
        phase("WRITE_RECOVERY", 0x0D8, "Clocks after the pulse"));
  }

  /** A field that is always the same. */
  public static Field fixed(String name, int lsb, int width, long value, String meaning) {
    return new Field(name, lsb, width, value, value, value, meaning);
  }

  /** A register that is always the same. */
  public static Register constant(String name, int address, long value, String meaning) {
    return new Register(
        name, address, READ_ONLY, List.of(fixed("VALUE", 0, 32, value, meaning)), meaning);
  }

  /** One half of a 64-bit counter's last snapshot. */
  public static Register counter(String name, int address, String meaning) {
    return new Register(
        name, address, READ_ONLY, List.of(Field.of("COUNT", 0, 32, meaning)), meaning);
  }

  /** A register that software sets, with one field {@code VALUE} of a range. */
  public static Register ranged(
      String name, int address, int width, long min, long max, long reset, String meaning) {
    return new Register(
        name,
        address,
        READ_WRITE,
        List.of(new Field("VALUE", 0, width, min, max, reset, meaning)),
        meaning);
  }

  private static Register phase(String name, int address, String meaning) {
    return ranged(name, address, 8, 1, MAX_PHASE, 1, meaning);
  }
}
