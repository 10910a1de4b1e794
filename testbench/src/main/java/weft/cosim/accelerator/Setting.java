package weft.cosim.accelerator;

/**
 * A value for a register, as software writes it.
 *
 * @param register its name in the register map
 * @param value 32 bits
 */
public record Setting(String register, int value) {}
