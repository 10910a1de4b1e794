package weft.hdl.verilog;

import java.util.List;

/**
 * What Verilator 5.006 makes wrong of right Verilog, and how to build with it all the same.
 *
 * <pre>{@code
 * List<String> command = new ArrayList<>(List.of("verilator", "--cc", "-f", "Top.f"));
 * command.addAll(VerilatorFaults.OPTIONS);
 * }</pre>
 */
public final class VerilatorFaults {
  /** The option that leaves trees of bits alone, of which some {@code ^} come out inverted. */
  public static final String NO_BIT_TREES = "-fno-const-bit-op-tree";

  /**
   * The option without the pass Subst, which drops bits that stand beside a wide comparison that
   * always holds.
   */
  public static final String NO_SUBST = "-fno-subst";

  /**
   * The option that does not look for logic that is there twice, which it dies of where it finds
   * out late that the only write under a condition is beyond the end of a vector.
   */
  public static final String NO_DEDUP = "-fno-dedup";

  /** All options that a build needs for right results. */
  public static final List<String> OPTIONS = List.of(NO_BIT_TREES, NO_SUBST, NO_DEDUP);

  private VerilatorFaults() {}
}
