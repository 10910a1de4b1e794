// Raw codes of the last test.
module weft_tim_TestReadout (
  input clk,
  input resetn,
  input take,
  input [1:0] tile,
  input [3:0] plus_0,
  input plus_over_0,
  input [3:0] minus_0,
  input minus_over_0,
  input [3:0] plus_1,
  input plus_over_1,
  input [3:0] minus_1,
  input minus_over_1,
  input [3:0] plus_2,
  input plus_over_2,
  input [3:0] minus_2,
  input minus_over_2,
  input [3:0] plus_3,
  input plus_over_3,
  input [3:0] minus_3,
  input minus_over_3,
  input reset,
  output [3:0] plus,
  output plusOver,
  output [3:0] minus,
  output minusOver
);
  reg [3:0] heldPlus;
  reg heldPlusOver;
  reg [3:0] heldMinus;
  reg heldMinusOver;
  wire [15:0] heldPlus_joined = {plus_3, plus_2, plus_1, plus_0};
  wire [3:0] heldPlusOver_joined = {plus_over_3, plus_over_2, plus_over_1, plus_over_0};
  wire [15:0] heldMinus_joined = {minus_3, minus_2, minus_1, minus_0};
  wire [3:0] heldMinusOver_joined = {minus_over_3, minus_over_2, minus_over_1, minus_over_0};

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      heldPlus <= 4'd0;
      heldPlusOver <= 1'b0;
      heldMinus <= 4'd0;
      heldMinusOver <= 1'b0;
    end else if (reset) begin
      heldPlus <= 4'd0;
      heldPlusOver <= 1'b0;
      heldMinus <= 4'd0;
      heldMinusOver <= 1'b0;
    end else if (take) begin
      heldPlus <= heldPlus_joined[{tile, 2'd0} +: 4];
      heldPlusOver <= heldPlusOver_joined[tile];
      heldMinus <= heldMinus_joined[{tile, 2'd0} +: 4];
      heldMinusOver <= heldMinusOver_joined[tile];
    end
  end

  assign plus = heldPlus;
  assign plusOver = heldPlusOver;
  assign minus = heldMinus;
  assign minusOver = heldMinusOver;
endmodule
