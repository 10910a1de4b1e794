package weft.soc;

/** A text file that goes with a design. */
public record TextFile(String name, String text) {}
