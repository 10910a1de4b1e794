package weft.hdl.bench;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * Bytes that keep what is written; 0 before.
 *
 * <pre>{@code
 * ByteMemory memory = new ByteMemory();
 * memory.set(0x100, 0xAB);
 * BigInteger word = memory.word(0x100, 3);             // 8 bytes, the first lowest: 0xAB
 * }</pre>
 */
public final class ByteMemory {
  private final Map<Long, Integer> bytes = new HashMap<>();

  /** The byte at an address, 0 to 255. */
  public int get(long address) {
    return bytes.getOrDefault(address, 0);
  }

  public void set(long address, int value) {
    bytes.put(address, value & 0xFF);
  }

  /** The word of so many bytes that the address is in, byte 0 lowest. */
  public BigInteger word(long address, int size) {
    long first = address - address % size;
    BigInteger word = BigInteger.ZERO;
    for (int i = size - 1; i >= 0; i--) {
      word = word.shiftLeft(8).or(BigInteger.valueOf(get(first + i)));
    }
    return word;
  }

  /** Writes the bytes whose bit in the strobe is 1 of the word that the address is in. */
  public void write(long address, int size, BigInteger word, BigInteger strobe) {
    long first = address - address % size;
    for (int i = 0; i < size; i++) {
      if (strobe.testBit(i)) {
        set(first + i, word.shiftRight(8 * i).intValue());
      }
    }
  }
}
