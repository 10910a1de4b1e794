/** Labelled images: the IDX files of MNIST and its like, and where they are found. */
package weft.golden.data;
