package weft.cosim.verilator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import weft.cosim.tool.BuildException;
import weft.cosim.tool.MissingToolException;
import weft.cosim.tool.ToolRun;

/**
 * What is compiled once per machine: Verilator's run-time library with our ends of simulation, and
 * the host library that Java binds to.
 */
final class RuntimeObjects {
  static final String ARCHIVE = "librt.a";
  static final String HOST = "libweft-host.so";

  /** For everything that goes into a design's library. */
  static final String COMMON_FLAGS =
      "-fPIC -fvisibility=hidden -fno-semantic-interposition -fno-gnu-unique -fno-plt";

  private final Toolchain tools;
  private final BuildCache cache;
  private final BuildProgress progress;

  RuntimeObjects(Toolchain tools, BuildCache cache, BuildProgress progress) {
    this.tools = tools;
    this.cache = cache;
    this.progress = progress;
  }

  /** Preprocessor flags as Verilator's makefile sets them. */
  static List<String> traceDefines(VerilatorOptions.Trace trace) {
    return List.of(
        "-DVM_COVERAGE=0",
        "-DVM_SC=0",
        "-DVM_TRACE=" + (trace == VerilatorOptions.Trace.NONE ? 0 : 1),
        "-DVM_TRACE_FST=" + (trace == VerilatorOptions.Trace.FST ? 1 : 0),
        "-DVM_TRACE_VCD=" + (trace == VerilatorOptions.Trace.VCD ? 1 : 0));
  }

  /** The archive of the run-time library for builds with this kind of trace. */
  Path archive(VerilatorOptions.Trace trace) throws InterruptedException {
    BuildKey hash = new BuildKey().add("runtime").add(tools.fingerprint()).add(trace.name());
    Resources.addTo(hash, Resources.RUNTIME);
    String makefile = makefile(trace);
    hash.add(makefile);
    return cache
        .obtain(
            "runtime",
            hash.hex(),
            s -> progress.at(BuildProgress.Step.WAITING, s),
            (work, entry) -> {
              Resources.write(Resources.RUNTIME, work);
              Files.writeString(work.resolve("Makefile"), makefile);
              make(work, "the run-time library");
              Files.move(work.resolve(ARCHIVE), entry.resolve(ARCHIVE));
            })
        .resolve(ARCHIVE);
  }

  /** The host library. */
  Path host() throws InterruptedException {
    String makefile =
        HOST
            + ": weft_host.cpp\n\t"
            + tools.gxx()
            + " -std=gnu++17 -O2 -Wall -fPIC -shared -fvisibility=hidden -fno-gnu-unique"
            + " -Wl,-z,defs -o $@ $<\n";
    BuildKey hash = new BuildKey().add("host").add(tools.fingerprint()).add(makefile);
    Resources.addTo(hash, Resources.HOST);
    return cache
        .obtain(
            "host",
            hash.hex(),
            s -> progress.at(BuildProgress.Step.WAITING, s),
            (work, entry) -> {
              Resources.write(Resources.HOST, work);
              Files.writeString(work.resolve("Makefile"), makefile);
              make(work, "the host library");
              Files.move(work.resolve(HOST), entry.resolve(HOST));
            })
        .resolve(HOST);
  }

  private void make(Path work, String what) throws IOException, InterruptedException {
    ToolRun.Result result =
        ToolRun.run(
            List.of(tools.make().toString(), "-j" + Runtime.getRuntime().availableProcessors()),
            work,
            work.resolve("make.log"),
            s -> progress.at(BuildProgress.Step.RUNTIME, s));
    if (result.output().contains("zlib.h: No such file")) {
      throw new MissingToolException("zlib.h", "is not installed (FST waves)", "zlib1g-dev");
    }
    if (!result.ok()) {
      throw new BuildException("compiling " + what, List.of(), result.output());
    }
  }

  private String makefile(VerilatorOptions.Trace trace) {
    List<String> sources = new ArrayList<>();
    sources.addAll(List.of("verilated", "verilated_threads", "verilated_dpi"));
    if (trace != VerilatorOptions.Trace.NONE) {
      sources.add(trace.source);
    }
    String include = tools.verilatorRoot().resolve("include").toString();
    String flags =
        String.join(
            " ",
            "-std=gnu++17 -O1 -march=native",
            COMMON_FLAGS,
            "-DVL_USER_FINISH -DVL_USER_STOP -DVL_USER_FATAL -DVL_USER_WARN",
            "-DVL_PRINTF=weft_printf -include weft_printf.h -faligned-new -w",
            "-I. -I" + include + " -I" + include + "/vltstd",
            String.join(" ", traceDefines(trace)));
    StringBuilder text = new StringBuilder();
    List<String> objects = new ArrayList<>();
    for (String source : sources) {
      objects.add(source + ".o");
      text.append(source).append(".o: ").append(include).append("/").append(source);
      text.append(".cpp\n\t").append(tools.gxx()).append(" ").append(flags);
      text.append(" -c -o $@ $<\n");
    }
    text.append("weft_runtime.o: weft_runtime.cpp\n\t").append(tools.gxx()).append(" ");
    text.append(flags).append(" -c -o $@ $<\n");
    String all = String.join(" ", objects) + " weft_runtime.o";
    return ARCHIVE + ": " + all + "\n\tar rcsD $@ $^\n" + text;
  }
}
