package weft.golden.map;

/** The input vectors of a layer, numbered from 0. */
public interface Vectors {
  /** Number of vectors. */
  int count();

  /** Values of a vector: the rows of the layer's matrix. */
  int size();

  /** Writes vector {@code index} to the start of {@code target}. */
  void read(int index, int[] target);

  /** Vectors that are already there: [vector][row]. Not copied. */
  static Vectors of(int[][] values) {
    return new Vectors() {
      @Override
      public int count() {
        return values.length;
      }

      @Override
      public int size() {
        return values.length == 0 ? 0 : values[0].length;
      }

      @Override
      public void read(int index, int[] target) {
        System.arraycopy(values[index], 0, target, 0, values[index].length);
      }
    };
  }
}
