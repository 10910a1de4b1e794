package weft.hdl.ir;

/** Something that stands in the body of a module, in the author's order. */
public sealed interface Item permits Wire, Register, Memory, Instance, Process, DomainSource {
  /** Where the author made it. */
  SourceLocation location();

  /** The author's comment lines directly before it, joined by {@code \n}; empty if none. */
  String comment();
}
