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

  always @* begin
    sum = 32'd0;
    if (accumulate) begin
      sum = (soFar & {32{~fresh}}) + ((({17'd0, {3'd0, plusScale} * {12'd0, plusCode}} -
          {17'd0, {3'd0, minusScale} * {12'd0, minusCode}}) << plane ^ inverted) + {31'd0, negate});
    end
  end
endmodule
