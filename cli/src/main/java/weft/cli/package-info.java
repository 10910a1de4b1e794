/** One class per command. */
package weft.cli;
