// Block and word line of a row.
module weft_tim_BlockDecoder (
  input [4:0] row,
  output [1:0] block,
  output [7:0] wordLine
);
  wire [1:0] split_quotient = row[4:3];
  wire [2:0] split_remainder = row[2:0];

  assign block = split_quotient;
  assign wordLine[0] = split_remainder == 3'd0;
  assign wordLine[1] = split_remainder == 3'd1;
  assign wordLine[2] = split_remainder == 3'd2;
  assign wordLine[3] = split_remainder == 3'd3;
  assign wordLine[4] = split_remainder == 3'd4;
  assign wordLine[5] = split_remainder == 3'd5;
  assign wordLine[6] = split_remainder == 3'd6;
  assign wordLine[7] = split_remainder == 3'd7;
endmodule
