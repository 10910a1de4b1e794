package weft.cosim.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import weft.bench.GenerateArray;
import weft.bench.TernaryArray;

/**
 * The cost of elaborating and writing an array, each time in a new process, Weft and its peers in
 * turn. CPU time counts: the machine may be busy.
 */
public final class GenerationBench {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  /** The smallest ratio to Chisel's bytes: ours are at most 1.1 times as many. */
  private static final double TEXT = 1 / 1.1;

  private static final int WARM_RUNS = 8;

  /**
   * One array.
   *
   * @param peersRuns how often the peers run; 0 for never
   * @param cpu most seconds
   * @param megabytes most memory
   */
  private record Case(
      int columns,
      String form,
      int runs,
      int peersRuns,
      OptionalDouble cpu,
      OptionalDouble megabytes) {
    String title() {
      return form + " N=" + columns;
    }
  }

  private final Path checkout;
  private final Path folder;
  private final int pairs;
  private final int longPairs;
  private final Consumer<String> progress;
  private final List<Figure> figures = new ArrayList<>();

  /**
   * @param checkout where scripts/bench-peers is
   * @param pairs of runs, and at most 5 of those over 10 s
   * @param progress told what runs
   */
  public GenerationBench(Path checkout, int pairs, Consumer<String> progress) {
    this.checkout = checkout;
    this.folder = checkout.resolve(".weft/bench");
    this.pairs = pairs;
    this.longPairs = Math.min(pairs, 5);
    this.progress = progress;
  }

  /** Everything that the suite measures. */
  public List<Figure> run() throws InterruptedException {
    create(folder);
    progress.accept("peers");
    Path peers = Program.peers(checkout, folder.resolve("peers.log"));
    List<Program> programs = List.of(Program.weft(), Program.spinal(peers), Program.chisel(peers));

    OptionalDouble three = OptionalDouble.of(3);
    List<Case> cases =
        List.of(
            new Case(16, "hierarchy", pairs, pairs, OptionalDouble.of(0.9), NONE),
            new Case(1024, "hierarchy", longPairs, longPairs, three, OptionalDouble.of(500)),
            new Case(1024, "flat", longPairs, longPairs, three, NONE),
            new Case(
                4096, "hierarchy", longPairs, 0, OptionalDouble.of(12), OptionalDouble.of(1500)));
    double[] medians = new double[cases.size()];
    for (int i = 0; i < cases.size(); i++) {
      medians[i] = measure(cases.get(i), programs);
      if (i == 0) {
        checksums(programs);
      }
    }
    figures.add(
        Figure.of(
            "N=4096 over N=1024 hierarchy, CPU",
            new Sample(List.of(medians[3] / medians[1])),
            "times",
            OptionalDouble.of(4.4)));
    figures.add(warm());
    return figures;
  }

  /** The median CPU seconds of Weft. */
  private double measure(Case what, List<Program> programs) throws InterruptedException {
    List<List<Double>> cpu = new ArrayList<>();
    List<Double> memory = new ArrayList<>();
    programs.forEach(p -> cpu.add(new ArrayList<>()));
    for (int run = 0; run < what.runs(); run++) {
      for (int i = 0; i < programs.size(); i++) {
        if (i > 0 && run >= what.peersRuns()) {
          continue;
        }
        Program program = programs.get(i);
        progress.accept(
            what.title() + ", " + program.name() + ", run " + (run + 1) + " of " + what.runs());
        Cost cost = program.run(what.columns(), what.form(), folderOf(what, program));
        cpu.get(i).add(cost.cpuSeconds());
        if (i == 0) {
          memory.add(cost.peakMegabytes());
        }
      }
    }
    Sample mine = new Sample(cpu.get(0));
    figures.add(Figure.of(what.title() + ", cold, CPU", mine, "s", what.cpu()));
    figures.add(
        Figure.of(what.title() + ", peak memory", new Sample(memory), "MB", what.megabytes()));
    for (int i = 1; i < programs.size() && what.peersRuns() > 0; i++) {
      List<Double> ratios = new ArrayList<>();
      for (int run = 0; run < cpu.get(i).size(); run++) {
        ratios.add(cpu.get(i).get(run) / cpu.get(0).get(run));
      }
      String peer = programs.get(i).name();
      figures.add(
          Figure.against(
              what.title() + ", cold, CPU, " + peer,
              mine,
              new Sample(cpu.get(i)),
              new Sample(ratios),
              "s",
              NONE));
      OptionalDouble target = peer.equals("Chisel") ? OptionalDouble.of(TEXT) : NONE;
      figures.add(text(what, programs.get(0), programs.get(i), target));
    }
    return mine.median();
  }

  private Figure text(Case what, Program weft, Program peer, OptionalDouble target) {
    double mine = bytes(folderOf(what, weft));
    double other = bytes(folderOf(what, peer));
    return Figure.against(
        what.title() + ", Verilog, " + peer.name(),
        new Sample(List.of(mine)),
        new Sample(List.of(other)),
        new Sample(List.of(other / mine)),
        "bytes",
        target);
  }

  /** The designs are the same: 100,000 clocks of pseudo-random inputs give the same outputs. */
  private void checksums(List<Program> programs) throws InterruptedException {
    Case what = new Case(16, "hierarchy", 0, 0, NONE, NONE);
    List<String> sums = new ArrayList<>();
    for (Program program : programs) {
      progress.accept("checksum of " + program.name());
      Path log = folder.resolve("checksum-" + program.name() + ".log");
      Cost.of(
          List.of(
              checkout.resolve("scripts/bench-peers/checksum").toString(),
              program.name().toLowerCase(java.util.Locale.ROOT),
              folderOf(what, program).toString()),
          java.util.Map.of(),
          log);
      sums.add(read(log).strip());
    }
    if (sums.stream().distinct().count() != 1) {
      throw new IllegalStateException("the arrays are not the same: checksums " + sums);
    }
    progress.accept("the arrays are the same: checksum " + sums.get(0));
  }

  /** One process that generates again and again, when the JVM has compiled what it uses. */
  private Figure warm() {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < WARM_RUNS + 4; i++) {
      progress.accept("hierarchy N=1024, warm, run " + (i + 1));
      double before = processSeconds();
      GenerateArray.generate(1024, TernaryArray.Form.HIERARCHY);
      if (i >= 4) {
        seconds.add(processSeconds() - before);
      }
    }
    return Figure.of(
        "hierarchy N=1024, warm, CPU", new Sample(seconds), "s", OptionalDouble.of(0.7));
  }

  private static double processSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  private Path folderOf(Case what, Program program) {
    return create(folder.resolve(what.columns() + "-" + what.form() + "-" + program.name()));
  }

  private static Path create(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long bytes(Path path) {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(file -> file.toString().endsWith(".v"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
