package weft.cosim.tim;

/** The channels of the stall pattern: which interface draws which stream of stalls. */
final class TimStalls {
  static final int INPUT = 0;
  static final int RESULT = 1;
  static final int WRITE_ADDRESS = 2;
  static final int WRITE_DATA = 3;
  static final int WRITE_RESPONSE = 4;
  static final int READ_ADDRESS = 5;
  static final int READ_DATA = 6;

  private TimStalls() {}
}
