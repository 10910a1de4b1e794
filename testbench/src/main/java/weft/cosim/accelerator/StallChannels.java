package weft.cosim.accelerator;

/** The channels of the stall pattern: which interface draws which stream of stalls. */
public final class StallChannels {
  public static final int INPUT = 0;
  public static final int RESULT = 1;
  public static final int WRITE_ADDRESS = 2;
  public static final int WRITE_DATA = 3;
  public static final int WRITE_RESPONSE = 4;
  public static final int READ_ADDRESS = 5;
  public static final int READ_DATA = 6;

  private StallChannels() {}
}
