package weft.cosim.rtl;

import java.util.Objects;

/** A port of the top module; {@code width} in bits, at least 1. */
public record RtlPort(String name, int width, Direction direction) {
  /** As seen from the design. */
  public enum Direction {
    IN,
    OUT
  }

  public RtlPort {
    Objects.requireNonNull(name);
    Objects.requireNonNull(direction);
    if (width < 1) {
      throw new IllegalArgumentException("port " + name + ": width must be at least 1: " + width);
    }
  }

  public static RtlPort in(String name, int width) {
    return new RtlPort(name, width, Direction.IN);
  }

  public static RtlPort out(String name, int width) {
    return new RtlPort(name, width, Direction.OUT);
  }

  public boolean isInput() {
    return direction == Direction.IN;
  }

  /** 32-bit words that hold a value, low word first. */
  public int words() {
    return (width + 31) / 32;
  }
}
