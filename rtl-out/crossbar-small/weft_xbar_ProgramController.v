// Programs, verifies and tests rows.
module weft_xbar_ProgramController (
  input clk,
  input resetn,
  input start,
  input stop,
  input march,
  input [3:0] firstRow,
  input [4:0] rows,
  input [14:0] pulseLimit,
  input details,
  input [7:0] setupClocks,
  input [7:0] pulseClocks,
  input [7:0] recoveryClocks,
  input collected,
  input [71:0] image,
  input codesReady,
  input [3:0] codesStep,
  input codesLast,
  input [5:0] codes,
  input room,
  output pulseBegins,
  output collects,
  output verify,
  output [1:0] fragment,
  output [3:0] lines,
  output writeSetup,
  output writePulse,
  output writeRecovery,
  output cellWrite_setup,
  output cellWrite_pulse,
  output [3:0] cellWrite_row,
  output [17:0] cellWrite_set,
  output [17:0] cellWrite_reset,
  output [4:0] writes,
  output push,
  output [63:0] report,
  output lastBeat
);
  localparam [1:0] PASS_ERASE = 2'd0;
  localparam [1:0] PASS_LOW = 2'd1;
  localparam [1:0] PASS_HIGH = 2'd2;
  localparam [2:0] STATE_IDLE = 3'd0;
  localparam [2:0] STATE_COLLECT = 3'd1;
  localparam [2:0] STATE_VERIFY = 3'd2;
  localparam [2:0] STATE_DECIDE = 3'd3;
  localparam [2:0] STATE_WRITE_SETUP = 3'd4;
  localparam [2:0] STATE_WRITE_PULSE = 3'd5;
  localparam [2:0] STATE_WRITE_RECOVERY = 3'd6;
  localparam [2:0] STATE_REPORT = 3'd7;
  reg [1:0] pass;
  reg [3:0] row;
  reg [4:0] rowsLeft;
  reg [14:0] pulsesLeft;
  reg reportBeat;
  reg [7:0] timer_clocksLeft;
  wire timer_done = timer_clocksLeft == 8'd0;
  reg begins;

  assign pulseBegins = begins;

  wire [17:0] verifier_below;
  wire [17:0] verifier_above;
  wire [4:0] verifier_failed;
  wire verifier_fromImage = ~march;
  wire verifier_top = pass == PASS_HIGH;
  wire verifier_keepAbove = march & (pass == PASS_HIGH);
  reg verifies;
  wire lastRow = rowsLeft == 5'd1;
  wire lastOfReport = reportBeat == (march | details);
  reg [2:0] state;
  wire agrees = verifier_failed == 5'd0;
  reg [2:0] state_next;

  always @* begin
    state_next = state;
    case (state)
      STATE_COLLECT: begin
        if (collected) begin
          state_next = STATE_VERIFY;
        end
      end
      STATE_VERIFY: begin
        if (codesReady && codesLast) begin
          state_next = STATE_DECIDE;
        end
      end
      STATE_DECIDE: begin
        if (march) begin
          state_next = STATE_WRITE_SETUP;
        end else if (agrees || pulsesLeft == 15'd0) begin
          state_next = STATE_REPORT;
        end else begin
          state_next = STATE_WRITE_SETUP;
        end
      end
      STATE_WRITE_SETUP: begin
        if (timer_done) begin
          state_next = STATE_WRITE_PULSE;
        end
      end
      STATE_WRITE_PULSE: begin
        if (timer_done) begin
          state_next = STATE_WRITE_RECOVERY;
        end
      end
      STATE_WRITE_RECOVERY: begin
        if (timer_done) begin
          if (!march) begin
            state_next = STATE_VERIFY;
          end else if (pulsesLeft != 15'd0) begin
            state_next = STATE_WRITE_SETUP;
          end else begin
            case (pass)
              PASS_ERASE: begin
                state_next = STATE_WRITE_SETUP;
                if (lastRow) begin
                  state_next = STATE_VERIFY;
                end
              end
              PASS_LOW: begin
                state_next = STATE_VERIFY;
              end
              default: begin
                state_next = STATE_REPORT;
              end
            endcase
          end
        end
      end
      STATE_REPORT: begin
        if (room) begin
          if (lastOfReport) begin
            if (lastRow) begin
              state_next = STATE_IDLE;
            end else if (march) begin
              state_next = STATE_VERIFY;
            end else begin
              state_next = STATE_COLLECT;
            end
          end
        end
      end
      default: begin end
    endcase
    if (start) begin
      if (march) begin
        state_next = STATE_WRITE_SETUP;
      end else begin
        state_next = STATE_COLLECT;
      end
    end
    if (stop) begin
      state_next = STATE_IDLE;
    end
  end

  always @* begin
    verifies = 1'b0;
    if (state != STATE_VERIFY && state_next == STATE_VERIFY) begin
      verifies = 1'b1;
    end
  end

  wire timer_clocksLeft_and = (state != STATE_WRITE_PULSE) & (state_next == STATE_WRITE_PULSE);

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      timer_clocksLeft <= 8'd0;
    end else begin
      if (!timer_done) begin
        timer_clocksLeft <= timer_clocksLeft - 8'd1;
      end
      if (state != STATE_WRITE_SETUP && state_next == STATE_WRITE_SETUP) begin
        timer_clocksLeft <= setupClocks - 8'd1;
      end
      if (timer_clocksLeft_and) begin
        timer_clocksLeft <= pulseClocks - 8'd1;
      end
      if (state != STATE_WRITE_RECOVERY && state_next == STATE_WRITE_RECOVERY) begin
        timer_clocksLeft <= recoveryClocks - 8'd1;
      end
    end
  end

  always @(posedge clk) begin
    case (state)
      STATE_COLLECT: begin
        if (collected) begin
          pulsesLeft <= pulseLimit;
        end
      end
      STATE_VERIFY: begin end
      STATE_DECIDE: begin
        if (march) begin
          pulsesLeft <= pulseLimit;
        end
      end
      STATE_WRITE_SETUP: begin end
      STATE_WRITE_PULSE: begin end
      STATE_WRITE_RECOVERY: begin
        if (timer_done) begin
          if (!march) begin
          end else if (pulsesLeft != 15'd0) begin
          end else begin
            case (pass)
              PASS_ERASE: begin
                pulsesLeft <= pulseLimit;
                row <= row + 4'd1;
                rowsLeft <= rowsLeft - 5'd1;
                if (lastRow) begin
                  pass <= PASS_LOW;
                  row <= 4'd0;
                  rowsLeft <= 5'd16;
                end
              end
              PASS_LOW: begin
                pass <= PASS_HIGH;
              end
              default: begin end
            endcase
          end
        end
      end
      STATE_REPORT: begin
        if (room) begin
          reportBeat <= reportBeat + 1'b1;
          if (lastOfReport) begin
            pass <= PASS_LOW;
            row <= row + 4'd1;
            rowsLeft <= rowsLeft - 5'd1;
          end
        end
      end
      default: begin end
    endcase
    if (start) begin
      pass <= PASS_ERASE;
      pulsesLeft <= pulseLimit;
      row <= march ? 4'd0 : firstRow;
      rowsLeft <= march ? 5'd16 : rows;
    end
    if (timer_clocksLeft_and) begin
      pulsesLeft <= pulsesLeft - 15'd1;
    end
    if (state != STATE_REPORT && state_next == STATE_REPORT) begin
      reportBeat <= 1'b0;
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      state <= STATE_IDLE;
    end else begin
      state <= state_next;
    end
  end

  wire verifier_take = codesReady & (state == STATE_VERIFY);

  weft_xbar_RowVerifier verifier (
    .clk(clk),
    .take(verifier_take),
    .step(codesStep),
    .codes(codes),
    .fromImage(verifier_fromImage),
    .image(image),
    .top(verifier_top),
    .keepAbove(verifier_keepAbove),
    .below(verifier_below),
    .above(verifier_above),
    .failed(verifier_failed)
  );

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      begins <= 1'b0;
    end else begin
      begins <= 1'b0;
      if (state == STATE_WRITE_SETUP && timer_done) begin
        begins <= ~stop;
      end
    end
  end

  assign collects = state == STATE_COLLECT;
  assign verify = verifies;

  wire [1:0] place_quotient = row[3:2];
  wire [1:0] place_remainder = row[1:0];

  assign fragment = place_quotient;

  wire lines_hot_0 = place_remainder == 2'd3;
  wire lines_hot_1 = place_remainder == 2'd2;
  wire lines_hot_2 = place_remainder == 2'd1;
  wire lines_hot_3 = place_remainder == 2'd0;

  assign lines = {lines_hot_0, lines_hot_1, lines_hot_2, lines_hot_3};
  assign writeSetup = state == STATE_WRITE_SETUP;
  assign writePulse = state == STATE_WRITE_PULSE;
  assign writeRecovery = state == STATE_WRITE_RECOVERY;
  assign cellWrite_setup = writeSetup;
  assign cellWrite_pulse = writePulse;
  assign cellWrite_row = row;

  wire [17:0] sets = march ? {18{pass == PASS_LOW}} : verifier_below;
  wire [17:0] resets = march ? {18{pass != PASS_LOW}} : verifier_above;

  assign cellWrite_set = sets;
  assign cellWrite_reset = resets;

  wire [17:0] writes_or = sets | resets;

  assign writes = {4'd0, writes_or[0]} + {4'd0, writes_or[1]} + {4'd0, writes_or[2]} + {4'd0, writes_or[3]} +
      {4'd0, writes_or[4]} + {4'd0, writes_or[5]} + {4'd0, writes_or[6]} + {4'd0, writes_or[7]} + {4'd0, writes_or[8]} +
      {4'd0, writes_or[9]} + {4'd0, writes_or[10]} + {4'd0, writes_or[11]} + {4'd0, writes_or[12]} +
      {4'd0, writes_or[13]} + {4'd0, writes_or[14]} + {4'd0, writes_or[15]} +
      ({4'd0, writes_or[16]} + {4'd0, writes_or[17]});

  wire [63:0] beats_data;
  wire [15:0] pulses = {1'b0, pulseLimit - pulsesLeft};
  wire [15:0] beats_pulses = march ? {pulseLimit, 1'b0} : pulses;

  weft_xbar_RowReport beats (
    .pulses(beats_pulses),
    .failed(verifier_failed),
    .below(verifier_below),
    .above(verifier_above),
    .beat(reportBeat),
    .data(beats_data)
  );

  assign push = (state == STATE_REPORT) & room;
  assign report = beats_data;
  assign lastBeat = lastOfReport & lastRow;
endmodule
