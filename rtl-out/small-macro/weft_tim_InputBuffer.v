// One beat of input, and its place in the job.
module weft_tim_InputBuffer (
  input clk,
  input resetn,
  input start,
  input stop,
  input bitPlanes,
  input twoStep,
  input keep,
  input [3:0] planes,
  input [1:0] firstBlock,
  input [2:0] blocks,
  input [31:0] vectors,
  input [31:0] data,
  input valid,
  input last,
  output ready,
  input beatDone,
  output present,
  output [31:0] beat,
  output [1:0] block,
  output [1:0] planePair,
  output two,
  output fresh,
  output lastOfVector,
  output lastOfJob,
  output tooShort,
  output tooLong
);
  // The place of the stream's next beat.
  reg missing;
  reg [1:0] pair;
  reg [1:0] nextBlock;
  reg [2:0] blocksLeft;
  reg [31:0] vectorsLeft;
  reg startsFresh;
  // The beat that the array works on.
  reg held;
  reg [31:0] heldBeat;
  reg [1:0] heldBlock;
  reg [1:0] heldPair;
  reg heldTwo;
  reg heldFresh;
  reg heldLastOfVector;
  reg heldLastOfJob;
  wire [2:0] highPlane = {pair, 1'b0} | 3'd1;
  wire lastPair = ~bitPlanes | ({1'b0, highPlane} + 4'd1 >= planes);
  wire lastBlock = blocksLeft == 3'd1;
  wire lastVector = vectorsLeft == 32'd1;
  wire endsVector = lastPair & lastBlock;
  wire endsJob = endsVector & lastVector;

  assign ready = missing & (~held | beatDone);

  wire accept = ready & valid;

  always @(posedge clk) begin
    if (accept) begin
      heldBeat <= data;
      heldBlock <= nextBlock;
      heldPair <= pair;
      heldTwo <= twoStep | bitPlanes & ({1'b0, highPlane} < planes);
      heldFresh <= startsFresh;
      heldLastOfVector <= endsVector;
      heldLastOfJob <= endsJob;
      startsFresh <= endsVector;
      if (!lastPair) begin
        pair <= pair + 2'd1;
      end else if (!lastBlock) begin
        pair <= 2'd0;
        nextBlock <= nextBlock + 2'd1;
        blocksLeft <= blocksLeft - 3'd1;
      end else begin
        pair <= 2'd0;
        nextBlock <= firstBlock;
        blocksLeft <= blocks;
        vectorsLeft <= vectorsLeft - 32'd1;
      end
    end
    if (start) begin
      pair <= 2'd0;
      nextBlock <= firstBlock;
      blocksLeft <= blocks;
      vectorsLeft <= vectors;
      startsFresh <= ~keep;
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      held <= 1'b0;
      missing <= 1'b0;
    end else begin
      if (beatDone) begin
        held <= 1'b0;
      end
      if (accept) begin
        held <= 1'b1;
        if (!lastPair) begin
        end else if (!lastBlock) begin
        end else begin
          missing <= ~lastVector;
        end
      end
      if (start) begin
        missing <= 1'b1;
      end
      if (stop) begin
        missing <= 1'b0;
        held <= 1'b0;
      end
    end
  end

  assign present = held;
  assign beat = heldBeat;
  assign block = heldBlock;
  assign planePair = heldPair;
  assign two = heldTwo;
  assign fresh = heldFresh;
  assign lastOfVector = heldLastOfVector;
  assign lastOfJob = heldLastOfJob;
  assign tooShort = accept & last & ~endsJob;
  assign tooLong = accept & endsJob & ~last;
endmodule
