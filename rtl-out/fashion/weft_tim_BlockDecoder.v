// Block and word line of a row.
module weft_tim_BlockDecoder (
  input [7:0] row,
  output [3:0] block,
  output [15:0] wordLine
);
  wire [3:0] split_quotient = row[7:4];
  wire [3:0] split_remainder = row[3:0];

  assign block = split_quotient;
  assign wordLine[0] = split_remainder == 4'd0;
  assign wordLine[1] = split_remainder == 4'd1;
  assign wordLine[2] = split_remainder == 4'd2;
  assign wordLine[3] = split_remainder == 4'd3;
  assign wordLine[4] = split_remainder == 4'd4;
  assign wordLine[5] = split_remainder == 4'd5;
  assign wordLine[6] = split_remainder == 4'd6;
  assign wordLine[7] = split_remainder == 4'd7;
  assign wordLine[8] = split_remainder == 4'd8;
  assign wordLine[9] = split_remainder == 4'd9;
  assign wordLine[10] = split_remainder == 4'd10;
  assign wordLine[11] = split_remainder == 4'd11;
  assign wordLine[12] = split_remainder == 4'd12;
  assign wordLine[13] = split_remainder == 4'd13;
  assign wordLine[14] = split_remainder == 4'd14;
  assign wordLine[15] = split_remainder == 4'd15;
endmodule
