package weft.cosim.synth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weft.cosim.rtl.FileList;
import weft.cosim.run.RtlOutput;
import weft.cosim.tool.BuildException;
import weft.cosim.tool.ToolPath;
import weft.cosim.tool.ToolRun;

/**
 * Synthesises generated Verilog with Yosys onto standard cells and asks OpenSTA for the worst
 * slack. Macros are black boxes; memories become flip-flops. Twice: module by module, which tells
 * the area of each block, and flat, which is what is timed and written.
 */
public final class Synthesis {
  private static final String NETLIST = "netlist";

  private final CellLibrary library;
  private final Path yosys;
  private final Path sta;

  private Synthesis(CellLibrary library, Path yosys, Path sta) {
    this.library = library;
    this.yosys = yosys;
    this.sta = sta;
  }

  /**
   * Finds library and tools.
   *
   * @throws weft.cosim.tool.MissingToolException if one is not installed
   */
  public static Synthesis find() {
    ToolPath path = ToolPath.ofProcess();
    Path yosys = path.locate("yosys", "yosys");
    Path sta = path.locate("sta", "opensta");
    return new Synthesis(CellLibrary.osu018(), yosys, sta);
  }

  /**
   * Synthesises an accelerator.
   *
   * @param name of the preset or configuration file
   * @param rtl what to synthesise
   * @param period of the clock, in nanoseconds
   * @param out folder for scripts, logs and, in {@code netlist}, the netlist with everything that
   *     simulating it takes
   * @param progress told the seconds of the tool that runs
   * @throws BuildException if a tool refuses the design
   * @throws IOException if a file cannot be written
   */
  public SynthResult run(
      String name, RtlOutput rtl, double period, Path out, DoubleConsumer progress)
      throws IOException, InterruptedException {
    Path work = Files.createDirectories(out.toAbsolutePath());
    Path source = work.resolve("rtl");
    rtl.write(source);
    Path netlist = Files.createDirectories(work.resolve(NETLIST));
    Files.writeString(
        work.resolve("abc.constr"),
        "set_driving_cell %s%nset_load %s%n".formatted(library.driver(), library.loadPicofarads()));
    Path script = work.resolve("synth.ys");
    Files.writeString(script, yosysScript(rtl, period));
    String said =
        tool(List.of(yosys.toString(), "-Q", "-T", script.toString()), "yosys", work, progress);
    if (said.contains("Warning: Latch inferred") || said.contains("ERROR")) {
      throw new BuildException("yosys", List.of(), said);
    }
    simulationFiles(rtl, source, netlist);
    Path sdc = work.resolve("sta.tcl");
    Files.writeString(sdc, staScript(rtl.top(), period));
    String timing =
        tool(List.of(sta.toString(), "-no_splash", "-exit", sdc.toString()), "sta", work, progress);
    String blocks = Files.readString(work.resolve("blocks.txt"));
    String flat = Files.readString(work.resolve("flat.txt"));
    BlockArea whole = AreaReport.blocks(flat, rtl.top()).get(0);
    TreeMap<String, String> tools = new TreeMap<>();
    tools.put("yosys", version(List.of(yosys.toString(), "-V"), work, progress));
    tools.put("sta", version(List.of(sta.toString(), "-version"), work, progress));
    return new SynthResult(
        name,
        library.name(),
        AreaReport.blocks(blocks, rtl.top()),
        whole.cells(),
        whole.area(),
        period,
        slack(timing),
        timing.strip(),
        tools);
  }

  private String tool(List<String> command, String step, Path work, DoubleConsumer progress)
      throws InterruptedException {
    ToolRun.Result result = ToolRun.run(command, work, work.resolve(step + ".log"), progress);
    if (!result.ok()) {
      throw new BuildException(step, List.of(), result.output());
    }
    return result.output();
  }

  private static String version(List<String> command, Path work, DoubleConsumer progress)
      throws InterruptedException {
    return ToolRun.run(command, work, work.resolve("version.log"), progress)
        .output()
        .lines()
        .findFirst()
        .orElse("unknown");
  }

  /** The files of a list, stubs in place of models. */
  private static List<String> sources(RtlOutput rtl) {
    String synth = rtl.top() + "_synth.f";
    String list = rtl.names().contains(synth) ? synth : rtl.top() + ".f";
    return FileList.names(rtl.text(list));
  }

  private String yosysScript(RtlOutput rtl, double period) {
    String liberty = library.liberty().toString();
    String top = rtl.top();
    String abc =
        "abc -liberty %s -D %d -constr abc.constr".formatted(liberty, Math.round(1000 * period));
    List<String> lines = new ArrayList<>();
    // Which pins of the cells are outputs.
    lines.add("read_liberty -lib -ignore_miss_func " + liberty);
    for (String file : sources(rtl)) {
      lines.add("read_verilog rtl/" + file);
    }
    lines.add("hierarchy -check -top " + top);
    lines.add("synth -top " + top);
    lines.add("dfflibmap -liberty " + liberty);
    lines.add("design -save cells");
    lines.add(abc);
    lines.add("opt_clean -purge");
    lines.add("tee -q -o blocks.txt stat -liberty " + liberty);
    lines.add("design -load cells");
    lines.add("flatten");
    lines.add("opt -purge");
    lines.add(abc);
    // OpenSTA 2.0 takes no concatenations on the left side of an assignment.
    lines.add("setundef -zero");
    lines.add("splitnets");
    lines.add("opt_clean -purge");
    lines.add("check -mapped -assert");
    lines.add("tee -q -o flat.txt stat -liberty " + liberty);
    lines.add("write_verilog -noattr -noexpr -nohex " + NETLIST + "/" + top + ".v");
    lines.add("design -reset");
    lines.add("read_liberty -ignore_miss_func " + liberty);
    lines.add("write_verilog -noattr " + NETLIST + "/cells.v");
    return String.join("\n", lines) + "\n";
  }

  private String staScript(String top, double period) {
    return """
    read_liberty %s
    read_verilog netlist/%s.v
    link_design %s
    create_clock -name clk -period %s [get_ports clk]
    set_false_path -from [get_ports resetn]
    foreach port [all_inputs] {
      if {[lsearch {clk resetn} [get_full_name $port]] < 0} {
        set_input_delay [expr {0.3 * %s}] -clock clk $port
      }
    }
    set_output_delay [expr {0.3 * %s}] -clock clk [all_outputs]
    report_worst_slack
    report_checks -path_delay max
    """
        .formatted(library.liberty(), top, top, period, period, period);
  }

  /** Everything that {@code weft cosim --rtl} takes. */
  private static void simulationFiles(RtlOutput rtl, Path source, Path netlist) throws IOException {
    List<String> names = new ArrayList<>(List.of("cells.v"));
    for (String file : FileList.names(rtl.text(rtl.top() + ".f"))) {
      if (!sources(rtl).contains(file)) {
        Files.write(netlist.resolve(file), Files.readAllBytes(source.resolve(file)));
        names.add(file);
      }
    }
    names.add(rtl.top() + ".v");
    Files.writeString(netlist.resolve(rtl.top() + ".f"), String.join("\n", names) + "\n");
  }

  private static double slack(String timing) {
    Matcher matcher = Pattern.compile("worst slack (-?[0-9.]+)").matcher(timing);
    if (timing.contains("Error:") || !matcher.find()) {
      throw new BuildException("sta", List.of(), timing);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
