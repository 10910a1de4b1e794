package weft.cli;

import java.util.Map;
import java.util.Optional;

/** A network that designs are compared on: whose presets hold it in every form that was trained. */
enum ComparedNetwork {
  MNIST(
      "LeNet-5",
      "isaac-mnist",
      Optional.of("isaac-dense-mnist"),
      Map.of(4, "forms-mnist-4", 8, "forms-mnist", 16, "forms-mnist-16")),
  CIFAR("Six convolutions", "isaac-cifar", Optional.empty(), Map.of(8, "forms-cifar"));

  /** For people. */
  final String title;

  /** The preset of the network that is pruned, 8-bit and not polarised. */
  final String optimised;

  /** The preset of the network that was never pruned. */
  final Optional<String> dense;

  /** The presets of the polarised networks, by rows of a fragment; 8 is among them. */
  final Map<Integer, String> polarised;

  ComparedNetwork(
      String title, String optimised, Optional<String> dense, Map<Integer, String> polarised) {
    this.title = title;
    this.optimised = optimised;
    this.dense = dense;
    this.polarised = polarised;
  }
}
