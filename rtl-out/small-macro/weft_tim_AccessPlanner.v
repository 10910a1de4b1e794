// What an access drives and what its codes weigh.
module weft_tim_AccessPlanner (
  input twosComplement,
  input ternary,
  input twoStep,
  input test,
  input silent,
  input [3:0] planes,
  input [5:0] weightPlus,
  input [5:0] weightMinus,
  input [5:0] inputPlus,
  input [5:0] inputMinus,
  input [1:0] planePair,
  input second,
  input two,
  input fresh,
  input lastOfVector,
  input lastOfJob,
  output lowToPlus,
  output highToPlus,
  output highToMinus,
  output [11:0] weights_plusScale,
  output [11:0] weights_minusScale,
  output [2:0] weights_plane,
  output weights_negate,
  output weights_fresh,
  output emit,
  output last
);
  wire bothHalves = ternary | test;

  assign lowToPlus = bothHalves | ~second;
  assign highToPlus = ~(bothHalves | twoStep) & second;
  assign highToMinus = bothHalves | twoStep & second;

  wire minusRows = twoStep & second;
  wire [5:0] inputScale = minusRows ? inputMinus : inputPlus;
  wire [5:0] onPlusLine = minusRows ? weightMinus : weightPlus;
  wire [5:0] onMinusLine = minusRows ? weightPlus : weightMinus;
  wire digits = ternary | twoStep;
  wire [2:0] bitPlane = {planePair, second};
  wire [2:0] plane = digits ? 3'd0 : bitPlane;
  wire lastAccess = second | ~two;

  assign weights_plusScale = {6'd0, inputScale} * {6'd0, onPlusLine};
  assign weights_minusScale = {6'd0, inputScale} * {6'd0, onMinusLine};
  assign weights_plane = plane;
  assign weights_negate = twosComplement & ({1'b0, plane} + 4'd1 == planes);
  assign weights_fresh = fresh & ~second;
  assign emit = lastOfVector & lastAccess & ~(silent | test);
  assign last = lastOfJob & lastAccess;
endmodule
