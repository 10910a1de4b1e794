// Adds the sums of tiles that hold slices of the same columns.
module weft_tim_ReduceUnit (
  input [127:0] columns_0,
  input [127:0] columns_1,
  input [127:0] columns_2,
  input [127:0] columns_3,
  input [1:0] group,
  output [31:0] lane_0,
  output [31:0] lane_1,
  output [31:0] lane_2,
  output [31:0] lane_3
);
  wire [31:0] lane_0_joined_sum = columns_0[31:0] + columns_1[31:0];
  wire [31:0] lane_0_joined_sum_1 = columns_2[31:0] + columns_3[31:0];
  wire [95:0] lane_0_joined = {lane_0_joined_sum + lane_0_joined_sum_1, lane_0_joined_sum, columns_0[31:0]};

  assign lane_0 = group != 2'd3 ? lane_0_joined[{group, 5'd0} +: 32] : 32'd0;

  wire [31:0] lane_1_joined_sum = columns_0[63:32] + columns_1[63:32];
  wire [31:0] lane_1_joined_sum_1 = columns_2[63:32] + columns_3[63:32];
  wire [95:0] lane_1_joined = {lane_1_joined_sum + lane_1_joined_sum_1, lane_1_joined_sum, columns_1[31:0]};

  assign lane_1 = group != 2'd3 ? lane_1_joined[{group, 5'd0} +: 32] : 32'd0;

  wire [95:0] lane_2_joined = {columns_0[95:64] + columns_1[95:64] + (columns_2[95:64] + columns_3[95:64]),
      lane_0_joined_sum_1, columns_2[31:0]};

  assign lane_2 = group != 2'd3 ? lane_2_joined[{group, 5'd0} +: 32] : 32'd0;

  wire [95:0] lane_3_joined = {columns_0[127:96] + columns_1[127:96] + (columns_2[127:96] + columns_3[127:96]),
      lane_1_joined_sum_1, columns_3[31:0]};

  assign lane_3 = group != 2'd3 ? lane_3_joined[{group, 5'd0} +: 32] : 32'd0;
endmodule
