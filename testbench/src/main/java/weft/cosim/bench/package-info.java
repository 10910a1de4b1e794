/** What generation and start-up cost, beside other generators in the same run. */
package weft.cosim.bench;
