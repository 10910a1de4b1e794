package weft.cosim.tim;

/**
 * A value for a register, as software writes it.
 *
 * @param register its name in {@link weft.arch.tim.TimRegisters}
 * @param value 32 bits
 */
record Setting(String register, int value) {}
