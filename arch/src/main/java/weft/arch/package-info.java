/** What an accelerator is: records of parameters with their limits, formats and register maps. */
package weft.arch;
