package weft.cosim.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A generator as a program of its own: it takes columns, form and folder.
 *
 * @param name what tables call it
 * @param command without these three
 */
record Program(String name, List<String> command, Map<String, String> environment) {
  /** Weft itself: the classes of this process in a new one, run as the launcher does. */
  static Program weft() {
    String classPath = System.getProperty("java.class.path");
    return new Program(
        "Weft",
        List.of(
            java(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            classPath,
            "weft.bench.GenerateArray"),
        Map.of());
  }

  /**
   * Fetches and builds the peers, if needed.
   *
   * @param checkout where scripts/bench-peers is
   * @param log what that says
   * @return the folder of the peers
   */
  static Path peers(Path checkout, Path log) throws InterruptedException {
    Cost.of(List.of(checkout.resolve("scripts/bench-peers/build").toString()), Map.of(), log);
    return checkout.resolve(".weft/peers");
  }

  static Program spinal(Path peers) {
    return new Program(
        "SpinalHDL",
        List.of(
            java(),
            "-cp",
            peers.resolve("spinal") + "/*:" + peers.resolve("spinal-classes"),
            "peers.SpinalArray"),
        Map.of());
  }

  /** SpinalSim, which works in a folder of its own. */
  static List<String> spinalStreams(Path peers, Path folder) {
    return List.of(
        java(),
        "-cp",
        peers.resolve("spinal") + "/*:" + peers.resolve("spinal-classes"),
        "peers.SpinalStream",
        folder.toString());
  }

  static Program chisel(Path peers) {
    return new Program(
        "Chisel",
        List.of(
            java(),
            "-cp",
            peers.resolve("chisel") + "/*:" + peers.resolve("chisel-classes"),
            "peers.ChiselArray"),
        Map.of("CHISEL_FIRTOOL_PATH", peers.resolve("firtool").toString()));
  }

  /**
   * The command of a program of this class path, with the options of this JVM: those that the
   * launcher gives.
   */
  static List<String> java(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>(List.of(java()));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-X"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** What it costs to write the array of {@code columns} to the folder. */
  Cost run(int columns, String form, Path folder) throws InterruptedException {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(Integer.toString(columns), form, folder.toString()));
    return Cost.of(all, environment, folder.resolveSibling(folder.getFileName() + ".log"));
  }
}
