package weft.cosim.verilator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;
import weft.cosim.rtl.RtlPort;
import weft.cosim.rtl.RtlProbe;
import weft.cosim.tool.BuildException;
import weft.cosim.tool.MissingToolException;
import weft.cosim.tool.ToolRun;
import weft.hdl.verilog.VerilatorFaults;

/**
 * Makes a shared library out of a design: verilate, compile, link; or takes it from the cache.
 *
 * <p>The key of the cache is everything that goes in: the bytes of the RTL, ports, probes, options,
 * the versions of Verilator and g++, the CPU, and the text of the shim.
 */
public final class VerilatorBuild {
  static final String LIBRARY = "libweft-design.so";

  private final Toolchain tools;
  private final BuildCache cache;
  private final BuildProgress progress;

  public VerilatorBuild(Toolchain tools, BuildCache cache, BuildProgress progress) {
    this.tools = tools;
    this.cache = cache;
    this.progress = progress;
  }

  /**
   * With the tools on the PATH and the standard cache, silently.
   *
   * @throws MissingToolException if Verilator, g++ or make is missing or too old
   */
  public static VerilatorBuild standard() throws InterruptedException {
    return new VerilatorBuild(Toolchain.find(), BuildCache.standard(), BuildProgress.SILENT);
  }

  /** The same, telling its progress. */
  public VerilatorBuild reporting(BuildProgress reported) {
    return new VerilatorBuild(tools, cache, reported);
  }

  /**
   * Builds a design, or finds it in the cache, and loads it.
   *
   * @throws BuildException if a tool refuses the design; it cites file and line
   * @throws InterruptedException if the thread was interrupted; nothing is left behind
   */
  public VerilatorLibrary build(RtlDesign design, VerilatorOptions options)
      throws InterruptedException {
    String hash = hash(design, options);
    boolean[] built = {false};
    Path entry =
        cache.obtain(
            "verilator",
            hash,
            s -> progress.at(BuildProgress.Step.WAITING, s),
            (work, made) -> {
              built[0] = true;
              make(design, options, "V" + hash.substring(0, 16), work, made);
            });
    Path host = new RuntimeObjects(tools, cache, progress).host();
    progress.at(built[0] ? BuildProgress.Step.BUILT : BuildProgress.Step.CACHED, 0);
    return VerilatorLibrary.load(design, options, hash, entry.resolve(LIBRARY), host);
  }

  /** The name of the design's entry in the cache: 64 hexadecimal digits. */
  String hash(RtlDesign design, VerilatorOptions options) {
    BuildKey hash = new BuildKey().add("design").add(tools.fingerprint());
    Resources.addTo(hash, Resources.SHIM);
    Resources.addTo(hash, Resources.RUNTIME);
    hash.add(design.top()).add(design.clock()).add(options.toString());
    hash.add(String.join(" ", verilate(design, options, "V"))).add(link(design, ""));
    hash.add(options.optimization().flags).add(RuntimeObjects.COMMON_FLAGS);
    for (RtlFile file : design.files()) {
      hash.add(file.name()).add(file.content());
    }
    hash.add(ShimText.configuration(design)).add(ShimText.shim(design, options, "V"));
    for (RtlPort port : design.ports()) {
      hash.add(port.toString());
    }
    for (RtlProbe probe : design.probes()) {
      hash.add(probe.toString());
    }
    return hash.hex();
  }

  private void make(RtlDesign design, VerilatorOptions options, String prefix, Path work, Path made)
      throws IOException, InterruptedException {
    Path archive = new RuntimeObjects(tools, cache, progress).archive(options.trace());
    Path rtl = Files.createDirectories(work.resolve("rtl"));
    for (RtlFile file : design.files()) {
      Files.write(rtl.resolve(file.name()), file.content());
    }
    Files.writeString(work.resolve("probes.vlt"), ShimText.configuration(design));
    ToolMessages messages = new ToolMessages(design);

    List<String> command = verilate(design, options, prefix);
    String said = step(BuildProgress.Step.VERILATE, "verilator", command, work, messages);
    Path object = work.resolve("obj");
    String header = Files.readString(object.resolve(prefix + ".h"));
    List<BuildException.Message> differences = PortCheck.differences(design, header);
    if (!differences.isEmpty()) {
      throw new BuildException("checking the ports of " + design.top(), differences, said);
    }

    Resources.write(Resources.SHIM, object);
    Files.writeString(object.resolve("weft_design.cpp"), ShimText.shim(design, options, prefix));
    Files.writeString(object.resolve("weft.mk"), makefile(design, prefix));
    List<String> make = compile(options, prefix);
    step(BuildProgress.Step.COMPILE, "compiling " + design.top(), make, work, messages);
    step(
        BuildProgress.Step.LINK,
        "linking " + design.top(),
        List.of("/bin/sh", "-c", link(design, prefix) + " " + archive + libraries(options)),
        object,
        messages);
    Files.move(object.resolve(LIBRARY), made.resolve(LIBRARY));
    Files.writeString(made.resolve("verilator.log"), said);
  }

