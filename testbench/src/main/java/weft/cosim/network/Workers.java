package weft.cosim.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Threads that share the work; what one of them throws ends all. */
final class Workers {
  /** A worker's work. */
  interface Work {
    void run(int worker) throws InterruptedException;
  }

  private Workers() {}

  /**
   * Runs the work on so many threads and waits for all.
   *
   * @throws InterruptedException if this thread was interrupted; the workers have ended then
   */
  static void run(int count, Work work) throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int worker = i;
      Thread thread =
          new Thread(
              () -> {
                try {
                  work.run(worker);
                } catch (InterruptedException e) {
                  failure.compareAndSet(null, e);
                } catch (RuntimeException | Error e) {
                  failure.compareAndSet(null, e);
                  threads.stream()
                      .filter(other -> other != Thread.currentThread())
                      .forEach(Thread::interrupt);
                }
              },
              "weft-cosim-" + i);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
    InterruptedException interrupted = null;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = e;
          threads.forEach(Thread::interrupt);
        }
      }
    }
    if (interrupted != null) {
      throw interrupted;
    }
    Throwable first = failure.get();
    if (first instanceof InterruptedException e) {
      throw e;
    } else if (first instanceof RuntimeException e) {
      throw e;
    } else if (first instanceof Error e) {
      throw e;
    }
  }
}
