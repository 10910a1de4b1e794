package weft.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.Options;
import weft.arch.Nearest;
import weft.cosim.formal.Proof;
import weft.cosim.formal.Property;
import weft.cosim.formal.Prover;
import weft.cosim.formal.Verdict;
import weft.cosim.proof.Proofs;
import weft.cosim.tool.ToolPath;

/** {@code weft prove}: assertions of the hardware library and the accelerators, for all inputs. */
final class ProveCommand implements Command {
  /** Clocks that an induction of a class assumes, unless the user says otherwise. */
  private static final int DEPTH = 10;

  private static final String ROW = "  %-22s %-14s %7s %6s %6s %9s  %s%n";

  private final List<Proof> proofs;

  ProveCommand() {
    this(Proofs.all());
  }

  ProveCommand(List<Proof> proofs) {
    this.proofs = List.copyOf(proofs);
  }

  @Override
  public String name() {
    return "prove";
  }

  @Override
  public String summary() {
    return "Proves assertions of parts of the hardware for all inputs";
  }

  @Override
  public String arguments() {
    return "<proof|all|class>";
  }

  @Override
  public Options options() {
    return new OptionSet()
        .flag("list", "say what can be proven")
        .value(
            "depth", "N", "clocks to search, and to assume in an induction; default: the proof's")
        .value("class-path", "PATH", "prove the assertions of a component class compiled there")
        .value(
            "out", "DIR", "keep Verilog, logs and waves there; default: weft-out/prove on failure")
        .options();
  }

  @Override
  public List<String> examples() {
    return List.of(
        "weft prove --list  a line for each proof: docs/formal.md",
        "weft prove fifo  exits with 3 if it is disproved, and leaves waves of the counterexample",
        "weft prove all  everything on the list",
        "weft prove --class-path target/classes my.Queue  the assertions in a class of yours");
  }

  @Override
  public ExitCode run(Invocation invocation) throws Exception {
    PrintStream out = invocation.console().out();
    if (invocation.has("list")) {
      invocation.noArgument();
      proofs.forEach(p -> out.printf("  %-22s %s%n", p.name(), p.claim()));
      return ExitCode.PASSED;
    }
    Optional<String> classPath = invocation.text("class-path");
    if (classPath.isEmpty()) {
      return prove(invocation, chosen(invocation.argument("proof, or all,")));
    }
    try (ComponentClass own =
        new ComponentClass(classPath.get(), invocation.argument("name of a class"))) {
      String claim = "what " + own.simpleName() + " asserts";
      return prove(invocation, List.of(Proof.induction(own.simpleName(), claim, DEPTH, own::make)));
    }
  }

  private ExitCode prove(Invocation invocation, List<Proof> chosen) throws Exception {
    PrintStream out = invocation.console().out();
    Optional<Integer> depth = invocation.integer("depth", 1, 1000);
    Optional<Path> folder = invocation.path("out");
    Prover prover = new Prover(ToolPath.ofProcess(), seconds -> {});
    ExitCode code = ExitCode.PASSED;
    out.printf(ROW, "proof", "result", "asserts", "covers", "depth", "seconds", "claim");
    for (Proof proof : chosen) {
      Proof one = depth.map(proof::withDepth).orElse(proof);
      Path own = folder.orElse(Path.of("weft-out", "prove")).resolve(one.name());
      Verdict verdict = prover.prove(one, own);
      report(out, verdict, own);
      if (!verdict.holds()) {
        code = ExitCode.MISMATCH;
      } else if (folder.isEmpty()) {
        remove(own);
      }
    }
    return code;
  }

  private List<Proof> chosen(String name) {
    if (name.equals("all")) {
      return proofs;
    }
    List<Proof> found = proofs.stream().filter(p -> p.name().equals(name)).toList();
    if (found.isEmpty()) {
      String hint = Nearest.hint(name, proofs.stream().map(Proof::name).toList());
      throw new UsageException("unknown proof '" + name + "'" + hint, "weft prove --list");
    }
    return found;
  }

  private static void report(PrintStream out, Verdict v, Path folder) {
    out.printf(
        ROW,
        v.proof().name(),
        v.outcome().name().toLowerCase(Locale.ROOT),
        v.asserts(),
        v.covers(),
        v.proof().depth(),
        String.format(Locale.ROOT, "%.1f", v.seconds()),
        v.proof().claim());
    for (Property property : v.broken()) {
      out.printf("    %s%n", property);
    }
    switch (v.outcome()) {
      case DISPROVED ->
          out.printf(
              "    breaks in clock %d; waves: %s%n",
              v.clock(), v.trace().map(Path::toString).orElse("none"));
      case UNREACHED -> out.printf("    not reached in %d clocks: %s%n", v.proof().depth(), folder);
      case UNDECIDED ->
          out.printf(
              "    holds for %d clocks; the induction needs another invariant, or more depth: %s%n",
              v.proof().depth(), folder);
      case CONTRADICTORY -> out.printf("    the assumptions exclude every run: %s%n", folder);
      default -> {}
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }
}
