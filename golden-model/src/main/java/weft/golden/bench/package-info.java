/** Measures the golden model against references that run in the same process. */
package weft.golden.bench;
