// Weighs, subtracts, shifts and accumulates the codes of a column.
module weft_tim_ProcessingUnit (
  input accumulate,
  input [2:0] plusCode,
  input [2:0] minusCode,
  input [11:0] plusScale,
  input [11:0] minusScale,
  input [2:0] plane,
  input negate,
  input fresh,
  input [31:0] soFar,
  output reg [31:0] sum
);
  wire [31:0] inverted = {32{negate}};
  wire sum_inverted = ~fresh;

  always @* begin
    sum = 32'h00000000;
    if (accumulate) begin
      sum = (soFar & {32{sum_inverted}}) + ((({17'h00000, {3'b000, plusScale} * {12'h000, plusCode}} - {17'h00000,
          {3'b000, minusScale} * {12'h000, minusCode}}) << plane ^ inverted) + {31'h00000000, negate});
    end
  end
endmodule
