package weft.hdl.sim.jvm;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The names that are most like a wrong one. */
final class Nearest {
  private static final int SHOWN = 3;

  private Nearest() {}

  /** Up to three names, the nearest first, joined by commas. */
  static String of(String wrong, Collection<String> names) {
    record Rated(String name, int distance) {}
    List<Rated> rated = names.stream().map(n -> new Rated(n, distance(wrong, n))).toList();
    return rated.stream()
        .sorted(Comparator.comparingInt(Rated::distance).thenComparing(Rated::name))
        .limit(SHOWN)
        .map(Rated::name)
        .collect(Collectors.joining(", "));
  }

  /** Letters to insert, delete or replace. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
