package weft.hdl;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words in the form that {@code $readmemh} and {@code $readmemb} read: digits, {@code @address},
 * comments of both forms. Unlike those, every mistake is an error.
 */
final class MemoryFile {
  /** What is wrong with a file, and where. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }

  private static final Pattern TOKEN =
      Pattern.compile("//[^\n]*|/\\*.*?\\*/|\\s+|@?[^\\s/@]+|.", Pattern.DOTALL);

  private final Path path;
  private final int radix;
  private final int depth;
  private final int width;
  private final List<BigInteger> words;
  private int line = 1;

  private MemoryFile(Path path, int radix, int depth, int width) {
    this.path = path;
    this.radix = radix;
    this.depth = depth;
    this.width = width;
    this.words = new ArrayList<>(Collections.nCopies(depth, BigInteger.ZERO));
  }

  /**
   * Bits of every word; 0 where the file says nothing.
   *
   * @param radix 16 or 2
   * @throws Malformed with the file's name and line
   */
  static List<BigInteger> read(Path path, int radix, int depth, int width) throws Malformed {
    MemoryFile file = new MemoryFile(path, radix, depth, width);
    file.read();
    return file.words;
  }

  private void read() throws Malformed {
    Matcher tokens = TOKEN.matcher(text());
    int address = 0;
    while (tokens.find()) {
      String token = tokens.group();
      if (token.startsWith("@")) {
        address = address(token);
      } else if (!token.isBlank() && !isComment(token)) {
        word(address++, token);
      }
      line += (int) token.chars().filter(c -> c == '\n').count();
    }
  }

  private String text() throws Malformed {
    try {
      return Files.readString(path, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new Malformed("cannot read " + path + ": " + reason(e));
    }
  }

  private static String reason(IOException e) {
    boolean missing = e instanceof java.nio.file.NoSuchFileException;
    return missing ? "there is no such file" : e.getMessage();
  }

  private static boolean isComment(String token) {
    return token.startsWith("//") || token.startsWith("/*");
  }

  private int address(String token) throws Malformed {
    BigInteger address = number(token.substring(1), token, 16);
    if (address.compareTo(BigInteger.valueOf(depth)) >= 0) {
      throw wrong(token + " is beyond the last word, @" + Integer.toHexString(depth - 1));
    }
    return address.intValueExact();
  }

  private void word(int address, String token) throws Malformed {
    BigInteger word = number(token, token, radix);
    if (address >= depth) {
      throw wrong(token + " is a word too many for a memory of " + depth);
    }
    if (word.bitLength() > width) {
      throw wrong(token + " has more than " + (width == 1 ? "1 bit" : width + " bits"));
    }
    words.set(address, word);
  }

  private BigInteger number(String digits, String token, int base) throws Malformed {
    String plain = digits.replace("_", "");
    if (plain.isEmpty() || !plain.chars().allMatch(c -> Character.digit(c, base) >= 0)) {
      boolean unknown = plain.matches("[0-9a-fA-FxXzZ?]+");
      String kind = base == 16 ? "hexadecimal" : "binary";
      throw wrong(token + (unknown && base == radix ? unknownOr(kind, plain) : noNumber(kind)));
    }
    return new BigInteger(plain, base);
  }

  private static String unknownOr(String kind, String digits) {
    return digits.matches("[0-9a-fA-F]+")
        ? noNumber(kind)
        : " has unknown bits: a word is 0s and 1s";
  }

  private static String noNumber(String kind) {
    return " is no " + kind + " number";
  }

  private Malformed wrong(String what) {
    return new Malformed(path + ":" + line + ": " + what);
  }
}
