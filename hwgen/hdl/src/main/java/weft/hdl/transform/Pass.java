package weft.hdl.transform;

import weft.hdl.ir.Design;

/** One step from a design to an equal design. */
@FunctionalInterface
public interface Pass {
  /** The design after the pass; the argument is not changed. */
  Design apply(Design design);
}
