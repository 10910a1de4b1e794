// Conversion steps of sampled accesses.
module weft_tim_Converter (
  input clk,
  input resetn,
  input start,
  input [11:0] weights_plusScale,
  input [11:0] weights_minusScale,
  input [2:0] weights_plane,
  input weights_negate,
  input weights_fresh,
  input emit,
  input last,
  input stop,
  input test,
  input [1:0] testStep,
  input [5:0] columns,
  input [7:0] convertClocks,
  input rowFree,
  output free,
  output convert,
  output [1:0] step,
  output accumulate,
  output testDone,
  output [1:0] codesStep,
  output [11:0] codesWeights_plusScale,
  output [11:0] codesWeights_minusScale,
  output [2:0] codesWeights_plane,
  output codesWeights_negate,
  output codesWeights_fresh,
  output push,
  output [3:0] codesColumns,
  output [7:0] codesInUse,
  output codesLast
);
  reg converts;
  reg [1:0] currentStep;
  reg [5:0] columnsLeft;
  reg [11:0] heldWeights_plusScale;
  reg [11:0] heldWeights_minusScale;
  reg [2:0] heldWeights_plane;
  reg heldWeights_negate;
  reg heldWeights_fresh;
  reg heldEmit;
  reg heldLast;
  reg [7:0] timer_clocksLeft;
  wire timer_done = timer_clocksLeft == 8'd0;
  reg codesReady;
  reg [1:0] readyStep;
  reg [3:0] readyColumns;
  reg [7:0] readyInUse;
  reg readyLastStep;
  wire blocked = heldEmit & ~rowFree;
  wire stepEnds = converts & timer_done & ~blocked;
  wire lastStep = (columnsLeft <= 6'd8) | test;

  always @(posedge clk) begin
    if (stepEnds) begin
      readyStep <= currentStep;
      readyColumns <= columnsLeft > 6'd8 ? 4'b1000 : columnsLeft[3:0];
      readyInUse[0] <= columnsLeft != 6'd0;
      readyInUse[1] <= columnsLeft > 6'd1;
      readyInUse[2] <= columnsLeft > 6'd2;
      readyInUse[3] <= columnsLeft > 6'd3;
      readyInUse[4] <= columnsLeft > 6'd4;
      readyInUse[5] <= columnsLeft > 6'd5;
      readyInUse[6] <= columnsLeft > 6'd6;
      readyInUse[7] <= columnsLeft > 6'd7;
      readyLastStep <= lastStep;
      currentStep <= currentStep + 2'd1;
      columnsLeft <= columnsLeft - 6'd8;
    end
    if (start) begin
      currentStep <= test ? testStep : 2'd0;
      columnsLeft <= columns;
      heldWeights_plusScale <= weights_plusScale;
      heldWeights_minusScale <= weights_minusScale;
      heldWeights_plane <= weights_plane;
      heldWeights_negate <= weights_negate;
      heldWeights_fresh <= weights_fresh;
      heldEmit <= emit;
      heldLast <= last;
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      timer_clocksLeft <= 8'd0;
      converts <= 1'b0;
      codesReady <= 1'b0;
    end else begin
      if (!timer_done) begin
        timer_clocksLeft <= timer_clocksLeft - 8'd1;
      end
      codesReady <= stepEnds;
      if (stepEnds) begin
        timer_clocksLeft <= convertClocks - 8'd1;
        if (lastStep) begin
          converts <= 1'b0;
        end
      end
      if (start) begin
        converts <= 1'b1;
        timer_clocksLeft <= convertClocks - 8'd1;
      end
      if (stop) begin
        converts <= 1'b0;
        codesReady <= 1'b0;
      end
    end
  end

  assign free = ~converts | stepEnds & lastStep;
  assign convert = converts;
  assign step = currentStep;

  wire computed = codesReady & ~test;

  assign accumulate = computed;
  assign testDone = codesReady & test;
  assign codesStep = readyStep;
  assign codesWeights_plusScale = heldWeights_plusScale;
  assign codesWeights_minusScale = heldWeights_minusScale;
  assign codesWeights_plane = heldWeights_plane;
  assign codesWeights_negate = heldWeights_negate;
  assign codesWeights_fresh = heldWeights_fresh;
  assign push = computed & heldEmit;
  assign codesColumns = readyColumns;
  assign codesInUse = readyInUse;
  assign codesLast = heldLast & readyLastStep;
endmodule
