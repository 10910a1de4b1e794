package weft.hdl.ir;

import java.util.Optional;

/**
 * What the author says about when a port changes.
 *
 * @param port an input; of a foreign module also an output
 * @param domain the domain that it is synchronous to; empty if it is asynchronous to all
 */
public record Arrival(Port port, Optional<ClockDomain> domain, SourceLocation location) {}
