/**
 * What every engine that simulates RTL offers: one instance as a {@link
 * weft.cosim.engine.RtlModel}, and the agents that drive and watch its pins, clock for clock the
 * same on each engine.
 */
package weft.cosim.engine;
