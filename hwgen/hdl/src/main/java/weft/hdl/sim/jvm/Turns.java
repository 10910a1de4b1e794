package weft.hdl.sim.jvm;

/**
 * What a node of {@link Op#TURNS} is made of: a value that starts with operand 0, and a loop that
 * sets it anew in every turn.
 *
 * @param index counts the turns, from operand 1 on
 * @param count turns
 * @param value a local of the body
 * @param body of the loop
 */
record Turns(Word index, int count, Word value, Body body) {
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
