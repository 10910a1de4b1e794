package weft.soc;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ConstraintsTest {
  @Test
  void constraintsKeepTheirNumbersAtTheHead() {
    String sdc = new Constraints(2.5, 0.25, 0.4).sdc();
    assertTrue(
        sdc.startsWith(
            """
            set clock_period 2.500
            set input_delay [expr {0.250 * $clock_period}]
            set output_delay [expr {0.400 * $clock_period}]
            """),
        sdc);
    assertTrue(sdc.contains("set_false_path -from [get_ports resetn]\n"), sdc);
  }

  @Test
  void constraintsRefuseNonsense() {
    assertThrows(IllegalArgumentException.class, () -> new Constraints(0, 0.1, 0.1));
    assertThrows(IllegalArgumentException.class, () -> new Constraints(1, 1.1, 0.1));
    assertThrows(IllegalArgumentException.class, () -> new Constraints(1, 0.1, Double.NaN));
  }
}
