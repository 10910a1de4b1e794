package weft.hdl;

import java.util.Set;

/** Which names Verilog takes. */
final class Identifiers {
  /**
   * Reserved words of IEEE 1364-2005 and of IEEE 1800-2017, so that either reading accepts us; and
   * three classes of its standard package that Verilator takes for such: mailbox, process,
   * semaphore.
   */
  private static final Set<String> KEYWORDS =
      Set.of(
          ("accept_on alias always always_comb always_ff always_latch and assert assign assume"
                  + " automatic before begin bind bins binsof bit break buf bufif0 bufif1 byte"
                  + " case casex casez cell chandle checker class clocking cmos config const"
                  + " constraint context continue cover covergroup coverpoint cross deassign"
                  + " default defparam design disable dist do edge else end endcase endchecker"
                  + " endclass endclocking endconfig endfunction endgenerate endgroup endinterface"
                  + " endmodule endpackage endprimitive endprogram endproperty endspecify"
                  + " endsequence endtable endtask enum event eventually expect export extends"
                  + " extern final first_match for force foreach forever fork forkjoin function"
                  + " generate genvar global highz0 highz1 if iff ifnone ignore_bins illegal_bins"
                  + " implements implies import incdir include initial inout input inside instance"
                  + " int integer interconnect interface intersect join join_any join_none large"
                  + " let liblist library local localparam logic longint macromodule mailbox"
                  + " matches medium modport module nand negedge nettype new nexttime nmos nor"
                  + " noshowcancelled not notif0 notif1 null or output package packed parameter"
                  + " pmos posedge primitive priority process program property protected pull0"
                  + " pull1 pulldown pullup pulsestyle_ondetect pulsestyle_onevent pure rand randc"
                  + " randcase randsequence rcmos real realtime ref reg reject_on release repeat"
                  + " restrict return rnmos rpmos rtran rtranif0 rtranif1 s_always s_eventually"
                  + " s_nexttime s_until s_until_with scalared semaphore sequence shortint"
                  + " shortreal showcancelled signed small soft solve specify specparam static"
                  + " string strong strong0 strong1 struct super supply0 supply1 sync_accept_on"
                  + " sync_reject_on table tagged task this throughout time timeprecision timeunit"
                  + " tran tranif0 tranif1 tri tri0 tri1 triand trior trireg type typedef union"
                  + " unique unique0 unsigned until until_with untyped use uwire var vectored"
                  + " virtual void wait wait_order wand weak weak0 weak1 while wildcard wire with"
                  + " within wor xnor xor")
              .split(" "));

  private Identifiers() {}

  static boolean isKeyword(String name) {
    return KEYWORDS.contains(name);
  }

  /** The name with everything that Verilog forbids replaced; a keyword gets {@code _}. */
  static String legal(String name) {
    StringBuilder text = null;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      if (!letter && !(i > 0 && c >= '0' && c <= '9')) {
        if (text == null) {
          text = new StringBuilder(name);
        }
        text.setCharAt(i, '_');
      }
    }
    String legal = text == null ? name : text.toString();
    return isKeyword(legal) ? legal + "_" : legal;
  }
}
