package weft.cosim.verilator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;
import weft.cosim.rtl.RtlPort;
import weft.cosim.rtl.RtlProbe;

/**
 * What is generated for a design beside Verilator's own output: the tables of the shim, and the
 * configuration file that makes the probes visible. The rest of the shim is fixed text.
 */
final class ShimText {
  /**
   * Verilog files from this size on, such as a macro's model of 128 x 128 cells: eight of them
   * inlined took 37 MB of C++ and minutes to compile.
   */
  private static final int LARGE_BYTES = 200_000;

  private static final Pattern MODULE = Pattern.compile("(?m)^module (\\w+)");

  private ShimText() {}

  /** The C++ file; {@code prefix} is the class that Verilator generates. */
  static String shim(RtlDesign design, VerilatorOptions options, String prefix) {
    StringBuilder text = new StringBuilder();
    text.append("#include \"").append(prefix).append(".h\"\n");
    text.append("#include \"verilated.h\"\n#include \"verilated_syms.h\"\n");
    if (options.trace() != VerilatorOptions.Trace.NONE) {
      text.append("#include \"").append(options.trace().source).append(".h\"\n");
      text.append("#define WEFT_TRACE_FILE ").append(options.trace().type).append("\n");
    }
    text.append("#define WEFT_MODEL ").append(prefix).append("\n");
    text.append("#define WEFT_PORTS ").append(design.ports().size()).append("\n");
    text.append("#define WEFT_PROBES ").append(design.probes().size()).append("\n");
    text.append("#define WEFT_CLOCK ").append(clock(design)).append("\n");
    text.append("#define WEFT_RECORD_WORDS ").append(recordWords(design)).append("\n");
    text.append("#include \"weft_instance.h\"\n");
    ports(text, design, prefix);
    probes(text, design);
    text.append("#include \"weft_shim.h\"\n");
    return text.toString();
  }

  /** The place of the clock; behind all ports if there is none, where none is bound. */
  private static int clock(RtlDesign design) {
    return design.clock().isEmpty() ? design.ports().size() : design.portIndex(design.clock());
  }

  /** Words of one clock in a recording: flags, then every port but the clock. */
  static int recordWords(RtlDesign design) {
    int words = 1;
    for (RtlPort port : design.ports()) {
      words += port.name().equals(design.clock()) ? 0 : port.words();
    }
    return words;
  }

  private static void ports(StringBuilder text, RtlDesign design, String prefix) {
    text.append("static const struct { bool input; } weftPortTable[] = {\n");
    for (RtlPort port : design.ports()) {
      text.append("    {").append(port.isInput()).append("},  // ").append(port.name());
      text.append("\n");
    }
    text.append("};\nstatic void weftBindPorts(").append(prefix);
    text.append("* model, WeftSignal* ports) {\n");
    List<RtlPort> all = design.ports();
    for (int i = 0; i < all.size(); i++) {
      String member = "model->" + encode(all.get(i).name());
      text.append("  ports[").append(i).append("].at = &").append(member).append(";\n");
      text.append("  ports[").append(i).append("].width = ").append(all.get(i).width());
      text.append(";\n");
    }
    text.append("}\n");
  }

  private static void probes(StringBuilder text, RtlDesign design) {
    text.append("static const struct { const char *scope, *name; } weftProbeTable[] = {\n");
    for (RtlProbe probe : design.probes()) {
      String scope =
          probe.instance().isEmpty() ? design.top() : design.top() + "." + probe.instance();
      text.append("    {\"").append(scope).append("\", \"").append(probe.signal());
      text.append("\"},\n");
    }
    text.append("    {\"\", \"\"}};\n");
  }

  /**
   * Verilator's configuration file: makes the probed signals readable and has large modules
   * compiled once, not once an instance; the RTL stays as it is.
   */
  static String configuration(RtlDesign design) {
    Set<String> lines = new LinkedHashSet<>();
    for (String module : large(design)) {
      lines.add("no_inline -module \"" + module + "\"\n");
    }
    for (RtlProbe probe : design.probes()) {
      lines.add(line(probe.module(), probe.signal()));
      lines.add(line(encode(probe.module()), encode(probe.signal())));
    }
    return "`verilator_config\n" + String.join("", lines);
  }

  /** Modules that are compiled once, not once an instance. */
  private static List<String> large(RtlDesign design) {
    List<String> modules = new ArrayList<>();
    for (RtlFile file : design.files()) {
      byte[] content = file.content();
      if (file.isVerilog() && content.length > LARGE_BYTES) {
        Matcher matcher = MODULE.matcher(new String(content, StandardCharsets.UTF_8));
        while (matcher.find()) {
          modules.add(matcher.group(1));
        }
      }
    }
    return modules;
  }

  private static String line(String module, String signal) {
    return "public_flat_rd -module \"" + module + "\" -var \"" + signal + "\"\n";
  }

  /** Verilator's own spelling of a name: two underscores in a row are escaped. */
  static String encode(String name) {
    return name.replace("__", "___05F");
  }
}
