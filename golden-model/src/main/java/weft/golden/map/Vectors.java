package weft.golden.map;

/** The input vectors of a layer, numbered from 0. */
public interface Vectors {
  /** Number of vectors. */
  int count();

  /** Values of a vector: the rows of the layer's matrix. */
  int size();

  /** Writes vector {@code index} to the start of {@code target}. */
  void read(int index, int[] target);

  /** The vectors from one index to before another, as far as there are such: [vector][row]. */
  default int[][] range(int from, int to) {
    int first = Math.max(0, from);
    int[][] values = new int[Math.max(0, Math.min(count(), to) - first)][size()];
    for (int i = 0; i < values.length; i++) {
      read(first + i, values[i]);
    }
    return values;
  }

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
