package weft.cosim.verilator;

import java.nio.ByteBuffer;

/**
 * What to call, in memory that the host library reads: function, handle and two arguments. One
 * thread at a time uses it.
 */
final class NativeRequest {
  private final ByteBuffer words = ModelPage.buffer(32);
  private final long address = ModelPage.address(words);

  /** The result of {@code function(handle, a, b)}; -64-n if it ended in signal n. */
  long call(long function, long handle, long a, long b) {
    words.putLong(0, function);
    words.putLong(8, handle);
    words.putLong(16, a);
    words.putLong(24, b);
    return NativeCalls.weft_host_call(address);
  }
}
