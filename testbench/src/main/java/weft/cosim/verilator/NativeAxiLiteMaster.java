package weft.cosim.verilator;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import weft.cosim.engine.AxiLiteMaster;
import weft.cosim.engine.AxiLiteOp;
import weft.cosim.engine.AxiLiteResult;
import weft.cosim.verilator.VerilatorLibrary.Function;

/** {@link AxiLiteMaster} in the shim. */
final class NativeAxiLiteMaster implements AxiLiteMaster {
  private static final int BYTES = 64;

  private final NativeInstance instance;
  private final int index;
  private final NativeBuffer operations = new NativeBuffer();
  private int count;

  NativeAxiLiteMaster(NativeInstance instance, long id) {
    this.instance = instance;
    this.index = (int) id;
  }

  @Override
  public void arm(List<AxiLiteOp> list) {
    ByteBuffer buffer = operations.require((long) BYTES * list.size()).bytes();
    for (int i = 0; i < list.size(); i++) {
      AxiLiteOp op = list.get(i);
      int at = BYTES * i;
      buffer.putInt(at, op.kind().ordinal());
      buffer.putInt(at + 4, op.address());
      buffer.putInt(at + 8, op.value());
      buffer.putInt(at + 12, op.mask());
      buffer.putInt(at + 16, op.firstDelay());
      buffer.putInt(at + 20, op.dataDelay());
      buffer.putInt(at + 24, op.responseDelay());
      buffer.putInt(at + 28, op.limit());
      for (int result = 32; result < BYTES; result += 8) {
        buffer.putLong(at + result, 0);
      }
    }
    instance.call(Function.AXIL_ARM, index, operations.address(), list.size());
    count = list.size();
  }

  @Override
  public List<AxiLiteResult> results() {
    List<AxiLiteResult> results = new ArrayList<>();
    ByteBuffer buffer = operations.bytes();
    for (int i = 0; i < count && buffer.getInt(BYTES * i + 40) != 0; i++) {
      int at = BYTES * i;
      results.add(
          new AxiLiteResult(
              buffer.getInt(at + 32),
              buffer.getInt(at + 36),
              buffer.getInt(at + 44),
              buffer.getLong(at + 48),
              buffer.getLong(at + 56),
              buffer.getInt(at + 40) == 2));
    }
    return results;
  }
}
