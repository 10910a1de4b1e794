/**
 * Networks and matrix products through the RTL of any accelerator family, every value and every
 * clock compared on the way. A family says what its jobs are; the rest is here.
 */
package weft.cosim.network;