  private List<String> verilate(RtlDesign design, VerilatorOptions options, String prefix) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(tools.verilator().toString(), "--cc", "-O3", "-Wall"));
    command.addAll(VerilatorFaults.OPTIONS);
    command.addAll(List.of("--top-module", design.top(), "--prefix", prefix, "-Mdir", "obj"));
    command.addAll(List.of("--x-assign", options.unknowns().flag));
    command.addAll(List.of("--x-initial", options.unknowns().flag));
    if (options.assertions() == VerilatorOptions.Assertions.CHECKED) {
      command.add("--assert");
    }
    if (options.trace() != VerilatorOptions.Trace.NONE) {
      command.add(options.trace().flag);
    }
    if (options.warnings() == VerilatorOptions.Warnings.REPORT) {
      command.add("-Wno-fatal");
    }
    command.addAll(List.of("-Irtl", "probes.vlt"));
    for (RtlFile file : design.files()) {
      if (file.isVerilog()) {
        command.add("rtl/" + file.name());
      }
    }
    return command;
  }

  private List<String> compile(VerilatorOptions options, String prefix) {
    return List.of(
        tools.make().toString(),
        "-C",
        "obj",
        "-f",
        "weft.mk",
        "-j" + Runtime.getRuntime().availableProcessors(),
        "CXX=" + tools.gxx(),
        "OBJCACHE=",
        "OPT_FAST=" + options.optimization().flags + " " + RuntimeObjects.COMMON_FLAGS,
        "OPT_SLOW=-O0 " + RuntimeObjects.COMMON_FLAGS,
        "weft-all");
  }

  /** Verilator's own makefile, with the shim and any DPI sources compiled beside the model. */
  private static String makefile(RtlDesign design, String prefix) {
    StringBuilder text = new StringBuilder();
    text.append("include ").append(prefix).append(".mk\n");
    text.append("weft-all: ").append(prefix).append("__ALL.a weft_design.o");
    for (String object : extraObjects(design)) {
      text.append(" ").append(object);
    }
    text.append("\nweft_design.o: weft_design.cpp\n");
    text.append("\t$(CXX) -std=gnu++17 $(CXXFLAGS) $(CPPFLAGS) $(OPT_FAST) -c -o $@ $<\n");
    for (RtlFile file : design.files()) {
      if (!file.isVerilog()) {
        text.append("extra_").append(file.name()).append(".o: ../rtl/").append(file.name());
        text.append("\n\t$(CXX) -x c++ $(CXXFLAGS) $(CPPFLAGS) $(OPT_FAST) -c -o $@ $<\n");
      }
    }
    return text.toString();
  }

  private static List<String> extraObjects(RtlDesign design) {
    return design.files().stream()
        .filter(f -> !f.isVerilog())
        .map(f -> "extra_" + f.name() + ".o")
        .toList();
  }

  private String link(RtlDesign design, String prefix) {
    return String.join(
        " ",
        tools.gxx().toString(),
        "-shared -Wl,-Bsymbolic -Wl,--exclude-libs,ALL -Wl,-z,defs",
        "-Wl,--wrap=exit -Wl,--wrap=_exit -Wl,--wrap=abort",
        "-o",
        LIBRARY,
        "weft_design.o",
        String.join(" ", extraObjects(design)),
        "-Wl,--whole-archive",
        prefix + "__ALL.a",
        "-Wl,--no-whole-archive");
  }

  private static String libraries(VerilatorOptions options) {
    return " -lpthread" + (options.trace() == VerilatorOptions.Trace.FST ? " -lz" : "");
  }

  private String step(
      BuildProgress.Step step,
      String name,
      List<String> command,
      Path folder,
      ToolMessages messages)
      throws InterruptedException {
    progress.at(step, 0);
    ToolRun.Result result =
        ToolRun.run(
            command, folder, folder.resolve(step + ".log"), seconds -> progress.at(step, seconds));
    if (!result.ok()) {
      throw new BuildException(name, messages.parse(result.output()), result.output());
    }
    return result.output();
  }
}
