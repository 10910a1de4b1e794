// Multiplies, shifts and clamps a sum.
module weft_xbar_Requantiser (
  input [19:0] sum,
  input [15:0] multiplier,
  input [5:0] shift,
  input [4:0] outBits,
  output [15:0] result
);
  wire [16:0] product_joined = {1'b0, multiplier};
  wire [36:0] product_product = {{17{sum[19]}}, sum} * {{20{product_joined[16]}}, product_joined};
  wire [64:0] product = {{28{product_product[36]}}, product_product};
  wire [64:0] twice = 65'd1 << shift;
  wire [64:0] half = {1'b0, twice[64:1]};
  wire [64:0] scaled = $signed(product + half) >>> shift;
  wire [16:0] most_difference = (17'd1 << outBits) - 17'd1;
  wire [15:0] most = most_difference[15:0];
  wire negative = scaled[64];
  wire [64:0] magnitude = scaled;
  wire large_ = magnitude > {49'd0, most};
  wire [15:0] clamped = large_ ? most : magnitude[15:0];

  assign result = negative ? 16'd0 : clamped;

  wire unused = &{1'b0, twice[0], most_difference[16]};
endmodule
