package weft.golden.map;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Images in chunks on several threads. What comes out does not depend on their number. */
final class Chunks {
  private Chunks() {}

  /** What is done with a chunk, on any thread. */
  interface Work<T> {
    /**
     * @param first image, from 0
     */
    T run(int first, int count);
  }

  /**
   * Runs all chunks.
   *
   * @param size images of a chunk; the last one may have fewer
   * @return what each chunk gave, in order
   */
  static <T> List<T> run(
      int images, int size, int threads, Work<T> work, EvaluationProgress progress)
      throws InterruptedException {
    int[] done = {0};
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> chunks = new ArrayList<>();
      for (int first = 0; first < images; first += size) {
        int from = first;
        int count = Math.min(size, images - first);
        chunks.add(
            pool.submit(
                () -> {
                  T result = work.run(from, count);
                  synchronized (done) {
                    done[0] += count;
                    progress.images(done[0], images);
                  }
                  return result;
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> chunk : chunks) {
        results.add(await(chunk));
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> T await(Future<T> chunk) throws InterruptedException {
    try {
      return chunk.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
