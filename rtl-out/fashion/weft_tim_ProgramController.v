// Collects rows and makes the phases that write them.
module weft_tim_ProgramController (
  input clk,
  input resetn,
  input start,
  input stop,
  input [7:0] firstRow,
  input [8:0] rows,
  input [7:0] setupClocks,
  input [7:0] pulseClocks,
  input [7:0] recoveryClocks,
  input [127:0] data,
  input valid,
  input last,
  output ready,
  output writeSetup,
  output writePulse,
  output writeRecovery,
  output [7:0] row,
  output [511:0] rowData,
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
  reg [1:0] beat;
  reg [7:0] currentRow;
  reg [8:0] rowsLeft;
  reg [255:0] nonZero;
  reg [255:0] negative;

  assign ready = phase == PHASE_COLLECT;

  wire accept = ready & valid;
  wire lastRow = rowsLeft == 9'd1;
  wire lastOfRow = beat == 2'd3;
  wire lastOfJob = lastOfRow & lastRow;
  wire recovered = (phase == PHASE_WRITE_RECOVERY) & timer_done;

  always @(posedge clk) begin
    case (phase)
      PHASE_COLLECT: begin
        if (valid) begin
          nonZero[{beat, 6'd0} +: 64] <= {data[126], data[124], data[122], data[120], data[118], data[116], data[114],
              data[112], data[110], data[108], data[106], data[104], data[102], data[100], data[98], data[96], data[94],
              data[92], data[90], data[88], data[86], data[84], data[82], data[80], data[78], data[76], data[74],
              data[72], data[70], data[68], data[66], data[64], data[62], data[60], data[58], data[56], data[54],
              data[52], data[50], data[48], data[46], data[44], data[42], data[40], data[38], data[36], data[34],
              data[32], data[30], data[28], data[26], data[24], data[22], data[20], data[18], data[16], data[14],
              data[12], data[10], data[8], data[6], data[4], data[2], data[0]};
          negative[{beat, 6'd0} +: 64] <= {data[127], data[125], data[123], data[121], data[119], data[117], data[115],
              data[113], data[111], data[109], data[107], data[105], data[103], data[101], data[99], data[97], data[95],
              data[93], data[91], data[89], data[87], data[85], data[83], data[81], data[79], data[77], data[75],
              data[73], data[71], data[69], data[67], data[65], data[63], data[61], data[59], data[57], data[55],
              data[53], data[51], data[49], data[47], data[45], data[43], data[41], data[39], data[37], data[35],
              data[33], data[31], data[29], data[27], data[25], data[23], data[21], data[19], data[17], data[15],
              data[13], data[11], data[9], data[7], data[5], data[3], data[1]};
          beat <= beat + 2'd1;
        end
      end
      PHASE_WRITE_SETUP: begin end
      PHASE_WRITE_PULSE: begin end
      PHASE_WRITE_RECOVERY: begin
        if (timer_done) begin
          beat <= 2'd0;
          currentRow <= currentRow + 8'd1;
          rowsLeft <= rowsLeft - 9'd1;
        end
      end
      default: begin end
    endcase
    if (start) begin
      beat <= 2'd0;
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
