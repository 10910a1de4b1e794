package weft.cosim.verilator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weft.cosim.tool.MissingToolException;
import weft.cosim.tool.ToolPath;
import weft.cosim.tool.ToolRun;

/**
 * The programs that build a simulation, with their versions.
 *
 * @param verilator absolute path
 * @param gxx absolute path of g++
 * @param make absolute path
 * @param verilatorVersion such as {@code 5.006}
 * @param gxxVersion first line of {@code g++ --version}
 * @param verilatorRoot folder that holds Verilator's {@code include}
 * @param cpu what -march=native depends on: the machine and its flags
 */
public record Toolchain(
    Path verilator,
    Path gxx,
    Path make,
    String verilatorVersion,
    String gxxVersion,
    Path verilatorRoot,
    String cpu) {

  /** The oldest Verilator that is accepted; the shim leans on its interfaces. */
  public static final String MINIMUM_VERILATOR = "5.006";

  private static final int MINIMUM_GXX = 10;

  /**
   * Finds the programs on the PATH of this process.
   *
   * @throws MissingToolException if one is missing or too old
   */
  public static Toolchain find() throws InterruptedException {
    return find(ToolPath.ofProcess());
  }

  /** Finds the programs in these folders. */
  public static Toolchain find(ToolPath folders) throws InterruptedException {
    Path verilator = folders.locate("verilator", "verilator");
    Path gxx = folders.locate("g++", "g++");
    Path make = folders.locate("make", "make");
    String version = verilatorVersion(say(verilator, "--version"));
    String gxxVersion = say(gxx, "--version").lines().findFirst().orElse("");
    requireGxx(gxxVersion);
    Path root = Path.of(say(verilator, "--getenv", "VERILATOR_ROOT").strip());
    if (!Files.exists(root.resolve("include/verilated.cpp"))) {
      throw new MissingToolException(
          "verilator", "has no include/verilated.cpp in " + root, "verilator");
    }
    return new Toolchain(verilator, gxx, make, version, gxxVersion, root, cpuFlags());
  }

  /** All that a build depends on, apart from the design. */
  String fingerprint() {
    return String.join("\n", verilatorVersion, gxxVersion, verilatorRoot.toString(), cpu);
  }

  private static String verilatorVersion(String said) {
    Matcher matcher = Pattern.compile("Verilator (\\d+)\\.(\\d+)").matcher(said);
    if (!matcher.find()) {
      throw new MissingToolException(
          "verilator", "does not tell its version: " + said.strip(), "verilator");
    }
    String version = matcher.group(1) + "." + matcher.group(2);
    int major = Integer.parseInt(matcher.group(1));
    int minor = Integer.parseInt(matcher.group(2));
    if (major < 5 || major == 5 && minor < 6) {
      throw new MissingToolException(
          "verilator",
          "is too old: " + version + ", at least " + MINIMUM_VERILATOR + " is needed",
          "verilator (Debian 12 or later)");
    }
    return version;
  }

  private static void requireGxx(String firstLine) {
    Matcher matcher = Pattern.compile("(\\d+)\\.\\d+\\.\\d+").matcher(firstLine);
    if (matcher.find() && Integer.parseInt(matcher.group(1)) < MINIMUM_GXX) {
      throw new MissingToolException(
          "g++", "is too old: " + firstLine + ", at least " + MINIMUM_GXX + " is needed", "g++");
    }
  }

  private static String say(Path tool, String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(tool.toString());
    command.addAll(List.of(arguments));
    try {
      Path log = Files.createTempFile("weft-tool", ".log");
      try {
        return ToolRun.run(command, log.getParent(), log, seconds -> {}).output();
      } finally {
        Files.deleteIfExists(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cpuFlags() {
    String machine = System.getProperty("os.arch");
    Path info = Path.of("/proc/cpuinfo");
    try {
      return machine
          + " "
          + Files.readString(info, StandardCharsets.ISO_8859_1)
              .lines()
              .filter(
                  l ->
                      l.startsWith("model\t")
                          || l.startsWith("flags")
                          || l.startsWith("cpu family"))
              .distinct()
              .toList();
    } catch (IOException e) {
      return machine;
    }
  }
}
