package weft.cli;

import java.util.Locale;
import weft.cosim.network.CosimProgress;

/** The bar of a co-simulation: first the build of the simulator, then the images. */
final class CosimBar implements CosimProgress, AutoCloseable {
  private static final int TENTHS = 10;

  private final Console console;
  private final String name;
  private final Progress build;
  private Progress run;

  CosimBar(Console console, String name) {
    this.console = console;
    this.name = name;
    this.build = new Progress(console, "building the simulator");
    this.run = build;
  }

  @Override
  public void at(Step step, double seconds) {
    String what = step.name().toLowerCase(Locale.ROOT);
    build.at(step.ordinal(), Step.values().length, what + ", " + Math.round(seconds) + " s");
  }

  @Override
  public synchronized void images(double done, int total) {
    if (run == build) {
      build.close();
      run = new Progress(console, "co-simulating " + name);
    }
    run.at(
        Math.round(done * TENTHS),
        (long) total * TENTHS,
        String.format(Locale.ROOT, "%.0f of %d images", Math.floor(done), total));
  }

  @Override
  public synchronized void close() {
    build.close();
    run.close();
  }
}
