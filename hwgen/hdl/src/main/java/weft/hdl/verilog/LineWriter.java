package weft.hdl.verilog;

import weft.hdl.ir.SourceLocation;

/** Lines of at most 120 columns, indented by two spaces a level. */
final class LineWriter {
  private static final int COLUMNS = 120;

  /** A line is not broken in this first part of it, in percent, if it can be broken later. */
  private static final int EARLY_PART = 50;

  /** What a line belongs to: paragraphs are set apart by an empty line. */
  enum Paragraph {
    START,
    DECLARATION,
    ASSIGNMENT,
    BLOCK
  }

  private final StringBuilder out = new StringBuilder();
  private final Locations locations;
  private SourceLocation pending = SourceLocation.NONE;
  private Paragraph last = Paragraph.START;
  private int depth;

  LineWriter(Locations locations) {
    this.locations = locations;
  }

  Locations locations() {
    return locations;
  }

  /** The next line comes from there. */
  LineWriter from(SourceLocation location) {
    pending = location;
    return this;
  }

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

  /** One line of code; if it is too long, it is broken at {@link Text#BREAK}. */
  void line(String text) {
    int from = 0;
    int column = 2 * depth;
    while (text.length() - from > COLUMNS - column && text.indexOf(Text.BREAK, from) >= 0) {
      int end = bestBreak(text, from, COLUMNS - column);
      indented(column, text, from, end);
      from = end + 1;
      column = 2 * depth + 4;
    }
    indented(column, text, from, text.length());
    if (locations == Locations.LINES && !pending.equals(SourceLocation.NONE)) {
      out.insert(out.length() - 1, "  // " + pending);
    }
    pending = SourceLocation.NONE;
  }

  /** The outermost break in the latter part of what fits, the last of several. */
  private static int bestBreak(String text, int from, int room) {
    int early = -1;
    int best = -1;
    int bestNesting = Integer.MAX_VALUE;
    int nesting = 0;
    for (int i = from; i < text.length() && (i <= from + room || best < 0 && early < 0); i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '[' || c == '{') {
        nesting++;
      } else if (c == ')' || c == ']' || c == '}') {
        nesting--;
      } else if (c == Text.BREAK && i < from + room * EARLY_PART / 100) {
        early = i;
      } else if (c == Text.BREAK && nesting <= bestNesting) {
        best = i;
        bestNesting = nesting;
      }
    }
    return best >= 0 ? best : early;
  }

  private void indented(int column, String text, int from, int to) {
    if (from < to) {
      out.append(" ".repeat(column));
      for (int i = from; i < to; i++) {
        out.append(text.charAt(i) == Text.BREAK ? ' ' : text.charAt(i));
      }
    }
    out.append('\n');
  }

  /** A directive of the compiler, at the left margin. */
  void directive(String text) {
    out.append(text).append('\n');
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
          indented(2 * depth, b.toString(), 0, b.length());
          b.setLength(2);
        }
        b.append(word.isEmpty() ? "" : " ").append(word);
      }
      indented(2 * depth, b.toString(), 0, b.length());
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
