package weft.cosim.verilator;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The memory that an instance shares with Java: the offsets of {@code weft_page.h}. */
final class ModelPage {
  static final int SCRATCH_WORDS = 8192;

  private static final int CYCLE = 0;
  private static final int LINE = 12;
  private static final int LOG_LENGTH = 16;
  private static final int AGENT = 20;
  private static final int FILE = 24;
  private static final int FILE_SIZE = 256;
  private static final int MESSAGE = 280;
  private static final int MESSAGE_SIZE = 1024;
  private static final int LOG = 1304;
  private static final int COUNTERS = 9496;
  private static final int COUNTER_SIZE = 24;
  private static final int SCRATCH = 11032;
  private static final int SAID = 43800;
  private static final int SAID_LENGTH = 43808;
  private static final int SIZE = 43816;

  private final ByteBuffer bytes;

  ModelPage(long address) {
    bytes = new Pointer(address).getByteBuffer(0, SIZE).order(ByteOrder.nativeOrder());
  }

  long cycle() {
    return bytes.getLong(CYCLE);
  }

  int line() {
    return bytes.getInt(LINE);
  }

  int agent() {
    return bytes.getInt(AGENT);
  }

  String file() {
    return text(FILE, FILE_SIZE);
  }

  String message() {
    return text(MESSAGE, MESSAGE_SIZE);
  }

  String log() {
    byte[] text = new byte[bytes.getInt(LOG_LENGTH)];
    bytes.get(LOG, text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /**
   * What one {@code $display} printed.
   *
   * @param cycle edges before it
   * @param text with its line end
   */
  record Said(long cycle, String text) {}

  /** What was printed since the last time. */
  List<Said> takeSaid() {
    long end = bytes.getLong(SAID_LENGTH);
    if (end == 0) {
      return List.of();
    }
    List<Said> said = new ArrayList<>();
    Pointer from = new Pointer(bytes.getLong(SAID));
    for (long at = 0; at < end; ) {
      byte[] text = from.getByteArray(at + 16, (int) from.getLong(at + 8));
      said.add(new Said(from.getLong(at), new String(text, StandardCharsets.ISO_8859_1)));
      at += 16 + text.length;
    }
    bytes.putLong(SAID_LENGTH, 0);
    return said;
  }

  long count(int slot) {
    return bytes.getLong(COUNTERS + COUNTER_SIZE * slot);
  }

  long firstCycle(int slot) {
    return bytes.getLong(COUNTERS + COUNTER_SIZE * slot + 8);
  }

  long lastCycle(int slot) {
    return bytes.getLong(COUNTERS + COUNTER_SIZE * slot + 16);
  }

  /** Word {@code i} of the scratch area. */
  int word(int i) {
    return bytes.getInt(SCRATCH + 4 * i);
  }

  void word(int i, int value) {
    bytes.putInt(SCRATCH + 4 * i, value);
  }

  /** Writes 64-bit arguments from the start of the scratch area. */
  void arguments(long... values) {
    for (int i = 0; i < values.length; i++) {
      bytes.putLong(SCRATCH + 8 * i, values[i]);
    }
  }

  private String text(int offset, int size) {
    byte[] text = new byte[size];
    bytes.get(offset, text);
    int length = 0;
    while (length < size && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /** A direct buffer in native order; {@code bytes} may be 0. */
  static ByteBuffer buffer(long bytes) {
    if (bytes > Integer.MAX_VALUE - 64) {
      throw new IllegalArgumentException("buffer of " + bytes + " bytes is too large");
    }
    return ByteBuffer.allocateDirect((int) Math.max(bytes, 8)).order(ByteOrder.nativeOrder());
  }

  static long address(ByteBuffer buffer) {
    return Pointer.nativeValue(Native.getDirectBufferPointer(buffer));
  }
}
