import java.util.ArrayList;
import java.util.List;
import weft.hdl.regs.Field;
import weft.hdl.regs.Register;
import weft.hdl.regs.RegisterHeader;
import weft.hdl.regs.RegisterMap;

/** What software sees of the filter. */
public final class FilterMap {
  static final Field RUN = Field.readWrite("RUN", 0, "Samples are taken");
  static final Field RESULTS = Field.counter("RESULTS", 31, 0, "Results that have been sent");
  static final List<Field> COEFFICIENTS = new ArrayList<>();
  static final RegisterMap MAP;

  static {
    List<Register> registers = new ArrayList<>();
    registers.add(Register.at(0x00, "CTRL", "Whether it runs", RUN));
    registers.add(Register.at(0x04, "COUNT", "How much it has done", RESULTS));
    for (int i = 0; i < 4; i++) {
      Field value = Field.readWrite("VALUE", 7, 0, "In two's complement");
      COEFFICIENTS.add(value);
      registers.add(
          Register.at(0x10 + 4 * i, "COEFFICIENT_" + i, "What sample " + i + " is times", value));
    }
    MAP = RegisterMap.of("filter", registers.toArray(new Register[0]));
  }

  private FilterMap() {}

  public static void main(String[] arguments) {
    System.out.print(RegisterHeader.of(MAP));
  }
}
