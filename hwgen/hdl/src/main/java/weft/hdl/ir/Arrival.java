package weft.hdl.ir;

import java.util.Optional;

/**
 * What the author says about when an input changes.
 *
 * @param port an input
 * @param domain the domain that it is synchronous to; empty if it is asynchronous to all
 */
public record Arrival(Port port, Optional<ClockDomain> domain, SourceLocation location) {}
