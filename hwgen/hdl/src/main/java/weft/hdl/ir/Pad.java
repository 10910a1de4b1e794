package weft.hdl.ir;

/**
 * A pin of the chip that the design drives only at times. To engines and checks it is three data
 * ports of the top; a printer makes one bidirectional port of them.
 *
 * @param name what the bidirectional port is called: none of the module's other names
 * @param read an input: what is on the pin, w bits, w &gt; 0
 * @param write an output of the same kind and width: what the design puts there
 * @param enable a BOOL output: whether it does
 */
public record Pad(String name, Port read, Port write, Port enable, SourceLocation location) {
  public Pad {
    boolean directions =
        read.direction() == Port.Direction.IN
            && write.direction() == Port.Direction.OUT
            && enable.direction() == Port.Direction.OUT;
    boolean types =
        read.width() > 0
            && read.width() == write.width()
            && read.kind() == write.kind()
            && enable.kind() == Kind.BOOL;
    if (!directions || !types) {
      throw new IllegalArgumentException(name + " is no pad: " + read + " " + write + " " + enable);
    }
  }
}
