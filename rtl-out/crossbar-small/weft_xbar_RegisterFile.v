// The registers of weft_xbar.
module weft_xbar_RegisterFile (
  input clk,
  input resetn,
  input write,
  input [7:0] writeAddress,
  input [31:0] writeData,
  input [3:0] writeStrobe,
  output accessFault,
  output rangeFault,
  input refuse,
  input read,
  input [7:0] readAddress,
  output [31:0] readData,
  output readFault,
  input clear,
  // CTRL: Commands
  output ctrl_start_ones,
  output ctrl_abort_ones,
  output ctrl_soft_reset_ones,
  output ctrl_snapshot_ones,
  output ctrl_clear_counters_ones,
  input status_busy,
  input status_error,
  // IRQ_ENABLE: Interrupts that reach irq; writable while busy
  output irq_enable_done,
  output irq_enable_error,
  output irq_enable_overflow,
  // IRQ_STATUS: Interrupts that have happened; writable while busy
  output irq_status_done_ones,
  input irq_status_done,
  output irq_status_error_ones,
  input irq_status_error,
  output irq_status_overflow_ones,
  input irq_status_overflow,
  // ERROR: Sticky error code; writable while busy
  output [3:0] error_code_ones,
  input [3:0] error_code,
  input [15:0] error_address_address,
  input [31:0] cycles_low_count,
  input [31:0] cycles_high_count,
  input [31:0] accesses_low_count,
  input [31:0] accesses_high_count,
  input [31:0] conversions_low_count,
  input [31:0] conversions_high_count,
  input [31:0] saturations_low_count,
  input [31:0] saturations_high_count,
  input [31:0] stalls_in_low_count,
  input [31:0] stalls_in_high_count,
  input [31:0] stalls_out_low_count,
  input [31:0] stalls_out_high_count,
  input [31:0] input_cycles_low_count,
  input [31:0] input_cycles_high_count,
  input [31:0] skipped_low_count,
  input [31:0] skipped_high_count,
  input [31:0] pulses_low_count,
  input [31:0] pulses_high_count,
  input [31:0] writes_low_count,
  input [31:0] writes_high_count,
  // OP: Job: COMPUTE, PROGRAM, FLAGS, MAP, FAULTS, MARCH, TEST
  output [2:0] op_value,
  // MODE: How vectors are multiplied, and what is reported
  output [1:0] mode_skip,
  output mode_signed,
  output [3:0] mode_planes,
  output mode_keep,
  output mode_silent,
  output mode_quantise,
  output mode_report,
  output mode_group,
  // FRAGMENTS: Fragments of a vector, from fragment 0
  output [2:0] fragments_value,
  // OUTPUTS: Outputs sent of a vector, from output 0
  output [4:0] outputs_value,
  // VECTORS: Input vectors of the job
  output [31:0] vectors_value,
  // MULTIPLIER: What sums are multiplied with
  output [15:0] multiplier_value,
  // SHIFT: Bits by which products are shifted right
  output [5:0] shift_value,
  // OUT_BITS: Bits of a requantised result
  output [4:0] out_bits_value,
  // UNIT: Unit to program or to test
  output unit_value,
  // CROSSBAR: Crossbar of it
  output crossbar_value,
  // FIRST_ROW: First row, or fragment
  output [3:0] first_row_value,
  // ROWS: Rows, or fragments, to write
  output [4:0] rows_value,
  // PULSE_LIMIT: Most write pulses of a row
  output [14:0] pulse_limit_value,
  // PRECHARGE: Clocks of precharge
  output [7:0] precharge_value,
  // DRIVE: Clocks the word lines are driven
  output [7:0] drive_value,
  // SAMPLE: Clocks of sampling
  output [7:0] sample_value,
  // CONVERT: Clocks of one conversion step
  output [7:0] convert_value,
  // WRITE_SETUP: Clocks the write data are up before the pulse
  output [7:0] write_setup_value,
  // WRITE_PULSE: Clocks of the write word line
  output [7:0] write_pulse_value,
  // WRITE_RECOVERY: Clocks after the pulse
  output [7:0] write_recovery_value,
  // TEST_LINES: Word lines driven
  output [3:0] test_lines_value,
  // TEST_OFFSET: The first of them
  output [1:0] test_offset_value,
  // TEST_COLUMN: Column to convert
  output [4:0] test_column_value,
  input [2:0] test_code_code,
  input test_code_over
);
  wire happens;
  wire ctrl_hit = writeAddress == 8'd24;
  wire ctrl_start_given = writeData[0];

  assign ctrl_start_ones = ctrl_start_given & (happens & ctrl_hit);

  wire ctrl_abort_given = writeData[1];

  assign ctrl_abort_ones = ctrl_abort_given & (happens & ctrl_hit);

  wire ctrl_soft_reset_given = writeData[2];

  assign ctrl_soft_reset_ones = ctrl_soft_reset_given & (happens & ctrl_hit);

  wire ctrl_snapshot_given = writeData[3];

  assign ctrl_snapshot_ones = ctrl_snapshot_given & (happens & ctrl_hit);

  wire ctrl_clear_counters_given = writeData[4];

  assign ctrl_clear_counters_ones = ctrl_clear_counters_given & (happens & ctrl_hit);

  wire irq_enable_hit = writeAddress == 8'd32;
  reg irq_enable_done_kept;
  wire irq_enable_done_given = writeData[0];

  assign irq_enable_done = irq_enable_done_kept;

  reg irq_enable_error_kept;
  wire irq_enable_error_given = writeData[1];

  assign irq_enable_error = irq_enable_error_kept;

  reg irq_enable_overflow_kept;
  wire irq_enable_overflow_given = writeData[2];

  assign irq_enable_overflow = irq_enable_overflow_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      irq_enable_done_kept <= 1'b0;
      irq_enable_error_kept <= 1'b0;
      irq_enable_overflow_kept <= 1'b0;
    end else if (clear) begin
      irq_enable_done_kept <= 1'b0;
      irq_enable_error_kept <= 1'b0;
      irq_enable_overflow_kept <= 1'b0;
    end else if (happens && irq_enable_hit) begin
      irq_enable_done_kept <= irq_enable_done_given;
      irq_enable_error_kept <= irq_enable_error_given;
      irq_enable_overflow_kept <= irq_enable_overflow_given;
    end
  end

  wire irq_status_hit = writeAddress == 8'd36;
  wire irq_status_done_given = writeData[0];

  assign irq_status_done_ones = irq_status_done_given & (happens & irq_status_hit);

  wire irq_status_error_given = writeData[1];

  assign irq_status_error_ones = irq_status_error_given & (happens & irq_status_hit);

  wire irq_status_overflow_given = writeData[2];

  assign irq_status_overflow_ones = irq_status_overflow_given & (happens & irq_status_hit);

  wire error_hit = writeAddress == 8'd40;
  wire [3:0] error_code_given = writeData[3:0];

  assign error_code_ones = error_code_given & {4{happens & error_hit}};

  wire op_hit = writeAddress == 8'd128;
  reg [2:0] op_value_kept;
  wire [2:0] op_value_given = writeData[2:0];
  wire outOfRange_0 = op_hit & (op_value_given > 3'd6);

  assign op_value = op_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      op_value_kept <= 3'd0;
    end else if (clear) begin
      op_value_kept <= 3'd0;
    end else if (happens && op_hit) begin
      op_value_kept <= op_value_given;
    end
  end

  wire mode_hit = writeAddress == 8'd132;
  reg [1:0] mode_skip_kept;
  wire [1:0] mode_skip_given = writeData[1:0];
  wire outOfRange_1 = mode_hit & (mode_skip_given > 2'd2);

  assign mode_skip = mode_skip_kept;

  reg mode_signed_kept;
  wire mode_signed_given = writeData[2];

  assign mode_signed = mode_signed_kept;

  reg [3:0] mode_planes_kept;
  wire [4:0] mode_planes_given = writeData[8:4];
  wire outOfRange_2 = mode_hit & (mode_planes_given < 5'd1);
  wire outOfRange_3 = mode_hit & (mode_planes_given > 5'd8);

  assign mode_planes = mode_planes_kept;

  reg mode_keep_kept;
  wire mode_keep_given = writeData[12];

  assign mode_keep = mode_keep_kept;

  reg mode_silent_kept;
  wire mode_silent_given = writeData[13];

  assign mode_silent = mode_silent_kept;

  reg mode_quantise_kept;
  wire mode_quantise_given = writeData[14];

  assign mode_quantise = mode_quantise_kept;

  reg mode_report_kept;
  wire mode_report_given = writeData[15];

  assign mode_report = mode_report_kept;

  reg mode_group_kept;
  wire [2:0] mode_group_given = writeData[18:16];
  wire outOfRange_4 = mode_hit & (mode_group_given > 3'd1);

  assign mode_group = mode_group_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      mode_skip_kept <= 2'd0;
      mode_signed_kept <= 1'b0;
      mode_planes_kept <= 4'd1;
      mode_keep_kept <= 1'b0;
      mode_silent_kept <= 1'b0;
      mode_quantise_kept <= 1'b0;
      mode_report_kept <= 1'b0;
      mode_group_kept <= 1'b0;
    end else if (clear) begin
      mode_skip_kept <= 2'd0;
      mode_signed_kept <= 1'b0;
      mode_planes_kept <= 4'd1;
      mode_keep_kept <= 1'b0;
      mode_silent_kept <= 1'b0;
      mode_quantise_kept <= 1'b0;
      mode_report_kept <= 1'b0;
      mode_group_kept <= 1'b0;
    end else if (happens && mode_hit) begin
      mode_skip_kept <= mode_skip_given;
      mode_signed_kept <= mode_signed_given;
      mode_planes_kept <= mode_planes_given[3:0];
      mode_keep_kept <= mode_keep_given;
      mode_silent_kept <= mode_silent_given;
      mode_quantise_kept <= mode_quantise_given;
      mode_report_kept <= mode_report_given;
      mode_group_kept <= mode_group_given[0];
    end
  end

  wire fragments_hit = writeAddress == 8'd136;
  reg [2:0] fragments_value_kept;
  wire [15:0] fragments_value_given = writeData[15:0];
  wire outOfRange_5 = fragments_hit & (fragments_value_given < 16'd1);
  wire outOfRange_6 = fragments_hit & (fragments_value_given > 16'd4);

  assign fragments_value = fragments_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      fragments_value_kept <= 3'd1;
    end else if (clear) begin
      fragments_value_kept <= 3'd1;
    end else if (happens && fragments_hit) begin
      fragments_value_kept <= fragments_value_given[2:0];
    end
  end

  wire outputs_hit = writeAddress == 8'd140;
  reg [4:0] outputs_value_kept;
  wire [15:0] outputs_value_given = writeData[15:0];
  wire outOfRange_7 = outputs_hit & (outputs_value_given < 16'd1);
  wire outOfRange_8 = outputs_hit & (outputs_value_given > 16'd16);

  assign outputs_value = outputs_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      outputs_value_kept <= 5'd1;
    end else if (clear) begin
      outputs_value_kept <= 5'd1;
    end else if (happens && outputs_hit) begin
      outputs_value_kept <= outputs_value_given[4:0];
    end
  end

  wire vectors_hit = writeAddress == 8'd148;
  reg [31:0] vectors_value_kept;
  wire [31:0] vectors_value_given = writeData;
  wire outOfRange_9 = vectors_hit & (vectors_value_given < 32'd1);

  assign vectors_value = vectors_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      vectors_value_kept <= 32'd1;
    end else if (clear) begin
      vectors_value_kept <= 32'd1;
    end else if (happens && vectors_hit) begin
      vectors_value_kept <= vectors_value_given;
    end
  end

  wire multiplier_hit = writeAddress == 8'd152;
  reg [15:0] multiplier_value_kept;
  wire [15:0] multiplier_value_given = writeData[15:0];

  assign multiplier_value = multiplier_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      multiplier_value_kept <= 16'd1;
    end else if (clear) begin
      multiplier_value_kept <= 16'd1;
    end else if (happens && multiplier_hit) begin
      multiplier_value_kept <= multiplier_value_given;
    end
  end

  wire shift_hit = writeAddress == 8'd156;
  reg [5:0] shift_value_kept;
  wire [5:0] shift_value_given = writeData[5:0];

  assign shift_value = shift_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      shift_value_kept <= 6'd0;
    end else if (clear) begin
      shift_value_kept <= 6'd0;
    end else if (happens && shift_hit) begin
      shift_value_kept <= shift_value_given;
    end
  end

  wire out_bits_hit = writeAddress == 8'd160;
  reg [4:0] out_bits_value_kept;
  wire [4:0] out_bits_value_given = writeData[4:0];
  wire outOfRange_10 = out_bits_hit & (out_bits_value_given < 5'd1);
  wire outOfRange_11 = out_bits_hit & (out_bits_value_given > 5'd16);

  assign out_bits_value = out_bits_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      out_bits_value_kept <= 5'd16;
    end else if (clear) begin
      out_bits_value_kept <= 5'd16;
    end else if (happens && out_bits_hit) begin
      out_bits_value_kept <= out_bits_value_given;
    end
  end

  wire unit_hit = writeAddress == 8'd164;
  reg unit_value_kept;
  wire [7:0] unit_value_given = writeData[7:0];
  wire outOfRange_12 = unit_hit & (unit_value_given > 8'd1);

  assign unit_value = unit_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      unit_value_kept <= 1'b0;
    end else if (clear) begin
      unit_value_kept <= 1'b0;
    end else if (happens && unit_hit) begin
      unit_value_kept <= unit_value_given[0];
    end
  end

  wire crossbar_hit = writeAddress == 8'd168;
  reg crossbar_value_kept;
  wire [7:0] crossbar_value_given = writeData[7:0];
  wire outOfRange_13 = crossbar_hit & (crossbar_value_given > 8'd1);

  assign crossbar_value = crossbar_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      crossbar_value_kept <= 1'b0;
    end else if (clear) begin
      crossbar_value_kept <= 1'b0;
    end else if (happens && crossbar_hit) begin
      crossbar_value_kept <= crossbar_value_given[0];
    end
  end

  wire first_row_hit = writeAddress == 8'd172;
  reg [3:0] first_row_value_kept;
  wire [15:0] first_row_value_given = writeData[15:0];
  wire outOfRange_14 = first_row_hit & (first_row_value_given > 16'd15);

  assign first_row_value = first_row_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      first_row_value_kept <= 4'd0;
    end else if (clear) begin
      first_row_value_kept <= 4'd0;
    end else if (happens && first_row_hit) begin
      first_row_value_kept <= first_row_value_given[3:0];
    end
  end

  wire rows_hit = writeAddress == 8'd176;
  reg [4:0] rows_value_kept;
  wire [15:0] rows_value_given = writeData[15:0];
  wire outOfRange_15 = rows_hit & (rows_value_given < 16'd1);
  wire outOfRange_16 = rows_hit & (rows_value_given > 16'd16);

  assign rows_value = rows_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      rows_value_kept <= 5'd1;
    end else if (clear) begin
      rows_value_kept <= 5'd1;
    end else if (happens && rows_hit) begin
      rows_value_kept <= rows_value_given[4:0];
    end
  end

  wire pulse_limit_hit = writeAddress == 8'd180;
  reg [14:0] pulse_limit_value_kept;
  wire [14:0] pulse_limit_value_given = writeData[14:0];
  wire outOfRange_17 = pulse_limit_hit & (pulse_limit_value_given < 15'd1);

  assign pulse_limit_value = pulse_limit_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      pulse_limit_value_kept <= 15'd64;
    end else if (clear) begin
      pulse_limit_value_kept <= 15'd64;
    end else if (happens && pulse_limit_hit) begin
      pulse_limit_value_kept <= pulse_limit_value_given;
    end
  end

  wire precharge_hit = writeAddress == 8'd192;
  reg [7:0] precharge_value_kept;
  wire [7:0] precharge_value_given = writeData[7:0];
  wire outOfRange_18 = precharge_hit & (precharge_value_given < 8'd1);

  assign precharge_value = precharge_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      precharge_value_kept <= 8'd1;
    end else if (clear) begin
      precharge_value_kept <= 8'd1;
    end else if (happens && precharge_hit) begin
      precharge_value_kept <= precharge_value_given;
    end
  end

  wire drive_hit = writeAddress == 8'd196;
  reg [7:0] drive_value_kept;
  wire [7:0] drive_value_given = writeData[7:0];
  wire outOfRange_19 = drive_hit & (drive_value_given < 8'd1);

  assign drive_value = drive_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      drive_value_kept <= 8'd1;
    end else if (clear) begin
      drive_value_kept <= 8'd1;
    end else if (happens && drive_hit) begin
      drive_value_kept <= drive_value_given;
    end
  end

  wire sample_hit = writeAddress == 8'd200;
  reg [7:0] sample_value_kept;
  wire [7:0] sample_value_given = writeData[7:0];
  wire outOfRange_20 = sample_hit & (sample_value_given < 8'd1);

  assign sample_value = sample_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      sample_value_kept <= 8'd1;
    end else if (clear) begin
      sample_value_kept <= 8'd1;
    end else if (happens && sample_hit) begin
      sample_value_kept <= sample_value_given;
    end
  end

  wire convert_hit = writeAddress == 8'd204;
  reg [7:0] convert_value_kept;
  wire [7:0] convert_value_given = writeData[7:0];
  wire outOfRange_21 = convert_hit & (convert_value_given < 8'd1);

  assign convert_value = convert_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      convert_value_kept <= 8'd1;
    end else if (clear) begin
      convert_value_kept <= 8'd1;
    end else if (happens && convert_hit) begin
      convert_value_kept <= convert_value_given;
    end
  end

  wire write_setup_hit = writeAddress == 8'd208;
  reg [7:0] write_setup_value_kept;
  wire [7:0] write_setup_value_given = writeData[7:0];
  wire outOfRange_22 = write_setup_hit & (write_setup_value_given < 8'd1);

  assign write_setup_value = write_setup_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      write_setup_value_kept <= 8'd1;
    end else if (clear) begin
      write_setup_value_kept <= 8'd1;
    end else if (happens && write_setup_hit) begin
      write_setup_value_kept <= write_setup_value_given;
    end
  end

  wire write_pulse_hit = writeAddress == 8'd212;
  reg [7:0] write_pulse_value_kept;
  wire [7:0] write_pulse_value_given = writeData[7:0];
  wire outOfRange_23 = write_pulse_hit & (write_pulse_value_given < 8'd1);

  assign write_pulse_value = write_pulse_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      write_pulse_value_kept <= 8'd1;
    end else if (clear) begin
      write_pulse_value_kept <= 8'd1;
    end else if (happens && write_pulse_hit) begin
      write_pulse_value_kept <= write_pulse_value_given;
    end
  end

  wire write_recovery_hit = writeAddress == 8'd216;
  reg [7:0] write_recovery_value_kept;
  wire [7:0] write_recovery_value_given = writeData[7:0];
  wire outOfRange_24 = write_recovery_hit & (write_recovery_value_given < 8'd1);

  assign write_recovery_value = write_recovery_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      write_recovery_value_kept <= 8'd1;
    end else if (clear) begin
      write_recovery_value_kept <= 8'd1;
    end else if (happens && write_recovery_hit) begin
      write_recovery_value_kept <= write_recovery_value_given;
    end
  end

  wire test_lines_hit = writeAddress == 8'd224;
  reg [3:0] test_lines_value_kept;
  wire [3:0] test_lines_value_given = writeData[3:0];

  assign test_lines_value = test_lines_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      test_lines_value_kept <= 4'd0;
    end else if (clear) begin
      test_lines_value_kept <= 4'd0;
    end else if (happens && test_lines_hit) begin
      test_lines_value_kept <= test_lines_value_given;
    end
  end

  wire test_offset_hit = writeAddress == 8'd228;
  reg [1:0] test_offset_value_kept;
  wire [15:0] test_offset_value_given = writeData[15:0];
  wire outOfRange_25 = test_offset_hit & (test_offset_value_given > 16'd3);

  assign test_offset_value = test_offset_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      test_offset_value_kept <= 2'd0;
    end else if (clear) begin
      test_offset_value_kept <= 2'd0;
    end else if (happens && test_offset_hit) begin
      test_offset_value_kept <= test_offset_value_given[1:0];
    end
  end

  wire test_column_hit = writeAddress == 8'd232;
  reg [4:0] test_column_value_kept;
  wire [15:0] test_column_value_given = writeData[15:0];
  wire outOfRange_26 = test_column_hit & (test_column_value_given > 16'd17);

  assign test_column_value = test_column_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      test_column_value_kept <= 5'd0;
    end else if (clear) begin
      test_column_value_kept <= 5'd0;
    end else if (happens && test_column_hit) begin
      test_column_value_kept <= test_column_value_given[4:0];
    end
  end

  wire known = |{ctrl_hit, irq_enable_hit, irq_status_hit, error_hit, op_hit, mode_hit, fragments_hit, outputs_hit,
      vectors_hit, multiplier_hit, shift_hit, out_bits_hit, unit_hit, crossbar_hit, first_row_hit, rows_hit,
      pulse_limit_hit, precharge_hit, drive_hit, sample_hit, convert_hit, write_setup_hit, write_pulse_hit,
      write_recovery_hit, test_lines_hit, test_offset_hit, test_column_hit};
  wire known_1 = known & &writeStrobe;
  wire wrong = |{outOfRange_0, outOfRange_1, outOfRange_2, outOfRange_3, outOfRange_4, outOfRange_5, outOfRange_6,
      outOfRange_7, outOfRange_8, outOfRange_9, outOfRange_10, outOfRange_11, outOfRange_12, outOfRange_13,
      outOfRange_14, outOfRange_15, outOfRange_16, outOfRange_17, outOfRange_18, outOfRange_19, outOfRange_20,
      outOfRange_21, outOfRange_22, outOfRange_23, outOfRange_24, outOfRange_25, outOfRange_26};

  assign accessFault = write & ~known_1;
  assign rangeFault = write & known_1 & wrong;
  assign happens = write & known_1 & ~wrong & ~refuse;

  // A register that is there, and what it reads.
  reg [32:0] answer;
  wire [31:0] word = {30'd0, status_error, status_busy};
  wire [31:0] word_1 = {29'd0, irq_enable_overflow, irq_enable_error, irq_enable_done};
  wire [31:0] word_2 = {29'd0, irq_status_overflow, irq_status_error, irq_status_done};
  wire [31:0] word_3 = {28'd0, error_code};
  wire [31:0] word_4 = {16'd0, error_address_address};
  wire [31:0] word_5 = cycles_low_count;
  wire [31:0] word_6 = cycles_high_count;
  wire [31:0] word_7 = accesses_low_count;
  wire [31:0] word_8 = accesses_high_count;
  wire [31:0] word_9 = conversions_low_count;
  wire [31:0] word_10 = conversions_high_count;
  wire [31:0] word_11 = saturations_low_count;
  wire [31:0] word_12 = saturations_high_count;
  wire [31:0] word_13 = stalls_in_low_count;
  wire [31:0] word_14 = stalls_in_high_count;
  wire [31:0] word_15 = stalls_out_low_count;
  wire [31:0] word_16 = stalls_out_high_count;
  wire [31:0] word_17 = input_cycles_low_count;
  wire [31:0] word_18 = input_cycles_high_count;
  wire [31:0] word_19 = skipped_low_count;
  wire [31:0] word_20 = skipped_high_count;
  wire [31:0] word_21 = pulses_low_count;
  wire [31:0] word_22 = pulses_high_count;
  wire [31:0] word_23 = writes_low_count;
  wire [31:0] word_24 = writes_high_count;
  wire [31:0] word_25 = {29'd0, op_value};
  wire [31:0] word_26 = {13'd0, {2'd0, mode_group}, mode_report, mode_quantise, mode_silent, mode_keep, 3'b000,
      {1'b0, mode_planes}, 1'b0, mode_signed, mode_skip};
  wire [31:0] word_27 = {16'd0, {13'd0, fragments_value}};
  wire [31:0] word_28 = {16'd0, {11'd0, outputs_value}};
  wire [31:0] word_29 = vectors_value;
  wire [31:0] word_30 = {16'd0, multiplier_value};
  wire [31:0] word_31 = {26'd0, shift_value};
  wire [31:0] word_32 = {27'd0, out_bits_value};
  wire [31:0] word_33 = {24'd0, {7'd0, unit_value}};
  wire [31:0] word_34 = {24'd0, {7'd0, crossbar_value}};
  wire [31:0] word_35 = {16'd0, {12'd0, first_row_value}};
  wire [31:0] word_36 = {16'd0, {11'd0, rows_value}};
  wire [31:0] word_37 = {17'd0, pulse_limit_value};
  wire [31:0] word_38 = {24'd0, precharge_value};
  wire [31:0] word_39 = {24'd0, drive_value};
  wire [31:0] word_40 = {24'd0, sample_value};
  wire [31:0] word_41 = {24'd0, convert_value};
  wire [31:0] word_42 = {24'd0, write_setup_value};
  wire [31:0] word_43 = {24'd0, write_pulse_value};
  wire [31:0] word_44 = {24'd0, write_recovery_value};
  wire [31:0] word_45 = {28'd0, test_lines_value};
  wire [31:0] word_46 = {16'd0, {14'd0, test_offset_value}};
  wire [31:0] word_47 = {16'd0, {11'd0, test_column_value}};
  wire [31:0] word_48 = {15'd0, test_code_over, 13'd0, test_code_code};

  always @* begin
    answer = 33'd0;
    case (readAddress)
      8'd0: begin
        answer = 33'h157584252;
      end
      8'd4: begin
        answer = 33'h100010000;
      end
      8'd8: begin
        answer = 33'h1720D3EB4;
      end
      8'd12: begin
        answer = 33'h100100010;
      end
      8'd16: begin
        answer = 33'h108423004;
      end
      8'd20: begin
        answer = 33'h140420802;
      end
      8'd24: begin
        answer = 33'h100000000;
      end
      8'd28: begin
        answer = {1'b1, word};
      end
      8'd32: begin
        answer = {1'b1, word_1};
      end
      8'd36: begin
        answer = {1'b1, word_2};
      end
      8'd40: begin
        answer = {1'b1, word_3};
      end
      8'd44: begin
        answer = {1'b1, word_4};
      end
      8'd48: begin
        answer = {1'b1, word_5};
      end
      8'd52: begin
        answer = {1'b1, word_6};
      end
      8'd56: begin
        answer = {1'b1, word_7};
      end
      8'd60: begin
        answer = {1'b1, word_8};
      end
      8'd64: begin
        answer = {1'b1, word_9};
      end
      8'd68: begin
        answer = {1'b1, word_10};
      end
      8'd72: begin
        answer = {1'b1, word_11};
      end
      8'd76: begin
        answer = {1'b1, word_12};
      end
      8'd80: begin
        answer = {1'b1, word_13};
      end
      8'd84: begin
        answer = {1'b1, word_14};
      end
      8'd88: begin
        answer = {1'b1, word_15};
      end
      8'd92: begin
        answer = {1'b1, word_16};
      end
      8'd96: begin
        answer = {1'b1, word_17};
      end
      8'd100: begin
        answer = {1'b1, word_18};
      end
      8'd104: begin
        answer = {1'b1, word_19};
      end
      8'd108: begin
        answer = {1'b1, word_20};
      end
      8'd112: begin
        answer = {1'b1, word_21};
      end
      8'd116: begin
        answer = {1'b1, word_22};
      end
      8'd120: begin
        answer = {1'b1, word_23};
      end
      8'd124: begin
        answer = {1'b1, word_24};
      end
      8'd128: begin
        answer = {1'b1, word_25};
      end
      8'd132: begin
        answer = {1'b1, word_26};
      end
      8'd136: begin
        answer = {1'b1, word_27};
      end
      8'd140: begin
        answer = {1'b1, word_28};
      end
      8'd148: begin
        answer = {1'b1, word_29};
      end
      8'd152: begin
        answer = {1'b1, word_30};
      end
      8'd156: begin
        answer = {1'b1, word_31};
      end
      8'd160: begin
        answer = {1'b1, word_32};
      end
      8'd164: begin
        answer = {1'b1, word_33};
      end
      8'd168: begin
        answer = {1'b1, word_34};
      end
      8'd172: begin
        answer = {1'b1, word_35};
      end
      8'd176: begin
        answer = {1'b1, word_36};
      end
      8'd180: begin
        answer = {1'b1, word_37};
      end
      8'd192: begin
        answer = {1'b1, word_38};
      end
      8'd196: begin
        answer = {1'b1, word_39};
      end
      8'd200: begin
        answer = {1'b1, word_40};
      end
      8'd204: begin
        answer = {1'b1, word_41};
      end
      8'd208: begin
        answer = {1'b1, word_42};
      end
      8'd212: begin
        answer = {1'b1, word_43};
      end
      8'd216: begin
        answer = {1'b1, word_44};
      end
      8'd224: begin
        answer = {1'b1, word_45};
      end
      8'd228: begin
        answer = {1'b1, word_46};
      end
      8'd232: begin
        answer = {1'b1, word_47};
      end
      8'd236: begin
        answer = {1'b1, word_48};
      end
      default: begin end
    endcase
  end

  assign readData = answer[31:0];
  assign readFault = ~answer[32];

  // Not used: read: nothing changes by being read
  wire unused = &{1'b0, read};
endmodule
