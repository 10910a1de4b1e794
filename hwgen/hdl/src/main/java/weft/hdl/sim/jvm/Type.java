package weft.hdl.sim.jvm;

/** What lies on the JVM's stack. */
enum Type {
  I("I"),
  J("J"),
  A("[J");

  final String descriptor;

  Type(String descriptor) {
    this.descriptor = descriptor;
  }
}
