package weft.hdl.regs;

/** A map with one field of every kind. */
final class Timer {
  static final Field VERSION = Field.constant("VERSION", 15, 0, 0x0102, "Major, minor");
  static final Field RUN = Field.readWrite("RUN", 0, "It counts");
  static final Field PERIOD =
      Field.readWrite("PERIOD", 27, 4, "Clocks | ticks").range(2, 1_000_000).reset(1000);
  static final Field RESTART = Field.pulse("RESTART", 0, "Begins again");
  static final Field STEPS = Field.of("STEPS", 7, 4, Access.PULSE, "Which steps are made");
  static final Field NOW = Field.readOnly("NOW", 23, 0, "Clocks since the start");
  static final Field ELAPSED = Field.writeOneToClear("ELAPSED", 0, "A period \"has\" ended");
  static final Field FAULT =
      Field.of("FAULT", 11, 8, Access.WRITE_ONE_TO_CLEAR, "Kept by the fault log").keptElsewhere();
  static final Field MISSED = Field.readToClear("MISSED", 0, "An end came too early");
  static final Field PERIODS = Field.counter("PERIODS", 15, 8, "Periods that ended");
  static final Field LATE = Field.counter("LATE", 19, 16, "Late ones").clearedByRead();
  static final Field KEY = Field.writeOnly("KEY", 31, 8, "Opens what is locked").reset(5);
  static final Field POINT = Field.readWrite("POINT", 12, 3, "Where it is").loadable();

  static final Window TABLE = Window.at(0x40, "TABLE", 8, "Shape of the pulse");
  static final Window TRACE = Window.at(0x60, "TRACE", 4, "What happened").readOnly();
  static final Window FEED = Window.at(0x70, "FEED", 2, "Words to send").writeOnly();

  static final RegisterMap MAP =
      RegisterMap.of(
              "timer",
              Register.at(0x00, "ID", "Which version", VERSION),
              Register.at(0x04, "CTRL", "How it runs", RUN, PERIOD),
              Register.at(0x08, "COMMAND", "What it is to do", RESTART, STEPS),
              Register.at(0x0C, "COUNT", "Where it is", NOW),
              Register.at(0x10, "STATUS", "What has happened", ELAPSED, FAULT),
              Register.at(0x14, "EVENTS", "What is counted", MISSED, PERIODS, LATE),
              Register.at(0x20, "LOCK", "What opens it", KEY),
              Register.at(0x24, "PLACE", "Moved by both", POINT))
          .windows(TABLE, TRACE, FEED);

  private Timer() {}
}
