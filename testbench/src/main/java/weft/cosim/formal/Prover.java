package weft.cosim.formal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import weft.cosim.formal.Verdict.Outcome;
import weft.cosim.tool.BuildException;
import weft.cosim.tool.ToolPath;
import weft.cosim.tool.ToolRun;
import weft.hdl.Elaborator;
import weft.hdl.ir.Design;
import weft.hdl.ir.Statement.Check.Claim;
import weft.hdl.transform.OpenPads;
import weft.hdl.verilog.VerilogEmitter;
import weft.hdl.verilog.VerilogFile;

/**
 * Proves assertions on the emitted Verilog: a run begins with one clock of reset, from any contents
 * of registers and memories; inputs are free but for the assumptions. First bounded model checking
 * looks for a run that breaks an assertion, then for runs that reach each cover; then k-induction
 * shows that no later clock breaks one either.
 */
public final class Prover {
  private final Path yosys;
  private final Path smtbmc;
  private final DoubleConsumer progress;

  /**
   * @param progress told the seconds of the present tool's run
   * @throws weft.cosim.tool.MissingToolException if Yosys or z3 is not installed
   */
  public Prover(ToolPath path, DoubleConsumer progress) {
    yosys = path.locate("yosys", "yosys");
    smtbmc = path.locate("yosys-smtbmc", "yosys");
    path.locate("z3", "z3");
    this.progress = progress;
  }

  /**
   * Proves, or finds out why not.
   *
   * @param folder takes the Verilog, the logs and, if there is a counterexample, its waves
   */
  public Verdict prove(Proof proof, Path folder) throws IOException, InterruptedException {
    Design design = Elaborator.elaborate(proof.design()::get).design();
    return prove(proof, design, VerilogEmitter.emit(new OpenPads().apply(design)), folder);
  }

  /** Proves of Verilog what the proof says of its design: for Verilog that was changed. */
  public Verdict prove(Proof proof, Design design, List<VerilogFile> files, Path folder)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Map<String, Property> properties = Property.of(design);
    Files.createDirectories(folder);
    Path trace = folder.resolve("trace.vcd");
    Files.deleteIfExists(trace);
    for (VerilogFile file : files) {
      Files.writeString(folder.resolve(file.name()), file.text());
    }
    Files.writeString(folder.resolve(Bench.FILE), Bench.text(design.top()));
    compile(files, folder);

    int asserts = count(properties, Claim.ASSERT);
    int covers = count(properties, Claim.COVER);
    String depth = Integer.toString(proof.depth());
    SmtBmc search =
        smtbmc(
            folder,
            "search",
            "--presat",
            "--dump-vcd",
            trace.getFileName().toString(),
            "-t",
            depth);
    Outcome outcome = Outcome.BOUNDED;
    List<Property> broken = List.of();
    int clock = -1;
    if (!search.passed()) {
      outcome = search.failed().isEmpty() ? Outcome.CONTRADICTORY : Outcome.DISPROVED;
      broken = find(properties, search.failed());
      clock = search.clock();
    } else {
      SmtBmc reach = covers == 0 ? null : smtbmc(folder, "cover", "-c", "-t", depth);
      if (reach != null && !reach.passed()) {
        outcome = Outcome.UNREACHED;
        broken = find(properties, reach.unreached());
      } else if (proof.method() == Proof.Method.INDUCTION) {
        SmtBmc step = smtbmc(folder, "induction", "-i", "-t", depth);
        outcome = step.passed() ? Outcome.PROVEN : Outcome.UNDECIDED;
        broken = find(properties, step.failed());
      }
    }
    return new Verdict(
        proof,
        outcome,
        broken,
        clock,
        Files.exists(trace) ? Optional.of(trace) : Optional.empty(),
        asserts,
        covers - (outcome == Outcome.UNREACHED ? broken.size() : 0),
        (System.nanoTime() - start) / 1e9);
  }

  private static int count(Map<String, Property> properties, Claim claim) {
    return (int) properties.values().stream().filter(p -> p.check().claim() == claim).count();
  }

  private static List<Property> find(Map<String, Property> properties, List<String> paths) {
    List<Property> found = new ArrayList<>();
    for (String path : paths) {
      String own = path.startsWith(Bench.INSTANCE) ? path.substring(Bench.INSTANCE.length()) : path;
      Property property = properties.get(own);
      if (property == null) {
        throw new IllegalStateException("yosys-smtbmc names a property that is not there: " + path);
      }
      found.add(property);
    }
    return found;
  }

  private void compile(List<VerilogFile> files, Path folder)
      throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder("read_verilog -formal");
    for (VerilogFile file : files) {
      if (file.name().endsWith(".v") && !file.name().endsWith("_stub.v")) {
        script.append(' ').append(file.name());
      }
    }
    script.append(' ').append(Bench.FILE).append('\n');
    script.append(
        """
        prep -flatten -top weft_prove
        async2sync
        chformal -early
        memory_map
        opt -fast
        dffunmap
        write_smt2 -wires design.smt2
        """);
    Files.writeString(folder.resolve("design.ys"), script.toString());
    List<String> command = List.of(yosys.toString(), "-q", "design.ys");
    ToolRun.Result result = ToolRun.run(command, folder, folder.resolve("yosys.log"), progress);
    if (!result.ok()) {
      throw new BuildException("yosys", List.of(), result.output());
    }
  }

  private SmtBmc smtbmc(Path folder, String step, String... options) throws InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(smtbmc.toString(), "-s", "z3", "--unroll", "--noprogress"));
    command.addAll(List.of(options));
    command.add("design.smt2");
    ToolRun.Result result = ToolRun.run(command, folder, folder.resolve(step + ".log"), progress);
    if (!result.output().contains("Status: ")) {
      throw new BuildException("yosys-smtbmc", List.of(), result.output());
    }
    return SmtBmc.of(result.output());
  }
}
