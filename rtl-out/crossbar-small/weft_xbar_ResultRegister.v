// A result beat on its way out.
module weft_xbar_ResultRegister (
  input clk,
  input resetn,
  input push,
  input [63:0] data,
  input last,
  input reset,
  output [63:0] results_tdata,
  output results_tvalid,
  input results_tready,
  output results_tlast,
  output room,
  output ends
);
  reg valid;
  reg lastBeat;
  reg [63:0] beat;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      valid <= 1'b0;
      lastBeat <= 1'b0;
      beat <= 64'd0;
    end else begin
      if (results_tready) begin
        valid <= 1'b0;
      end
      if (push) begin
        valid <= 1'b1;
        lastBeat <= last;
        beat <= data;
      end
      if (reset) begin
        valid <= 1'b0;
      end
    end
  end

  assign room = ~valid | results_tready;

`ifdef FORMAL
  always @(posedge clk) begin
    if (resetn) begin
      no_beat_takes_the_place_of_one_on_its: assert (!push || room);
    end
  end
`else
`ifndef SYNTHESIS
  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
    end else begin
      if (!(!push || room)) begin
        $display("ResultRegister.java:51: assertion failed in %m: no beat takes the place of one on its way out");
        $stop;
      end
    end
  end
`endif
`endif

  assign ends = valid & lastBeat & results_tready;
  assign results_tvalid = valid;
  assign results_tlast = lastBeat;
  assign results_tdata = beat;
endmodule
