// Word lines of a block: plus and minus.
module weft_tim_InputDriver (
  input drive,
  input [7:0] low,
  input [7:0] high,
  input lowToPlus,
  input highToPlus,
  input highToMinus,
  input [7:0] programmed,
  output [7:0] plusLines,
  output [7:0] minusLines
);
  wire [7:0] rows = programmed & {8{drive}};
  wire [7:0] plus = low & {8{lowToPlus}} | high & {8{highToPlus}};
  wire [7:0] minus = high & {8{highToMinus}};

  assign plusLines = plus & rows;
  assign minusLines = minus & rows;
endmodule
