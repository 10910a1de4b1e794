// Collects rows and makes the phases that write them.
module weft_tim_ProgramController (
  input clk,
  input resetn,
  input start,
  input stop,
  input [4:0] firstRow,
  input [5:0] rows,
  input [7:0] setupClocks,
  input [7:0] pulseClocks,
  input [7:0] recoveryClocks,
  input [31:0] data,
  input valid,
  input last,
  output ready,
  output writeSetup,
  output writePulse,
  output writeRecovery,
  output [4:0] row,
  output [63:0] rowData,
  output ends,
  output tooShort,
  output tooLong
);
  localparam [2:0] PHASE_IDLE = 3'd0;
  localparam [2:0] PHASE_COLLECT = 3'd1;
  localparam [2:0] PHASE_WRITE_SETUP = 3'd2;
  localparam [2:0] PHASE_WRITE_PULSE = 3'd3;
  localparam [2:0] PHASE_WRITE_RECOVERY = 3'd4;
  reg [2:0] phase;
  reg [7:0] timer_clocksLeft;
  wire timer_done = timer_clocksLeft == 8'd0;
  reg beat;
  reg [4:0] currentRow;
  reg [5:0] rowsLeft;
  reg [31:0] nonZero;
  reg [31:0] negative;

  assign ready = phase == PHASE_COLLECT;

  wire accept = ready & valid;
  wire lastRow = rowsLeft == 6'd1;
  wire lastOfRow = beat == 1'b1;
  wire lastOfJob = lastOfRow & lastRow;
  wire recovered = (phase == PHASE_WRITE_RECOVERY) & timer_done;

  always @(posedge clk) begin
    case (phase)
      PHASE_COLLECT: begin
        if (valid) begin
          nonZero[{beat, 4'd0} +: 16] <= {data[30], data[28], data[26], data[24], data[22], data[20], data[18],
              data[16], data[14], data[12], data[10], data[8], data[6], data[4], data[2], data[0]};
          negative[{beat, 4'd0} +: 16] <= {data[31], data[29], data[27], data[25], data[23], data[21], data[19],
              data[17], data[15], data[13], data[11], data[9], data[7], data[5], data[3], data[1]};
          beat <= beat + 1'b1;
        end
      end
      PHASE_WRITE_SETUP: begin end
      PHASE_WRITE_PULSE: begin end
      PHASE_WRITE_RECOVERY: begin
        if (timer_done) begin
          beat <= 1'b0;
          currentRow <= currentRow + 5'd1;
          rowsLeft <= rowsLeft - 6'd1;
        end
      end
      default: begin end
    endcase
    if (start) begin
      beat <= 1'b0;
      currentRow <= firstRow;
      rowsLeft <= rows;
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      timer_clocksLeft <= 8'd0;
      phase <= PHASE_IDLE;
    end else begin
      if (!timer_done) begin
        timer_clocksLeft <= timer_clocksLeft - 8'd1;
      end
      case (phase)
        PHASE_COLLECT: begin
          timer_clocksLeft <= setupClocks - 8'd1;
          if (valid) begin
            if (lastOfRow) begin
              phase <= PHASE_WRITE_SETUP;
            end
          end
        end
        PHASE_WRITE_SETUP: begin
          if (timer_done) begin
            phase <= PHASE_WRITE_PULSE;
            timer_clocksLeft <= pulseClocks - 8'd1;
          end
        end
        PHASE_WRITE_PULSE: begin
          if (timer_done) begin
            phase <= PHASE_WRITE_RECOVERY;
            timer_clocksLeft <= recoveryClocks - 8'd1;
          end
        end
        PHASE_WRITE_RECOVERY: begin
          if (timer_done) begin
            if (lastRow) begin
              phase <= PHASE_IDLE;
            end else begin
              phase <= PHASE_COLLECT;
            end
          end
        end
        default: begin end
      endcase
      if (start) begin
        phase <= PHASE_COLLECT;
      end
      if (stop) begin
        phase <= PHASE_IDLE;
      end
    end
  end

  assign writeSetup = phase == PHASE_WRITE_SETUP;
  assign writePulse = phase == PHASE_WRITE_PULSE;
  assign writeRecovery = phase == PHASE_WRITE_RECOVERY;
  assign row = currentRow;
  assign rowData = {negative, nonZero};
  assign ends = recovered & lastRow;
  assign tooShort = accept & last & ~lastOfJob;
  assign tooLong = accept & lastOfJob & ~last;
endmodule
