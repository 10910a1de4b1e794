/** The RTL that is simulated, as plain data: texts, ports and probes. No simulator. */
package weft.cosim.rtl;
