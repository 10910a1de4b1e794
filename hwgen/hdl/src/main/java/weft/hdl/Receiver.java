package weft.hdl;

/**
 * What becomes of a call's result.
 *
 * @param name of the local, field, array or list; null if there is none
 */
record Receiver(How how, String name) {
  enum How {
    /** A local variable or a field. */
    NAMED,
    /** An element of an array or a list. */
    ELEMENT,
    /** The method returns it: its caller knows. */
    RETURNED,
    /** An operand of something else. */
    ANONYMOUS
  }

  static final Receiver ANONYMOUS = new Receiver(How.ANONYMOUS, null);
  static final Receiver RETURNED = new Receiver(How.RETURNED, null);

  static Receiver named(String name) {
    return new Receiver(How.NAMED, name);
  }
}
