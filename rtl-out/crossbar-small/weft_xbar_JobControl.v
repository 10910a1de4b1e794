// Start, end and abort of jobs.
module weft_xbar_JobControl (
  input clk,
  input resetn,
  input start,
  input abort,
  input tooShort,
  input tooLong,
  input ends,
  input resultWaits,
  input valid,
  input last,
  input reset,
  output busy,
  output done,
  output stop,
  output drain
);
  localparam [1:0] STATE_IDLE = 2'd0;
  localparam [1:0] STATE_RUN = 2'd1;
  localparam [1:0] STATE_DRAIN = 2'd2;
  localparam [1:0] STATE_FLUSH = 2'd3;
  reg [1:0] state;
  reg goesOn;
  wire aborts = abort | tooShort;
  reg finished;
  wire finished_and = ends & ~goesOn;

  always @* begin
    finished = 1'b0;
    case (state)
      STATE_RUN: begin
        if (finished_and) begin
          finished = 1'b1;
        end
      end
      STATE_DRAIN: begin
        if (valid && last) begin
          finished = 1'b1;
        end
      end
      STATE_FLUSH: begin
        finished = ~resultWaits;
      end
      default: begin end
    endcase
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      goesOn <= 1'b0;
      state <= STATE_IDLE;
    end else begin
      case (state)
        STATE_RUN: begin
          if (tooLong) begin
            goesOn <= 1'b1;
          end
          if (finished_and) begin
          end else if (aborts) begin
            state <= STATE_FLUSH;
          end else if (ends) begin
            state <= STATE_DRAIN;
          end
        end
        STATE_DRAIN: begin
          if (valid && last) begin
          end else if (abort) begin
            state <= STATE_FLUSH;
          end
        end
        STATE_FLUSH: begin end
        default: begin end
      endcase
      if (finished) begin
        state <= STATE_IDLE;
      end
      if (start) begin
        state <= STATE_RUN;
        goesOn <= 1'b0;
      end
      if (reset) begin
        state <= STATE_IDLE;
      end
    end
  end

  assign busy = state != STATE_IDLE;
  assign done = finished;
  assign stop = reset | (state == STATE_RUN) & aborts;
  assign drain = state == STATE_DRAIN;
endmodule
