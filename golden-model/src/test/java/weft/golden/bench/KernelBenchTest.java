package weft.golden.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class KernelBenchTest {
  @Test
  void measuresKernelScalarLoopAndEjmlInOneRun() {
    List<KernelBench.Measurement> measurements = new KernelBench(1).run();
    assertEquals(11, measurements.size());
    for (KernelBench.Measurement measurement : measurements) {
      assertTrue(measurement.value() > 0, measurement.toString());
    }
    // Loose enough for any machine: the kernel is about a hundred times faster.
    assertTrue(measurements.get(0).value() > 3 * measurements.get(1).value());
    assertTrue(measurements.get(6).value() > 3 * measurements.get(7).value());
  }
}
