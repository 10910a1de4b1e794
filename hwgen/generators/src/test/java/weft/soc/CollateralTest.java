package weft.soc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.arch.Register;
import weft.arch.Register.Access;
import weft.arch.Register.Field;
import weft.arch.RegisterMap;

class CollateralTest {
  private static final RegisterMap MAP =
      new RegisterMap(
          "my_chip",
          List.of(
              new Register(
                  "ID",
                  0x000,
                  Access.READ_ONLY,
                  List.of(new Field("VALUE", 0, 32, 0xABCD1234L, 0xABCD1234L, 0xABCD1234L, "Is")),
                  "Tells it"),
              new Register(
                  "MODE",
                  0x084,
                  Access.READ_WRITE,
                  List.of(
                      Field.of("FAST", 0, 1, "Go | run"),
                      new Field("STEPS", 4, 4, 1, 9, 3, "How many")),
                  "How")));

  @Test
  void markdownListsEveryRegisterAndField() {
    assertEquals(
        """
        # Registers of my_chip

        Byte addresses; every register has 32 bits; bits outside all fields read 0.

        | address | register | access | meaning |
        |---|---|---|---|
        | `0x000` | ID | read only | Tells it |
        | `0x084` | MODE | read and write | How |

        ## ID (`0x000`)

        | bits | field | allowed | reset | meaning |
        |---|---|---|---|---|
        | 31:0 | VALUE | always `0xABCD1234` | `0xABCD1234` | Is |

        ## MODE (`0x084`)

        | bits | field | allowed | reset | meaning |
        |---|---|---|---|---|
        | 0 | FAST | 0 .. 1 | 0 | Go \\| run |
        | 7:4 | STEPS | 1 .. 9 | 3 | How many |
        """,
        RegisterMarkdown.of(MAP));
  }

  @Test
  void headerDefinesOffsetsMasksAndResets() {
    assertEquals(
        """
        /* Registers of my_chip: byte offsets and fields. */
        #ifndef MY_CHIP_REGISTERS_H
        #define MY_CHIP_REGISTERS_H

        /* Tells it */
        #define MY_CHIP_ID 0x000u
        #define MY_CHIP_ID_VALUE_SHIFT 0u
        #define MY_CHIP_ID_VALUE_MASK 0xFFFFFFFFu
        #define MY_CHIP_ID_VALUE_RESET 0xABCD1234u

        /* How */
        #define MY_CHIP_MODE 0x084u
        #define MY_CHIP_MODE_FAST_SHIFT 0u
        #define MY_CHIP_MODE_FAST_MASK 0x00000001u
        #define MY_CHIP_MODE_STEPS_SHIFT 4u
        #define MY_CHIP_MODE_STEPS_MASK 0x000000F0u
        #define MY_CHIP_MODE_STEPS_RESET 0x3u

        #endif
        """,
        RegisterHeader.of(MAP));
  }

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
