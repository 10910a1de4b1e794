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
  input [2:0] testStep,
  input [8:0] columns,
  input [7:0] convertClocks,
  input rowFree,
  output free,
  output convert,
  output [2:0] step,
  output accumulate,
  output testDone,
  output [2:0] codesStep,
  output [11:0] codesWeights_plusScale,
  output [11:0] codesWeights_minusScale,
  output [2:0] codesWeights_plane,
  output codesWeights_negate,
  output codesWeights_fresh,
  output push,
  output [5:0] codesColumns,
  output [31:0] codesInUse,
  output codesLast
);
  reg converts;
  reg [2:0] currentStep;
  reg [8:0] columnsLeft;
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
  reg [2:0] readyStep;
  reg [5:0] readyColumns;
  reg [31:0] readyInUse;
  reg readyLastStep;
  wire blocked = heldEmit & ~rowFree;
  wire stepEnds = converts & timer_done & ~blocked;
  wire lastStep = (columnsLeft <= 9'd32) | test;

  always @(posedge clk) begin
    if (stepEnds) begin
      readyStep <= currentStep;
      readyColumns <= columnsLeft > 9'd32 ? 6'h20 : columnsLeft[5:0];
      readyInUse[0] <= columnsLeft != 9'd0;
      readyInUse[1] <= columnsLeft > 9'd1;
      readyInUse[2] <= columnsLeft > 9'd2;
      readyInUse[3] <= columnsLeft > 9'd3;
      readyInUse[4] <= columnsLeft > 9'd4;
      readyInUse[5] <= columnsLeft > 9'd5;
      readyInUse[6] <= columnsLeft > 9'd6;
      readyInUse[7] <= columnsLeft > 9'd7;
      readyInUse[8] <= columnsLeft > 9'd8;
      readyInUse[9] <= columnsLeft > 9'd9;
      readyInUse[10] <= columnsLeft > 9'd10;
      readyInUse[11] <= columnsLeft > 9'd11;
      readyInUse[12] <= columnsLeft > 9'd12;
      readyInUse[13] <= columnsLeft > 9'd13;
      readyInUse[14] <= columnsLeft > 9'd14;
      readyInUse[15] <= columnsLeft > 9'd15;
      readyInUse[16] <= columnsLeft > 9'd16;
      readyInUse[17] <= columnsLeft > 9'd17;
      readyInUse[18] <= columnsLeft > 9'd18;
      readyInUse[19] <= columnsLeft > 9'd19;
      readyInUse[20] <= columnsLeft > 9'd20;
      readyInUse[21] <= columnsLeft > 9'd21;
      readyInUse[22] <= columnsLeft > 9'd22;
      readyInUse[23] <= columnsLeft > 9'd23;
      readyInUse[24] <= columnsLeft > 9'd24;
      readyInUse[25] <= columnsLeft > 9'd25;
      readyInUse[26] <= columnsLeft > 9'd26;
      readyInUse[27] <= columnsLeft > 9'd27;
      readyInUse[28] <= columnsLeft > 9'd28;
      readyInUse[29] <= columnsLeft > 9'd29;
      readyInUse[30] <= columnsLeft > 9'd30;
      readyInUse[31] <= columnsLeft > 9'd31;
      readyLastStep <= lastStep;
      currentStep <= currentStep + 3'd1;
      columnsLeft <= columnsLeft - 9'd32;
    end
    if (start) begin
      currentStep <= test ? testStep : 3'd0;
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
