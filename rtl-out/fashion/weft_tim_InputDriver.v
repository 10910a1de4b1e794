// Word lines of a block: plus and minus.
module weft_tim_InputDriver (
  input drive,
  input [15:0] low,
  input [15:0] high,
  input lowToPlus,
  input highToPlus,
  input highToMinus,
  input [15:0] programmed,
  output [15:0] plusLines,
  output [15:0] minusLines
);
  wire [15:0] rows = programmed & {16{drive}};
  wire [15:0] plus = low & {16{lowToPlus}} | high & {16{highToPlus}};
  wire [15:0] minus = high & {16{highToMinus}};

  assign plusLines = plus & rows;
  assign minusLines = minus & rows;
endmodule
