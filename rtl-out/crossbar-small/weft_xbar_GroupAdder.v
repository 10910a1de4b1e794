// Adds the sums of units that hold slices of one matrix.
module weft_xbar_GroupAdder (
  input [19:0] sum_0,
  input [19:0] sum_1,
  input group,
  output [19:0] lane_0,
  output [19:0] lane_1
);
  wire [19:0] here_0 = sum_0 + sum_1;
  wire [39:0] lane_0_joined = {here_0, sum_0};

  assign lane_0 = lane_0_joined[{5'd0, group} * 6'd20 +: 20];

  wire [39:0] lane_1_joined = {20'd0, sum_1};

  assign lane_1 = lane_1_joined[{5'd0, group} * 6'd20 +: 20];
endmodule
