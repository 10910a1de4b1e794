// Corrects, shifts, signs and accumulates the codes of an ADC.
module weft_xbar_ShiftAdd (
  input accumulate,
  input [2:0] code,
  input flipped,
  input weightCell,
  input [2:0] plane,
  input negate,
  input [2:0] driven,
  input fresh,
  input [19:0] soFar,
  output reg [19:0] sum
);
  wire [19:0] most = {15'd0, {2'd0, driven} * 5'd3};
  wire [19:0] level = {17'd0, code};
  wire [19:0] corrected = flipped ? most - level : level;
  wire [19:0] term_worth = {corrected[17:0], 2'b00};
  wire [39:0] term_joined = {term_worth, corrected};
  wire [19:0] term = term_joined[{5'd0, weightCell} * 6'd20 +: 20] << plane;
  wire [19:0] inverted = {20{negate}};
  wire [19:0] start = soFar & {20{~fresh}};
  wire [19:0] total = start + (term ^ inverted) + {19'd0, negate};

  always @* begin
    sum = 20'd0;
    if (accumulate) begin
      sum = total;
    end
  end
endmodule
