package weft.cli;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A bar for work that takes longer than two seconds; drawn only where somebody can see it. Safe to
 * call from any thread, as often as one likes.
 */
final class Progress implements AutoCloseable {
  private static final long FIRST_NANOS = 2_000_000_000L;
  private static final long INTERVAL_NANOS = 200_000_000L;
  private static final int WIDTH = 30;

  private final Console console;
  private final String work;
  private final LongSupplier clock;
  private final long began;
  private final AtomicLong nextDrawing;
  private boolean drawn;

  Progress(Console console, String work) {
    this(console, work, System::nanoTime);
  }

  /**
   * @param clock nanoseconds from any start
   */
  Progress(Console console, String work, LongSupplier clock) {
    this.console = console;
    this.work = work;
    this.clock = clock;
    this.began = clock.getAsLong();
    this.nextDrawing = new AtomicLong(began + FIRST_NANOS);
  }

  /**
   * Says how far the work is.
   *
   * @param done from 0
   * @param total at least 1
   * @param note what is shown after the bar; may be empty
   */
  void at(long done, long total, String note) {
    long now = clock.getAsLong();
    long due = nextDrawing.get();
    if (console.screen() == Console.Screen.TERMINAL
        && now - due >= 0
        && nextDrawing.compareAndSet(due, now + INTERVAL_NANOS)) {
      draw(done, total, note, (now - began) / 1e9);
    }
  }

  private synchronized void draw(long done, long total, String note, double seconds) {
    double share = Math.min(1.0, (double) done / total);
    int filled = (int) (share * WIDTH);
    String left = done > 0 ? time(seconds * (total - done) / done) + " left" : "";
    console
        .err()
        .printf(
            Locale.ROOT,
            "\r%s [%s%s] %3.0f %%, %s, %s %s\u001b[K",
            work,
            "#".repeat(filled),
            ".".repeat(WIDTH - filled),
            Math.floor(100 * share),
            time(seconds),
            left,
            note);
    console.err().flush();
    drawn = true;
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  /** Removes the bar. */
  @Override
  public synchronized void close() {
    if (drawn) {
      console.err().print("\r\u001b[K");
      console.err().flush();
      drawn = false;
    }
  }
}
