/** The hardware description library: the author's vocabulary. */
package weft.hdl;
