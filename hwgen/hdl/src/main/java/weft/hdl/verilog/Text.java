package weft.hdl.verilog;

/**
 * An expression as text.
 *
 * @param text with {@link #BREAK} where a line may be broken instead of a space
 * @param level how tightly its outermost operator binds
 */
record Text(String text, Precedence level) {
  /** A space that may become a line break. */
  static final char BREAK = '\t';

  static Text primary(String text) {
    return new Text(text, Precedence.PRIMARY);
  }

  /** The text, in parentheses if it binds looser than asked. */
  String at(Precedence least) {
    return level.compareTo(least) < 0 ? "(" + text + ")" : text;
  }
}
