/** External programs: finding them, running them, and what it means when they refuse. */
package weft.cosim.tool;
