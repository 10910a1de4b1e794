/**
 * Ternary-aware training: float latent weights, ternary in the forward pass (Li, Zhang, Liu,
 * "Ternary Weight Networks", 2016), 2-bit activations, gradients straight through both. Same
 * recipe, same bytes, whatever the number of threads and the JDK.
 */
package weft.golden.train;
