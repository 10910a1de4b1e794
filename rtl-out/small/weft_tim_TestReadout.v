// Raw codes of the last test.
module weft_tim_TestReadout (
  input clk,
  input resetn,
  input take,
  input tile,
  input [2:0] plus_0,
  input plus_over_0,
  input [2:0] minus_0,
  input minus_over_0,
  input [2:0] plus_1,
  input plus_over_1,
  input [2:0] minus_1,
  input minus_over_1,
  input reset,
  output [2:0] plus,
  output plusOver,
  output [2:0] minus,
  output minusOver
);
  reg [2:0] heldPlus;
  reg heldPlusOver;
  reg [2:0] heldMinus;
  reg heldMinusOver;
  wire [5:0] heldPlus_joined = {plus_1, plus_0};
  wire [1:0] heldPlusOver_joined = {plus_over_1, plus_over_0};
  wire [5:0] heldMinus_joined = {minus_1, minus_0};
  wire [1:0] heldMinusOver_joined = {minus_over_1, minus_over_0};

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      heldPlus <= 3'd0;
      heldPlusOver <= 1'b0;
      heldMinus <= 3'd0;
      heldMinusOver <= 1'b0;
    end else if (reset) begin
      heldPlus <= 3'd0;
      heldPlusOver <= 1'b0;
      heldMinus <= 3'd0;
      heldMinusOver <= 1'b0;
    end else if (take) begin
      heldPlus <= heldPlus_joined[{2'd0, tile} * 3'd3 +: 3];
      heldPlusOver <= heldPlusOver_joined[tile];
      heldMinus <= heldMinus_joined[{2'd0, tile} * 3'd3 +: 3];
      heldMinusOver <= heldMinusOver_joined[tile];
    end
  end

  assign plus = heldPlus;
  assign plusOver = heldPlusOver;
  assign minus = heldMinus;
  assign minusOver = heldMinusOver;
endmodule
