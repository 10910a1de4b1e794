/**
 * Passes: design in, design out, one class a pass. None changes what a design does; each makes it
 * simpler to print or to run, and says in its comment what holds afterwards.
 */
package weft.hdl.transform;
