package weft.hdl;

import java.math.BigInteger;
import java.util.List;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.Kind;

/** A memory that the author declared. */
final class MemDecl {
  final Scope scope;
  final Kind kind;
  final int width;
  final int depth;

  /** What writes are clocked by. */
  final ClockDomain domain;

  Site site;
  String comment = "";
  String explicitName;
  List<BigInteger> contents;
  String finalName;

  /** Whether a synchronous read says what it gives of a word written in the same cycle. */
  boolean saysReadUnderWrite;

  /** Whether a synchronous read leaves that open. */
  boolean leavesReadUnderWrite;

  MemDecl(Scope scope, Kind kind, int width, int depth, Site site) {
    this.scope = scope;
    this.kind = kind;
    this.width = width;
    this.depth = depth;
    this.site = site;
    this.domain = scope.clock.domain;
  }
}
