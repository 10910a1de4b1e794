// Beats of a row report.
module weft_xbar_RowReport (
  input [15:0] pulses,
  input [4:0] failed,
  input [17:0] below,
  input [17:0] above,
  input beat,
  output [63:0] data
);
  wire [31:0] counts = {pulses, {11'd0, failed}};
  wire [31:0] lane = counts;
  wire [1:0] pairs_0 = {above[17], below[17]};
  wire [1:0] pairs_1 = {above[16], below[16]};
  wire [1:0] pairs_2 = {above[15], below[15]};
  wire [1:0] pairs_3 = {above[14], below[14]};
  wire [1:0] pairs_4 = {above[13], below[13]};
  wire [1:0] pairs_5 = {above[12], below[12]};
  wire [1:0] pairs_6 = {above[11], below[11]};
  wire [1:0] pairs_7 = {above[10], below[10]};
  wire [1:0] pairs_8 = {above[9], below[9]};
  wire [1:0] pairs_9 = {above[8], below[8]};
  wire [1:0] pairs_10 = {above[7], below[7]};
  wire [1:0] pairs_11 = {above[6], below[6]};
  wire [1:0] pairs_12 = {above[5], below[5]};
  wire [1:0] pairs_13 = {above[4], below[4]};
  wire [1:0] pairs_14 = {above[3], below[3]};
  wire [1:0] pairs_15 = {above[2], below[2]};
  wire [1:0] pairs_16 = {above[1], below[1]};
  wire [1:0] pairs_17 = {above[0], below[0]};
  wire [35:0] details = {pairs_0, pairs_1, pairs_2, pairs_3, pairs_4, pairs_5, pairs_6, pairs_7, pairs_8, pairs_9,
      pairs_10, pairs_11, pairs_12, pairs_13, pairs_14, pairs_15, pairs_16, pairs_17};
  wire [63:0] padded = {28'd0, details};
  wire [127:0] data_joined = {padded, {32'd0, lane}};

  assign data = data_joined[{beat, 6'd0} +: 64];
endmodule
