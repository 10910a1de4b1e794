package weft.cosim.jvm;

import org.junit.jupiter.api.Nested;
import weft.cosim.engine.Accu;
import weft.cosim.engine.AxiLiteContract;
import weft.cosim.engine.ProbeContract;
import weft.cosim.engine.RtlModel;
import weft.cosim.engine.StreamContract;
import weft.cosim.rtl.ElaboratedRtl;
import weft.hdl.ir.Design;
import weft.hdl.sim.JvmEngine;

/** What every engine does, on the same unit written in Weft. */
class JvmModelTest {
  private static RtlModel accu() {
    Design design = Accu.design();
    return new JvmModel(ElaboratedRtl.of(design), JvmEngine.start(design));
  }

  @Nested
  class Streams extends StreamContract {
    @Override
    protected RtlModel open() {
      return accu();
    }
  }

  @Nested
  class RegisterBus extends AxiLiteContract {
    @Override
    protected RtlModel open() {
      return accu();
    }
  }

  @Nested
  class Probes extends ProbeContract {
    @Override
    protected RtlModel open() {
      return accu();
    }
  }
}
