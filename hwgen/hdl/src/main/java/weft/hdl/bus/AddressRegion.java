package weft.hdl.bus;

import java.util.List;

/**
 * The addresses of one subordinate: from {@code base} on, 2 to the {@code addressBits} bytes.
 *
 * <pre>{@code
 * AddressRegion registers = new AddressRegion(0x1000, 8);    // 0x1000 to 0x10FF
 * AxiLiteDecoder decoder =
 *     add(new AxiLiteDecoder(16, List.of(new AddressRegion(0, 12), registers)));
 * }</pre>
 *
 * @param base a multiple of the size
 * @param addressBits bits of a byte address within the region, 2 or more
 */
public record AddressRegion(long base, int addressBits) {
  public AddressRegion {
    if (addressBits < 2 || addressBits > 62) {
      throw new IllegalArgumentException("addressBits must be 2 to 62, not " + addressBits);
    }
    if (base < 0 || base % (1L << addressBits) != 0) {
      throw new IllegalArgumentException(
          String.format("base 0x%X is no multiple of its 0x%X bytes", base, 1L << addressBits));
    }
  }

  /** In bytes. */
  public long size() {
    return 1L << addressBits;
  }

  private boolean overlaps(AddressRegion other) {
    return base < other.base + other.size() && other.base < base + size();
  }

  /** Refuses regions that overlap or that an address of so many bits does not reach. */
  static void check(List<AddressRegion> regions, int addressBits) {
    for (int i = 0; i < regions.size(); i++) {
      AddressRegion region = regions.get(i);
      if (addressBits < 62 && region.base + region.size() > 1L << addressBits) {
        throw new IllegalArgumentException(
            "region " + i + ", " + region + ", is not reached by " + addressBits + " bits");
      }
      for (int j = 0; j < i; j++) {
        if (region.overlaps(regions.get(j))) {
          throw new IllegalArgumentException("regions " + j + " and " + i + " overlap");
        }
      }
    }
  }

  @Override
  public String toString() {
    return String.format("0x%X .. 0x%X", base, base + size() - 1);
  }
}
