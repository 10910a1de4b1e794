/**
 * What a design has to be before anything prints or runs it: one class a check, over the IR alone.
 * {@link weft.hdl.check.Checks} runs them all; every error found is reported, with the places of
 * all that have a part in it.
 */
package weft.hdl.check;
