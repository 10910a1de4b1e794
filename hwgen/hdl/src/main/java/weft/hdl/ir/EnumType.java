package weft.hdl.ir;

import java.util.List;

/**
 * The enumeration behind a BITS signal or constant: constant i is encoded as i, in the least number
 * of bits that holds them all.
 *
 * @param name simple Java name
 * @param constants in order of encoding
 */
public record EnumType(String name, List<String> constants) {
  public EnumType {
    constants = List.copyOf(constants);
  }
}
