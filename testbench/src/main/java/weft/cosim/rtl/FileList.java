package weft.cosim.rtl;

import java.util.ArrayList;
import java.util.List;

/** A list of sources as tools read it with {@code -f}. */
public final class FileList {
  private FileList() {}

  /** The file names in it, in order. */
  public static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    for (String line : text.split("\n")) {
      String name = line.replaceFirst("//.*", "").strip().replaceFirst("^-v\\s+", "");
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }
}
