package weft.cosim.verilator;

import java.nio.ByteBuffer;

/** Memory that the native side reads or writes; grows when needed and is reused otherwise. */
final class NativeBuffer {
  private ByteBuffer bytes = ModelPage.buffer(0);

  /** Room for this many bytes; what they hold is undefined. */
  NativeBuffer require(long size) {
    if (size > bytes.capacity()) {
      bytes = ModelPage.buffer(size);
    }
    return this;
  }

  ByteBuffer bytes() {
    return bytes;
  }

  long address() {
    return ModelPage.address(bytes);
  }
}
