package weft.hdl.ir;

/**
 * The author's word that nobody reads a value, or some of its bits, and that this is meant. A
 * printer keeps linters quiet about it.
 *
 * @param why the author's reason, one line
 */
public record Unused(Expr value, String why, SourceLocation location) {}
