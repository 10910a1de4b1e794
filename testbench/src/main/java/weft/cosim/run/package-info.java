/** What a run leaves behind: counts, the first divergence, run.json and its renderings. */
package weft.cosim.run;
