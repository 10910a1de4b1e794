package weft.cosim.network;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import weft.arch.Sha256;
import weft.cosim.accelerator.JobSession;
import weft.cosim.accelerator.Tally;
import weft.cosim.engine.SimulationException;
import weft.cosim.run.LayerCounts;
import weft.cosim.run.RunReport;
import weft.cosim.verilator.VerilatorOptions;

/**
 * A network on real images in RTL: what {@code weft cosim} does. Chunks of images go through all
 * layers on several models in parallel; every partial sum, output, register and clock is compared
 * on the way, and the first difference ends the run.
 */
public final class NetworkCosim<S extends JobSession> {
  /** Most images that share the programming of the arrays. */
  static final int CHUNK = 125;

  private final CosimRequest<S> request;
  private final CosimProgress progress;
  private final AtomicInteger nextChunk = new AtomicInteger();
  private final LongAdder clocks = new LongAdder();

  /** Registers after the reset at the start of each worker. */
  private final Tally resets = new Tally();

  private final int chunkSize;
  private final List<Part<S>> parts;
  private final double[] imagesDone;

  /** What one chunk gave. */
  private record Part<S extends JobSession>(ImageChunk<S> chunk, Tally tally) {
    boolean agreed() {
      return tally.mismatches() == 0 && chunk.failure().isEmpty();
    }
  }

  private NetworkCosim(CosimRequest<S> request, CosimProgress progress) {
    this.request = request;
    this.progress = progress;
    int images = request.images().size();
    chunkSize = Math.min(CHUNK, (images + request.threads() - 1) / request.threads());
    int chunks = (images + chunkSize - 1) / chunkSize;
    parts = new ArrayList<>(Collections.nCopies(chunks, null));
    imagesDone = new double[chunks];
  }

  /**
   * Runs the images.
   *
   * @throws weft.cosim.tool.MissingToolException if Verilator or a compiler is missing
   * @throws weft.cosim.tool.BuildException if the RTL is refused
   * @throws InterruptedException if the thread was interrupted; nothing is left behind
   */
  public static <S extends JobSession> RunReport run(
      CosimRequest<S> request, CosimProgress progress) throws InterruptedException {
    AcceleratorSimulator<S> simulator =
        AcceleratorSimulator.build(
            request.accelerator(), request.engine(), VerilatorOptions.signOff(), progress);
    return new NetworkCosim<>(request, progress).run(simulator);
  }

  private RunReport run(AcceleratorSimulator<S> simulator) throws InterruptedException {
    List<String> notCompared = simulator.notCompared();
    long begin = System.nanoTime();
    Workers.run(Math.min(request.threads(), parts.size()), worker -> work(simulator, worker));
    RunReport report = report(simulator, notCompared, (System.nanoTime() - begin) / 1e9);
    if (report.passed()) {
      return report;
    }
    Optional<ProductJob<S>> failure = first().flatMap(part -> part.chunk().failure());
    return new Evidence<>(request, progress).of(report, failure);
  }

  /** Takes chunks until there are none left, or one has failed. */
  private void work(AcceleratorSimulator<S> simulator, int worker) throws InterruptedException {
    int chunk = nextChunk.getAndIncrement();
    if (chunk >= parts.size()) {
      return;
    }
    try (S session = simulator.open(request.seed() + worker)) {
      try {
        if (!reset(session)) {
          nextChunk.set(parts.size());
          return;
        }
        for (; chunk < parts.size(); chunk = nextChunk.getAndIncrement()) {
          if (!run(session, chunk)) {
            nextChunk.set(parts.size());
          }
        }
      } finally {
        clocks.add(session.clocks());
      }
    }
  }

  private boolean reset(S session) throws InterruptedException {
    boolean agreed = session.resetAndCompare();
    synchronized (resets) {
      resets.add(session.tally());
    }
    return agreed;
  }

  private boolean run(S session, int index) throws InterruptedException {
    int first = index * chunkSize;
    int count = Math.min(chunkSize, request.images().size() - first);
    ImageChunk<S> chunk = new ImageChunk<>(request, first, count);
    Part<S> part = new Part<>(chunk, session.begin());
    parts.set(index, part);
    long stalls = request.stalls() == 0 ? 0 : request.stalls() + 10_000_019L * index;
    try {
      chunk.run(session, stalls, share -> tell(index, share * count));
    } catch (SimulationException e) {
      return false;
    }
    return part.agreed();
  }

  private synchronized void tell(int chunk, double images) {
    imagesDone[chunk] = images;
    double done = 0;
    for (double part : imagesDone) {
      done += part;
    }
    progress.images(done, request.images().size());
  }

  /** The first chunk in which something differed. */
  private Optional<Part<S>> first() {
    for (Part<S> part : parts) {
      if (part != null && !part.agreed()) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  private RunReport report(
      AcceleratorSimulator<S> simulator, List<String> notCompared, double seconds) {
    Tally all = new Tally();
    all.add(resets);
    first().ifPresent(part -> all.first(part.tally()));
    List<LayerCounts> layers = new ArrayList<>();
    int images = 0;
    int correct = 0;
    long cyclesRtl = 0;
    long cyclesGolden = 0;
    for (Part<S> part : parts) {
      if (part == null) {
        continue;
      }
      all.add(part.tally());
      merge(layers, part.chunk().counts());
      images += part.agreed() ? part.chunk().images() : 0;
      correct += part.agreed() ? part.chunk().correct() : 0;
      cyclesGolden += part.chunk().cyclesGolden();
    }
    for (LayerCounts layer : layers) {
      cyclesRtl += layer.cycles() + layer.programmingCycles();
    }
    return new RunReport(
        "cosim",
        simulator.rtlSimulator().engine(),
        images,
        images > 0 ? OptionalDouble.of((double) correct / images) : OptionalDouble.empty(),
        all.values().withEngines(simulator.rtlSimulator().enginesCompared()),
        all.mismatches(),
        cyclesRtl,
        cyclesGolden,
        clocks.sum(),
        simulator.rtlSimulator().buildSeconds(),
        seconds,
        layers,
        configuration(),
        request.seed(),
        simulator.rtlSimulator().tools(),
        inputHashes(),
        request.accelerator().rtl().hashes(),
        request.network().layers().stream()
            .map(layer -> layer.name() + ": " + layer.inSoftware())
            .toList(),
        notCompared,
        all.first(),
        new TreeMap<>(),
        "");
  }

  private static void merge(List<LayerCounts> layers, List<LayerCounts> more) {
    for (int i = 0; i < more.size(); i++) {
      if (i < layers.size()) {
        layers.set(i, layers.get(i).plus(more.get(i)));
      } else {
        layers.add(more.get(i));
      }
    }
  }

  private ObjectNode configuration() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", request.name());
    node.setAll(request.accelerator().configuration());
    node.put("data", request.images().name());
    node.put("images", request.images().size());
    node.put("stalls", request.stalls());
    node.put("threads", request.threads());
    return node;
  }

  private SortedMap<String, String> inputHashes() {
    MessageDigest images = Sha256.digest();
    request.images().digest(images);
    TreeMap<String, String> hashes = new TreeMap<>();
    hashes.put("images", HexFormat.of().formatHex(images.digest()));
    hashes.put("weights", request.network().sha256());
    return hashes;
  }
}
