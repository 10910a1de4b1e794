package weft.cosim.verilator;

import java.nio.ByteBuffer;

/** Memory that the native side reads or writes; grows when needed and is reused otherwise. */
final class NativeBuffer {
  private ByteBuffer bytes = ModelPage.buffer(0);

  /** Kept, because asking JNA takes a call each time. */
  private long address = ModelPage.address(bytes);

  /** Room for this many bytes; what they hold is undefined. */
  NativeBuffer require(long size) {
    if (size > bytes.capacity()) {
      bytes = ModelPage.buffer(size);
      address = ModelPage.address(bytes);
    }
    return this;
  }

  ByteBuffer bytes() {
    return bytes;
  }

  long address() {
    return address;
  }
}
