package weft.cosim.verilator;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The one class that is bound to native code, by JNA's direct mapping: calls a function of a
 * design's library through the host library, which turns crashes into return codes.
 */
final class NativeCalls {
  private static NativeLibrary bound;

  private NativeCalls() {}

  /** Does a {@link NativeRequest}, given by its address; -64-n if it ended in signal n. */
  static native long weft_host_call(long request);

  private static native long weft_host_init();

  /** Binds this class, on the first call. The library stays for the life of the process. */
  static synchronized void bind(Path host) {
    if (bound != null) {
      return;
    }
    NativeLibrary library = loadPrivately(host);
    Native.register(NativeCalls.class, library);
    if (weft_host_init() < 0) {
      throw new IllegalStateException("cannot install signal handlers");
    }
    bound = library;
  }

  /**
   * Loads a private copy that no longer has a name: whatever happens to the file in the cache, the
   * loaded code stays what it was.
   */
  static NativeLibrary loadPrivately(Path library) {
    try {
      Path copy = Files.createTempFile("weft-", ".so");
      try {
        Files.write(copy, Files.readAllBytes(library));
        return NativeLibrary.getInstance(copy.toString());
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot load " + library, e);
    }
  }
}
