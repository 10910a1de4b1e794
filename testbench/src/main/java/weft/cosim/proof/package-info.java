/** What is proven of the hardware library and of the accelerators, one class a part. */
package weft.cosim.proof;
