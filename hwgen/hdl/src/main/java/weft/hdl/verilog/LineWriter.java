package weft.hdl.verilog;

/** Lines of at most 120 columns, indented by two spaces a level. */
final class LineWriter {
  private static final int COLUMNS = 120;

  /** What a line belongs to: paragraphs are set apart by an empty line. */
  enum Paragraph {
    START,
    DECLARATION,
    ASSIGNMENT,
    BLOCK
  }

  private final StringBuilder out = new StringBuilder();
  private Paragraph last = Paragraph.START;
  private int depth;

  void indent() {
    depth++;
  }

  void outdent() {
    depth--;
  }

  /** Begins a part of the module; blocks always stand apart. */
  void paragraph(Paragraph next) {
    if (last != Paragraph.START && (next != last || next == Paragraph.BLOCK)) {
      out.append('\n');
    }
    last = next;
  }

  /** One line of code; broken at {@link Text#BREAK} if it is too long. */
  void line(String text) {
    int start = out.length();
    out.append("  ".repeat(depth));
    int column = 2 * depth;
    int from = 0;
    while (from <= text.length()) {
      int end = text.indexOf(Text.BREAK, from);
      end = end < 0 ? text.length() : end;
      int size = end - from;
      if (from > 0) {
        // One column is kept for the end of a statement.
        if (column + 1 + size >= COLUMNS) {
          out.append('\n').append("  ".repeat(depth + 2));
          column = 2 * depth + 4;
        } else {
          out.append(' ');
          column++;
        }
      }
      out.append(text, from, end);
      column += size;
      from = end + 1;
    }
    if (out.length() == start + 2 * depth) {
      out.setLength(start);
    }
    out.append('\n');
  }

  /** Comment lines, broken between words. */
  void comment(String text) {
    if (text.isEmpty()) {
      return;
    }
    for (String line : text.split("\n", -1)) {
      StringBuilder b = new StringBuilder("//");
      for (String word : line.strip().split("\\s+")) {
        if (b.length() > 2 && 2 * depth + b.length() + 1 + word.length() > COLUMNS) {
          line(b.toString());
          b.setLength(2);
        }
        b.append(word.isEmpty() ? "" : " ").append(word);
      }
      line(b.toString());
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
