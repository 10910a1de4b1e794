package weft.cosim.verilator;

import org.junit.jupiter.api.Nested;
import weft.cosim.engine.AxiLiteContract;
import weft.cosim.engine.ProbeContract;
import weft.cosim.engine.RtlModel;
import weft.cosim.engine.StreamContract;

/** What every engine does, on hand-written Verilog. */
class VerilatorModelTest {
  private static RtlModel accu() throws InterruptedException {
    return TestDesigns.build(TestDesigns.accu()).open(1);
  }

  @Nested
  class Streams extends StreamContract {
    @Override
    protected RtlModel open() throws InterruptedException {
      return accu();
    }
  }

  @Nested
  class RegisterBus extends AxiLiteContract {
    @Override
    protected RtlModel open() throws InterruptedException {
      return accu();
    }
  }

  @Nested
  class Probes extends ProbeContract {
    @Override
    protected RtlModel open() throws InterruptedException {
      return accu();
    }
  }
}
