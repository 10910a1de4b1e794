package weft.hdl;

import java.math.BigInteger;
import weft.hdl.check.Diagnostic.Party;
import weft.hdl.ir.ClockDomain;
import weft.hdl.ir.EnumType;
import weft.hdl.ir.Kind;
import weft.hdl.ir.SourceLocation;

/** A signal that the author declared, or a child's port as its parent sees it. */
final class Decl {
  enum Role {
    IN("input"),
    OUT("output"),
    WIRE("wire"),
    REGISTER("register"),
    PIN("port");

    final String word;

    Role(String word) {
      this.word = word;
    }
  }

  final Scope scope;
  final Role role;
  final Kind kind;
  final int width;
  final EnumType enumType;

  /** Field of the bundle it is part of, such as {@code _valid}; empty if it is none. */
  final String suffix;

  /** Of a PIN: the child's own port. */
  final Decl port;

  /** Whose value it holds, and how many clocks later. */
  record Past(Node of, int clocks) {}

  /** What a register that no one names is called after; null if it is after nothing. */
  Past past;

  Site site;
  String comment = "";
  String explicitName;

  /** Its name if the author gives none. */
  String fallback;

  BigInteger init;

  /** What it is clocked by; null unless it is a register. */
  final ClockDomain domain;

  boolean probed;
  Node ref;
  String finalName;

  Decl(
      Scope scope,
      Role role,
      Kind kind,
      int width,
      EnumType enumType,
      String suffix,
      Decl port,
      Site site) {
    this.scope = scope;
    this.role = role;
    this.kind = kind;
    this.width = width;
    this.enumType = enumType;
    this.suffix = suffix;
    this.port = port;
    this.site = site;
    this.fallback = role.word;
    this.domain = role == Role.REGISTER ? scope.clock.domain : null;
  }

  /** True for wires and registers. */
  boolean isInternal() {
    return role == Role.WIRE || role == Role.REGISTER;
  }

  /** True if its component may set it: no input of its own, no output of a child. */
  boolean maySet() {
    return role != Role.IN && !(role == Role.PIN && port.role == Role.OUT);
  }

  /** Where the author declared it; of a part of Weft's library, where the author made the part. */
  Party declared() {
    SourceLocation at = role == Role.PIN ? port.site.at : site.at;
    return at.isInLibrary() && role == Role.PIN
        ? new Party(site.at, port.scope.display() + " is made here")
        : new Party(at, display() + " is declared here");
  }

  /** The best name known by now, for messages. */
  String display() {
    if (finalName != null) {
      return finalName;
    }
    if (role == Role.PIN) {
      return port.scope.display() + "." + port.display();
    }
    String base = explicitName != null ? explicitName : site.name;
    return base == null ? "an unnamed " + role.word : base + suffix;
  }
}
