/**
 * Puts integer matrices onto crossbars: the order of rows, fragments, signs, flips, digits, and
 * what can be saved from stuck cells. Sections 1 and 6 of docs/crossbar.md.
 */
package weft.golden.compile;
