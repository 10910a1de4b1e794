/** Products of dense float matrices, by a library that the user can choose. */
package weft.golden.blas;
