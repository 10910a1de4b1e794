package weft.cosim.engine;

/** Why a run returned. */
public enum RunOutcome {
  /** Every armed agent is done. */
  DONE,
  /** The clocks asked for are over. */
  CYCLE_LIMIT,
  /** A bus operation was given up at its own limit; see its result. */
  BUS_TIMEOUT
}
