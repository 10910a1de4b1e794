// Rounds of all units, and the order of results.
module weft_xbar_RoundControl (
  input clk,
  input resetn,
  input start,
  input stop,
  input keep,
  input silent,
  input [4:0] outputs,
  input [31:0] vectors,
  input bankFull,
  input finished,
  input room,
  output begins,
  output fresh,
  output roundEnds,
  output push,
  output lastResult,
  output crossbar,
  output adc,
  output [1:0] slot,
  output ends
);
  localparam [1:0] STATE_IDLE = 2'd0;
  localparam [1:0] STATE_WAIT = 2'd1;
  localparam [1:0] STATE_RUN = 2'd2;
  localparam [1:0] STATE_OUTPUT = 2'd3;
  reg [31:0] vectorsLeft;
  reg keepsSums;
  reg [4:0] outputsLeft;
  reg atCrossbar;
  reg atAdc;
  reg [1:0] atSlot;
  wire lastVector = vectorsLeft == 32'd1;
  wire lastOutput = outputsLeft == 5'd1;
  reg waits;
  reg ending;
  reg moves;
  wire vectorDone = ending & silent | moves & lastOutput;
  wire jobDone = vectorDone & lastVector;
  wire next = (waits | vectorDone & ~lastVector) & bankFull;
  reg [1:0] state;

  always @* begin
    waits = 1'b0;
    case (state)
      STATE_WAIT: begin
        waits = 1'b1;
      end
      STATE_RUN: begin end
      STATE_OUTPUT: begin end
      default: begin end
    endcase
  end

  always @* begin
    ending = 1'b0;
    case (state)
      STATE_WAIT: begin end
      STATE_RUN: begin
        if (finished) begin
          ending = 1'b1;
        end
      end
      STATE_OUTPUT: begin end
      default: begin end
    endcase
  end

  always @* begin
    moves = 1'b0;
    case (state)
      STATE_WAIT: begin end
      STATE_RUN: begin end
      STATE_OUTPUT: begin
        moves = room;
      end
      default: begin end
    endcase
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      state <= STATE_IDLE;
    end else begin
      case (state)
        STATE_WAIT: begin end
        STATE_RUN: begin
          if (finished) begin
            state <= STATE_OUTPUT;
          end
        end
        STATE_OUTPUT: begin end
        default: begin end
      endcase
      if (jobDone) begin
        state <= STATE_IDLE;
      end else if (next) begin
        state <= STATE_RUN;
      end else if (vectorDone) begin
        state <= STATE_WAIT;
      end
      if (start) begin
        state <= STATE_WAIT;
      end
      if (stop) begin
        state <= STATE_IDLE;
      end
    end
  end

  always @(posedge clk) begin
    if (ending) begin
      outputsLeft <= outputs;
      atCrossbar <= 1'b0;
      atAdc <= 1'b0;
      atSlot <= 2'd0;
    end
    if (moves) begin
      outputsLeft <= outputsLeft - 5'd1;
      atSlot <= atSlot + 2'd1;
      if (atSlot == 2'd3) begin
        atSlot <= 2'd0;
        atAdc <= atAdc + 1'b1;
        if (atAdc == 1'b1) begin
          atAdc <= 1'b0;
          atCrossbar <= atCrossbar + 1'b1;
        end
      end
    end
  end

  always @(posedge clk) begin
    if (vectorDone) begin
      vectorsLeft <= vectorsLeft - 32'd1;
    end
    if (next) begin
      keepsSums <= 1'b0;
    end
    if (start) begin
      vectorsLeft <= vectors;
      keepsSums <= keep;
    end
  end

  assign begins = next;
  assign fresh = ~keepsSums;
  assign roundEnds = ending;
  assign push = moves;
  assign lastResult = lastOutput & lastVector;
  assign crossbar = atCrossbar;
  assign adc = atAdc;
  assign slot = atSlot;
  assign ends = ending & silent & lastVector;
endmodule
