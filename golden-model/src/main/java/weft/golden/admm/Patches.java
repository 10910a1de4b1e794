package weft.golden.admm;

import java.util.Arrays;
import weft.golden.nn.Shape;

/**
 * What lies under the taps of a convolution's kernel (im2col): a row for each tap (channel, ky,
 * kx), a column for each position of each image of a group.
 */
final class Patches {
  /** The rows, one after the other, without gaps. */
  final float[] values;

  private final Shape in;
  private final int kernel;
  private final int padding;
  private final int outHeight;
  private final int outWidth;

  /**
   * @param out the shape of the sums
   * @param group most images at a time
   */
  Patches(Shape in, Shape out, CnnPlan.Convolution convolution, int group) {
    this.in = in;
    kernel = convolution.kernel();
    padding = convolution.padding();
    outHeight = out.height();
    outWidth = out.width();
    values = new float[in.channels() * kernel * kernel * group * outHeight * outWidth];
  }

  /**
   * Where the taps of one row meet the image; the rest of the row lies on the padding.
   *
   * @param dy what is added to y of a position
   * @param dx what is added to x of a position
   */
  private record Window(
      int dy, int dx, int firstLine, int endLine, int firstColumn, int endColumn) {}

  private Window window(int tap) {
    int dy = tap / kernel % kernel - padding;
    int dx = tap % kernel - padding;
    int endLine = Math.max(0, Math.min(outHeight, in.height() - dy));
    int endColumn = Math.max(0, Math.min(outWidth, in.width() - dx));
    int firstLine = Math.min(endLine, Math.max(0, -dy));
    return new Window(dy, dx, firstLine, endLine, Math.min(endColumn, Math.max(0, -dx)), endColumn);
  }

  private int plane(int image, int tap) {
    return (image * in.channels() + tap / (kernel * kernel)) * in.height() * in.width();
  }

  /** Fills the rows of {@code taps} for {@code count} images from {@code start} on. */
  void gather(float[] from, int start, int count, int[] taps) {
    int positions = outHeight * outWidth;
    for (int t = 0; t < taps.length; t++) {
      Window window = window(taps[t]);
      for (int i = 0; i < count; i++) {
        int row = (t * count + i) * positions;
        int first = row + window.firstLine * outWidth;
        int end = row + window.endLine * outWidth;
        Arrays.fill(values, row, first, 0);
        Arrays.fill(values, end, row + positions, 0);
        int source = plane(start + i, taps[t]) + window.dx;
        if (outWidth == in.width()) {
          copyLines(from, source, row, window);
        } else {
          for (int y = window.firstLine; y < window.endLine; y++) {
            System.arraycopy(
                from,
                source + (y + window.dy) * in.width() + window.firstColumn,
                values,
                row + y * outWidth + window.firstColumn,
                window.endColumn - window.firstColumn);
          }
        }
        clearColumns(row, window);
      }
    }
  }

  /** All lines at once, where sums have the image's width: they differ by a shift alone. */
  private void copyLines(float[] from, int source, int row, Window window) {
    int length = shiftedLength(window);
    if (length > 0) {
      int first = window.firstLine * outWidth + window.firstColumn;
      int shift = source + window.dy * in.width();
      System.arraycopy(from, shift + first, values, row + first, length);
    }
  }

  private int shiftedLength(Window window) {
    int columns = window.endColumn - window.firstColumn;
    int lines = window.endLine - window.firstLine;
    return columns == 0 || lines == 0 ? 0 : (lines - 1) * outWidth + columns;
  }

  private void clearColumns(int row, Window window) {
    clear(row, window, 0, window.firstColumn);
    clear(row, window, window.endColumn, outWidth);
  }

  private void clear(int row, Window window, int firstColumn, int endColumn) {
    for (int column = firstColumn; column < endColumn; column++) {
      int end = row + window.endLine * outWidth;
      for (int i = row + window.firstLine * outWidth + column; i < end; i += outWidth) {
        values[i] = 0;
      }
    }
  }

  /** Adds the rows of {@code taps} to the pixels that they came from. */
  void scatter(int start, int count, int[] taps, float[] to) {
    int positions = outHeight * outWidth;
    for (int t = 0; t < taps.length; t++) {
      Window window = window(taps[t]);
      for (int i = 0; i < count; i++) {
        int row = (t * count + i) * positions;
        int target = plane(start + i, taps[t]) + window.dy * in.width() + window.dx;
        if (outWidth == in.width()) {
          clearColumns(row, window);
          int first = window.firstLine * outWidth + window.firstColumn;
          add(row + first, target + first, shiftedLength(window), to);
        } else {
          int columns = window.endColumn - window.firstColumn;
          for (int y = window.firstLine; y < window.endLine; y++) {
            int first = row + y * outWidth + window.firstColumn;
            add(first, target + y * in.width() + window.firstColumn, columns, to);
          }
        }
      }
    }
  }

  private void add(int from, int target, int length, float[] to) {
    for (int i = 0; i < length; i++) {
      to[target + i] += values[from + i];
    }
  }
}
