package weft.cosim.bench;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostTest {
  @TempDir Path folder;

  @Test
  void countsTheTimeOfChildrenThatWork() throws Exception {
    Cost idle = cost("sleep 0.3");
    Cost busy = cost("(i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done)");
    assertTrue(idle.wallSeconds() >= 0.3, idle.toString());
    assertTrue(idle.cpuSeconds() < 0.2, idle.toString());
    assertTrue(busy.cpuSeconds() > idle.cpuSeconds(), busy + " " + idle);
    assertTrue(busy.peakMegabytes() > 0.5 && busy.peakMegabytes() < 50, busy.toString());
  }

  @Test
  void aFailureShowsWhatWasPrinted() {
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> cost("echo no such thing; exit 3"));
    assertTrue(e.getMessage().endsWith("no such thing\n"), e.getMessage());
  }

  private Cost cost(String script) throws InterruptedException {
    return Cost.of(List.of("sh", "-c", script), Map.of(), folder.resolve("log"));
  }
}
