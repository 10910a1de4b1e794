/** What the documentation says is compiled and run. */
package weft.hdl.docs;
