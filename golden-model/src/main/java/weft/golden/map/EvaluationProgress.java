package weft.golden.map;

/** Hears how an evaluation goes on; called from its threads, one at a time. */
public interface EvaluationProgress {
  /** A listener that does nothing. */
  EvaluationProgress SILENT = (done, images) -> {};

  /**
   * Some images are done.
   *
   * @param done images classified so far
   * @param images images in all
   */
  void images(int done, int images);
}
