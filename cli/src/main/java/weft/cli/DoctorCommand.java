package weft.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Options;
import weft.cli.Tool.Needs;
import weft.cli.Tool.State;

/** {@code weft doctor}: what is installed, which version, what is missing and how to get it. */
final class DoctorCommand implements Command {
  /** What a build with Verilator takes. */
  private static final List<String> VERILATOR_TOOLS = List.of("verilator", "g++", "make");

  private final List<Tool> tools;

  DoctorCommand() {
    this(
        List.of(
            new Tool(
                List.of("mvn", "--version"), Needs.REQUIRED, "building Weft", "3.8.7", "maven"),
            new Tool(
                List.of("verilator", "--version"),
                Needs.OPTIONAL,
                "simulating with --engine verilator|both and --rtl (cosim, job)",
                "5.006",
                "verilator"),
            new Tool(List.of("g++", "--version"), Needs.OPTIONAL, "the same", "", "g++"),
            new Tool(List.of("make", "--version"), Needs.OPTIONAL, "the same", "", "make"),
            new Tool(
                List.of("iverilog", "-V"),
                Needs.OPTIONAL,
                "four-state checks in scripts/test",
                "11.0",
                "iverilog"),
            new Tool(
                List.of("yosys", "-V"),
                Needs.OPTIONAL,
                "proofs (prove), area and netlists (synth), synthesis checks in scripts/test",
                "0.23",
                "yosys"),
            new Tool(List.of("z3", "--version"), Needs.OPTIONAL, "proofs (prove)", "4.8.12", "z3"),
            new Tool(
                List.of("nextpnr-ice40", "--version"),
                Needs.OPTIONAL,
                "places and routes examples/uart in scripts/test",
                "0.4",
                "nextpnr-ice40"),
            new Tool(
                List.of("iceprog", "--help"),
                Needs.OPTIONAL,
                "icepack beside it makes the bitstream, iceprog loads it",
                "",
                "fpga-icestorm"),
            new Tool(
                List.of("chromium", "--version"),
                Needs.OPTIONAL,
                "opens the page of weft compare in scripts/test",
                "",
                "chromium"),
            new Tool(
                List.of("sta", "-version"),
                Needs.OPTIONAL,
                "worst slack (synth), of the cells of qflow-tech-osu018",
                "",
                "opensta qflow-tech-osu018")));
  }

  DoctorCommand(List<Tool> tools) {
    this.tools = List.copyOf(tools);
  }

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "Says what is installed, which version, what is missing and how to get it";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public List<String> examples() {
    return List.of("weft doctor  exits with 5 if a tool is missing that Weft cannot do without");
  }

  @Override
  public ExitCode run(Invocation invocation) throws InterruptedException {
    invocation.noArgument();
    Console console = invocation.console();
    Runtime machine = Runtime.getRuntime();
    console
        .out()
        .printf(
            "weft %s on %s %s, %d processors, %d MB for Java%n%n",
            Main.version(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            machine.availableProcessors(),
            machine.maxMemory() >> 20);
    row(console, "java", System.getProperty("java.version"), "found", "everything");
    List<String> install = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    ExitCode code = ExitCode.PASSED;
    for (Tool tool : tools) {
      Tool.Result result = tool.probe();
      row(console, tool.name(), result.version(), describe(tool, result.state()), tool.purpose());
      if (result.state() != State.FOUND) {
        install.add(tool.debianPackage());
        missing.add(tool.name());
        code = tool.needs() == Needs.REQUIRED ? ExitCode.MISSING_TOOL : code;
      }
    }
    console.out().println();
    for (String data : List.of("fashion-mnist", "mnist")) {
      Path folder = console.checkout().resolve("data").resolve(data);
      row(
          console,
          data,
          "",
          Files.isDirectory(folder) ? "found" : "missing",
          "full data set; scripts/fetch-data gets it");
    }
    console.out().println();
    console.out().println(simulates(missing));
    if (!install.isEmpty()) {
      console.out().printf("%nTo install what is missing: %s%n", command(install));
    }
    return code;
  }

  /** What can be run with what is there. */
  private static String simulates(List<String> missing) {
    List<String> gaps = VERILATOR_TOOLS.stream().filter(missing::contains).toList();
    return gaps.isEmpty()
        ? "weft cosim and weft job run on every engine."
        : "Without "
            + String.join(", ", gaps)
            + ": weft cosim and weft job run on the jvm engine; --engine verilator, --engine both"
            + " and --rtl do not.";
  }

  private static String command(List<String> packages) {
    return "sudo apt-get install --no-install-recommends " + String.join(" ", packages);
  }

  private static String describe(Tool tool, State state) {
    return switch (state) {
      case FOUND -> "found";
      case TOO_OLD -> "too old, at least " + tool.minimum();
      case MISSING -> tool.needs() == Needs.REQUIRED ? "MISSING" : "missing (optional)";
    };
  }

  private static void row(
      Console console, String name, String version, String state, String purpose) {
    console.out().printf("  %-14s %-10s %-24s %s%n", name, version, state, purpose);
  }
}
