// Adds the sums of tiles that hold slices of the same columns.
module weft_tim_ReduceUnit (
  input [63:0] columns_0,
  input [63:0] columns_1,
  input group,
  output [31:0] lane_0,
  output [31:0] lane_1
);
  wire [63:0] lane_0_joined = {columns_0[31:0] + columns_1[31:0], columns_0[31:0]};

  assign lane_0 = lane_0_joined[{group, 5'd0} +: 32];

  wire [63:0] lane_1_joined = {columns_0[63:32] + columns_1[63:32], columns_1[31:0]};

  assign lane_1 = lane_1_joined[{group, 5'd0} +: 32];
endmodule
