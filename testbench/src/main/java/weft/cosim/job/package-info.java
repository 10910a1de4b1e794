/** A matrix product as plain data: what anybody can write to hold Weft against another model. */
package weft.cosim.job;
