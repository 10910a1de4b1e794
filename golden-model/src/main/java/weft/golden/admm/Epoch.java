package weft.golden.admm;

import weft.golden.data.DataSet;
import weft.golden.train.RandomStream;

/**
 * The images as one epoch takes them.
 *
 * @param recipe says how they are varied
 * @param number from 1, of all stages
 * @param order in which they are taken
 */
record Epoch(AdmmRecipe recipe, DataSet data, int number, int[] order) {
  /** In an order drawn for this epoch alone. */
  static Epoch of(AdmmRecipe recipe, DataSet data, int number) {
    int[] order = new RandomStream(recipe.seed(), "order", number).permutation(data.size());
    return new Epoch(recipe, data, number, order);
  }

  /**
   * Writes the values of an image, 0 to 255, as this epoch varies it.
   *
   * @param scratch as large as the image
   */
  void copyPixels(int image, float[] scratch, float[] to) {
    data.copyPixels(image, scratch);
    recipe.augmentation().placement(recipe.seed(), number, image).apply(scratch, data.shape(), to);
  }
}
