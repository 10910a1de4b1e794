// Interrupt status and the irq line.
module weft_xbar_Interrupts (
  input clk,
  input resetn,
  input [2:0] events,
  input [2:0] clears,
  input [2:0] enable,
  input reset,
  output [2:0] status,
  output irq
);
  reg [2:0] happened;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      happened <= 3'b000;
    end else if (reset) begin
      happened <= 3'b000;
    end else begin
      happened <= happened & ~clears | events;
    end
  end

  assign status = happened;
  assign irq = |(happened & enable);
endmodule
