package weft.hdl.sim.jvm;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weft.hdl.ir.Module;
import weft.hdl.sim.Net;
import weft.hdl.sim.Timeline;

/**
 * A VCD file of all signals, memories left out. What follows an edge stands at the edge; what the
 * test bench drives, a tick before the next one. Times are a period of the first clock late, and
 * later still behind a {@code restore}.
 */
final class Waves {
  private final BufferedWriter out;
  private final Timeline timeline;
  private final List<CellNet> nets = new ArrayList<>();
  private final List<long[]> last = new ArrayList<>();
  private final int clocks;

  /** When each clock falls again; -1 if it is low. */
  private final long[] falls;

  private long written = Long.MIN_VALUE;

  /** Added to all times: there is something before an edge at time 0, and no way back. */
  private long offset;

  Waves(Path file, Module module, Names names, Timeline timeline, boolean fresh) {
    this.timeline = timeline;
    offset = module.domains().isEmpty() ? 0 : timeline.period(0);
    clocks = module.domains().size();
    falls = new long[clocks];
    Arrays.fill(falls, -1);
    for (Net net : names.all()) {
      if (net.depth() == 0 && net.width() > 0) {
        nets.add((CellNet) net);
        last.add(null);
      }
    }
    try {
      out = Files.newBufferedWriter(file);
      header(module, names);
      at(fresh ? -offset : timeline.now());
      for (int i = 0; i < clocks; i++) {
        out.write("0" + code(i) + "\n");
      }
      dump();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void header(Module module, Names names) throws IOException {
    out.write("$comment a tick is " + timeline.tick + " ns $end\n");
    long[] unit = scale();
    out.write("$timescale " + unit[0] + " " + new String[] {"ns", "ps", "fs"}[(int) unit[1]]);
    out.write(" $end\n$scope module " + module.name() + " $end\n");
    for (int i = 0; i < clocks; i++) {
      out.write("$var wire 1 " + code(i) + " " + module.domains().get(i).clock() + " $end\n");
    }
    List<String> open = List.of();
    for (int i = 0; i < nets.size(); i++) {
      CellNet net = nets.get(i);
      List<String> scope = List.of(net.path().split("\\."));
      String name = scope.get(scope.size() - 1);
      scope = scope.subList(0, scope.size() - 1);
      int same = 0;
      while (same < Math.min(open.size(), scope.size()) && open.get(same).equals(scope.get(same))) {
        same++;
      }
      for (int k = open.size(); k > same; k--) {
        out.write("$upscope $end\n");
      }
      for (int k = same; k < scope.size(); k++) {
        out.write("$scope module " + scope.get(k) + " $end\n");
      }
      open = scope;
      int width = net.signal.width();
      String range = width == 1 ? "" : " [" + (width - 1) + ":0]";
      out.write("$var wire " + width + " " + code(clocks + i) + " " + name + range);
      out.write(" $end\n");
    }
    for (int k = open.size(); k >= 0; k--) {
      out.write("$upscope $end\n");
    }
    out.write("$enddefinitions $end\n");
  }

  /** A tick as 1, 10 or 100 of a unit if it is one, else the unit of a picosecond a tick. */
  private long[] scale() {
    for (int unit = 0; unit < 3; unit++) {
      long factor = (long) Math.pow(1000, unit);
      for (long n : new long[] {1, 10, 100}) {
        if (timeline.tick.equals(weft.hdl.ir.Rational.of(n, factor))) {
          return new long[] {n, unit};
        }
      }
    }
    return new long[] {1, 1};
  }

  /** Short printable names. */
  private static String code(int index) {
    StringBuilder name = new StringBuilder();
    for (int i = index; ; i = i / 94 - 1) {
      name.append((char) ('!' + i % 94));
      if (i < 94) {
        return name.toString();
      }
    }
  }

  private void at(long time) throws IOException {
    if (time > written) {
      out.write("#" + (time + offset) + "\n");
      written = time;
    }
  }

  /** Clocks that fall up to a time. */
  private void falling(long until) throws IOException {
    while (true) {
      int first = -1;
      for (int i = 0; i < clocks; i++) {
        if (falls[i] >= 0 && falls[i] <= until && (first < 0 || falls[i] < falls[first])) {
          first = i;
        }
      }
      if (first < 0) {
        return;
      }
      at(falls[first]);
      out.write("0" + code(first) + "\n");
      falls[first] = -1;
    }
  }

  /** Pokes since the last edge have settled. */
  void beforeEdge() {
    try {
      long time = timeline.peekNext() - 1;
      falling(time);
      dumpAt(time);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An edge has settled. */
  void afterEdge(int edges) {
    try {
      falling(timeline.now());
      at(timeline.now());
      for (int i = 0; i < clocks; i++) {
        if ((edges & 1 << i) != 0) {
          out.write("1" + code(i) + "\n");
          falls[i] = timeline.now() + timeline.period(i) / 2;
        }
      }
      dump();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The simulation is at another time: it goes on behind what is written. */
  void restored() {
    try {
      falling(Long.MAX_VALUE);
      long time = timeline.peekNext() - 1;
      if (time <= written) {
        offset += written + 1 - time;
        written = time - 1;
      }
      dumpAt(time);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void dumpAt(long time) throws IOException {
    for (int i = 0; i < nets.size(); i++) {
      if (!Arrays.equals(read(nets.get(i)), last.get(i))) {
        at(time);
        dump();
        return;
      }
    }
  }

  private static long[] read(CellNet net) {
    long[] words = new long[Cell.words(net.signal.width())];
    for (int k = 0; k < words.length; k++) {
      words[k] = net.cell.word(net.signal.id(), k);
    }
    return words;
  }

  private void dump() throws IOException {
    for (int i = 0; i < nets.size(); i++) {
      long[] words = read(nets.get(i));
      if (!Arrays.equals(words, last.get(i))) {
        last.set(i, words);
        value(words, nets.get(i).signal.width(), code(clocks + i));
      }
    }
  }

  private void value(long[] words, int width, String code) throws IOException {
    if (width == 1) {
      out.write((words[0] & 1) + code + "\n");
      return;
    }
    StringBuilder bits = new StringBuilder("b");
    boolean started = false;
    for (int i = width - 1; i >= 0; i--) {
      boolean one = (words[i >>> 6] >>> (i & 63) & 1) != 0;
      started |= one || i == 0;
      if (started) {
        bits.append(one ? '1' : '0');
      }
    }
    out.write(bits.append(' ').append(code).append('\n').toString());
  }

  void close() {
    try {
      falling(Long.MAX_VALUE);
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
