package weft.cosim.icarus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import weft.cosim.engine.Recording;
import weft.cosim.rtl.RtlDesign;
import weft.cosim.rtl.RtlFile;
import weft.cosim.rtl.RtlPort;
import weft.cosim.tool.BuildException;
import weft.cosim.tool.ToolPath;
import weft.cosim.tool.ToolRun;

/**
 * Replays a recording in Icarus Verilog and compares every output in every clock after the first
 * reset. Icarus starts from X, so what the RTL forgets to initialise shows as X or Z.
 */
public final class IcarusRun {
  /** Differences that are kept one by one. */
  public static final int MAX_DIFFERENCES = 100;

  private final Path iverilog;
  private final Path vvp;

  /**
   * @throws weft.cosim.tool.MissingToolException if iverilog or vvp is not there
   */
  public IcarusRun(ToolPath tools) {
    iverilog = tools.locate("iverilog", "iverilog");
    vvp = tools.locate("vvp", "iverilog");
  }

  /**
   * Replays a recording.
   *
   * @param recording begins before a reset by {@code resetn}, best at open
   * @throws BuildException if Icarus refuses the RTL
   * @throws IllegalArgumentException if the recording has no reset
   */
  public IcarusResult replay(RtlDesign design, Recording recording) throws InterruptedException {
    int from = firstClockAfterReset(recording);
    try {
      Path folder = Files.createTempDirectory("weft-icarus");
      try {
        simulate(design, recording, folder);
        return compare(recording, from, folder.resolve(IcarusBench.OUTPUTS));
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void simulate(RtlDesign design, Recording recording, Path folder)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(iverilog.toString(), "-g2005", "-o", "replay.vvp"));
    command.addAll(List.of("-s", "weft_replay", "weft_replay.v"));
    Path rtl = Files.createDirectory(folder.resolve("rtl"));
    for (RtlFile file : design.files()) {
      if (file.isVerilog()) {
        Files.write(rtl.resolve(file.name()), file.content());
        command.add("rtl/" + file.name());
      }
    }
    Files.writeString(folder.resolve("weft_replay.v"), IcarusBench.text(design, recording));
    Files.writeString(folder.resolve(IcarusBench.INPUTS), IcarusBench.vectors(recording));
    run("iverilog", command, folder);
    run("vvp", List.of(vvp.toString(), "-n", "replay.vvp"), folder);
  }

  private static void run(String step, List<String> command, Path folder)
      throws InterruptedException {
    ToolRun.Result result = ToolRun.run(command, folder, folder.resolve(step + ".log"), s -> {});
    if (!result.ok()) {
      throw new BuildException(step, List.of(), result.output());
    }
  }

  private static IcarusResult compare(Recording recording, int from, Path outputs)
      throws IOException {
    List<IcarusDifference> first = new ArrayList<>();
    long compared = 0;
    long differences = 0;
    try (BufferedReader lines = Files.newBufferedReader(outputs)) {
      for (int clock = 0; clock < recording.clocks(); clock++) {
        String line = lines.readLine();
        if (line == null) {
          throw new IOException("Icarus stopped after " + clock + " clocks");
        }
        if (clock < from) {
          continue;
        }
        String[] values = line.split(" ");
        int[] words = recording.words().get(clock);
        int at = 1;
        int output = 0;
        for (RtlPort port : recording.ports()) {
          if (!port.isInput()) {
            String expected = IcarusBench.bits(words, at, port.width());
            String actual = values[output++];
            compared++;
            if (!actual.equals(expected)) {
              differences++;
              if (first.size() < MAX_DIFFERENCES) {
                long cycle = recording.firstCycle() + clock;
                first.add(new IcarusDifference(cycle, port.name(), expected, actual));
              }
            }
          }
          at += port.words();
        }
      }
    }
    return new IcarusResult(compared, differences, List.copyOf(first));
  }

  /** The first clock with the reset released after it was active in one. */
  private static int firstClockAfterReset(Recording recording) {
    int at = 1;
    for (RtlPort port : recording.ports()) {
      if (port.name().equals("resetn")) {
        boolean seen = false;
        for (int clock = 0; clock < recording.clocks(); clock++) {
          boolean active = (recording.words().get(clock)[at] & 1) == 0;
          if (seen && !active) {
            return clock;
          }
          seen |= active;
        }
      }
      at += port.words();
    }
    throw new IllegalArgumentException("the recording holds no reset: nothing is defined");
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }
}
