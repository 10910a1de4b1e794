package weft.cosim.verilator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import weft.arch.Sha256;

/** Names a cache entry: a SHA-256 over a sequence of parts, each preceded by its length. */
final class BuildKey {
  private final MessageDigest digest = Sha256.digest();

  BuildKey add(byte[] part) {
    digest.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(part);
    return this;
  }

  BuildKey add(String part) {
    return add(part.getBytes(StandardCharsets.UTF_8));
  }

  /** As 64 hexadecimal digits; ends this sequence. */
  String hex() {
    return Sha256.hex(digest.digest());
  }
}
