// Ends a simulation in every way there is; d chooses. Never a model for real RTL.
module hazards (
    input wire clk,
    input wire resetn,
    input wire [31:0] d,
    output reg [31:0] q
);
  import "DPI-C" function int boom(input int how);
  wire chase;
  assign chase = (d == 32'd6) ? ~chase : 1'b0;
  always @(posedge clk or negedge resetn)
    if (!resetn) q <= 32'd0;
    else begin
      q <= q + 32'd1 + {31'd0, chase};
      if (d == 32'd1) $finish;
      if (d == 32'd2) $stop;
      if (d == 32'd3) $error("value %0d is bad", q);
      if (d == 32'd4) $fatal(1, "cannot go on at %0d", q);
      assert (d != 32'd5) else $error("d became five");
      if (d == 32'd7) $display("hello %0d", q);
      if (d >= 32'd10) q <= boom(d);
    end
  always @(posedge clk) if (d == 32'd1) $finish;
endmodule
