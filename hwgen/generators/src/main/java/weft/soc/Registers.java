package weft.soc;

import weft.arch.Register;
import weft.arch.RegisterMap;
import weft.hdl.regs.Access;
import weft.hdl.regs.Field;

/** An accelerator's register map as what the hardware library makes registers from. */
public final class Registers {
  private Registers() {}

  /** The map: whole words only, sticky bits kept by those who set them. */
  public static weft.hdl.regs.RegisterMap of(RegisterMap map) {
    return weft.hdl.regs.RegisterMap.of(
            map.name(), map.registers().stream().map(Registers::register).toList())
        .wholeWords();
  }

  private static weft.hdl.regs.Register register(Register register) {
    return weft.hdl.regs.Register.at(
        register.address(),
        register.name(),
        register.meaning(),
        register.fields().stream().map(field -> field(register.access(), field)).toList());
  }

  private static Field field(Register.Access access, Register.Field f) {
    int hi = f.lsb() + f.width() - 1;
    return switch (access) {
      case READ_ONLY ->
          f.min() == f.max()
              ? Field.constant(f.name(), hi, f.lsb(), f.min(), f.meaning())
              : Field.readOnly(f.name(), hi, f.lsb(), f.meaning());
      case READ_WRITE ->
          Field.readWrite(f.name(), hi, f.lsb(), f.meaning())
              .range(f.min(), f.max())
              .reset(f.reset());
      case WRITE_ONE_TO_CLEAR ->
          Field.of(f.name(), hi, f.lsb(), Access.WRITE_ONE_TO_CLEAR, f.meaning()).keptElsewhere();
      case COMMAND -> Field.of(f.name(), hi, f.lsb(), Access.PULSE, f.meaning());
    };
  }
}
