// Conversion steps of sampled accesses.
module weft_xbar_Converter (
  input clk,
  input resetn,
  input start,
  input [1:0] terms_fragment,
  input [2:0] terms_plane,
  input terms_negate,
  input [2:0] terms_driven,
  input [3:0] firstStep,
  input [3:0] steps,
  input stop,
  input [7:0] convertClocks,
  output free,
  output convert,
  output [3:0] step,
  output ready,
  output [3:0] codesStep,
  output codesCell,
  output [1:0] codesSlot,
  output [1:0] codesTerms_fragment,
  output [2:0] codesTerms_plane,
  output codesTerms_negate,
  output [2:0] codesTerms_driven,
  output codesLast
);
  reg converts;
  reg [3:0] currentStep;
  reg [3:0] stepsLeft;
  reg cell_;
  reg [1:0] slot;
  reg [1:0] heldTerms_fragment;
  reg [2:0] heldTerms_plane;
  reg heldTerms_negate;
  reg [2:0] heldTerms_driven;
  reg [7:0] timer_clocksLeft;
  wire timer_done = timer_clocksLeft == 8'd0;
  reg codesReady;
  reg [3:0] readyStep;
  reg readyCell;
  reg [1:0] readySlot;
  reg readyLast;
  wire stepEnds = converts & timer_done;
  wire lastStep = stepsLeft == 4'd1;

  always @(posedge clk) begin
    if (stepEnds) begin
      readyStep <= currentStep;
      readyCell <= cell_;
      readySlot <= slot;
      readyLast <= lastStep;
      currentStep <= currentStep + 4'd1;
      stepsLeft <= stepsLeft - 4'd1;
      cell_ <= cell_ + 1'b1;
      if (cell_ == 1'b1) begin
        cell_ <= 1'b0;
        slot <= slot + 2'd1;
      end
    end
    if (start) begin
      currentStep <= firstStep;
      stepsLeft <= steps;
      cell_ <= 1'b0;
      slot <= 2'd0;
      heldTerms_fragment <= terms_fragment;
      heldTerms_plane <= terms_plane;
      heldTerms_negate <= terms_negate;
      heldTerms_driven <= terms_driven;
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
  assign ready = codesReady;
  assign codesStep = readyStep;
  assign codesCell = readyCell;
  assign codesSlot = readySlot;
  assign codesTerms_fragment = heldTerms_fragment;
  assign codesTerms_plane = heldTerms_plane;
  assign codesTerms_negate = heldTerms_negate;
  assign codesTerms_driven = heldTerms_driven;
  assign codesLast = readyLast;
endmodule
