package weft.golden.map;

/** A step of a network on a crossbar accelerator, in the order in which they run. */
public sealed interface CrossbarStep permits CrossbarLayer, PoolStep {
  /** Name of the network's layer. */
  String name();
}
