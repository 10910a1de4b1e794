// Phases of array accesses.
module weft_xbar_ArrayController (
  input clk,
  input resetn,
  input start,
  input stop,
  input [7:0] prechargeClocks,
  input [7:0] driveClocks,
  input [7:0] sampleClocks,
  input present,
  input two,
  input lastBeat,
  input converterFree,
  output precharge,
  output drive,
  output hold,
  output sample,
  output second,
  output accessBegins,
  output sampled,
  output beatDone
);
  localparam [2:0] PHASE_IDLE = 3'd0;
  localparam [2:0] PHASE_PRECHARGE = 3'd1;
  localparam [2:0] PHASE_DRIVE = 3'd2;
  localparam [2:0] PHASE_HOLD = 3'd3;
  localparam [2:0] PHASE_SAMPLE = 3'd4;
  reg [2:0] phase;
  reg [7:0] timer_clocksLeft;
  wire timer_done = timer_clocksLeft == 8'd0;
  reg secondAccess;
  reg firstDriveClock;
  wire samples = (phase == PHASE_SAMPLE) & timer_done;
  wire lastAccess = secondAccess | ~two;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      phase <= PHASE_IDLE;
      timer_clocksLeft <= 8'd0;
      firstDriveClock <= 1'b0;
      secondAccess <= 1'b0;
    end else begin
      if (!timer_done) begin
        timer_clocksLeft <= timer_clocksLeft - 8'd1;
      end
      firstDriveClock <= 1'b0;
      case (phase)
        PHASE_PRECHARGE: begin
          if (timer_done && present) begin
            phase <= PHASE_DRIVE;
            timer_clocksLeft <= driveClocks - 8'd1;
            firstDriveClock <= 1'b1;
          end
        end
        PHASE_DRIVE: begin
          if (timer_done) begin
            phase <= converterFree ? PHASE_SAMPLE : PHASE_HOLD;
            timer_clocksLeft <= sampleClocks - 8'd1;
          end
        end
        PHASE_HOLD: begin
          timer_clocksLeft <= sampleClocks - 8'd1;
          if (converterFree) begin
            phase <= PHASE_SAMPLE;
          end
        end
        PHASE_SAMPLE: begin
          if (timer_done) begin
            secondAccess <= ~lastAccess;
            phase <= lastAccess & lastBeat ? PHASE_IDLE : PHASE_PRECHARGE;
            timer_clocksLeft <= prechargeClocks - 8'd1;
          end
        end
        default: begin end
      endcase
      if (start) begin
        phase <= PHASE_PRECHARGE;
        timer_clocksLeft <= prechargeClocks - 8'd1;
        secondAccess <= 1'b0;
      end
      if (stop) begin
        phase <= PHASE_IDLE;
        firstDriveClock <= 1'b0;
      end
    end
  end

  assign precharge = phase == PHASE_PRECHARGE;
  assign drive = phase == PHASE_DRIVE;
  assign hold = phase == PHASE_HOLD;
  assign sample = phase == PHASE_SAMPLE;
  assign second = secondAccess;
  assign accessBegins = firstDriveClock;
  assign sampled = samples;
  assign beatDone = samples & lastAccess;
endmodule
