// The registers of weft_tim.
module weft_tim_RegisterFile (
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
  input [31:0] clips_plus_low_count,
  input [31:0] clips_plus_high_count,
  input [31:0] clips_minus_low_count,
  input [31:0] clips_minus_high_count,
  input [31:0] stalls_in_low_count,
  input [31:0] stalls_in_high_count,
  input [31:0] stalls_out_low_count,
  input [31:0] stalls_out_high_count,
  // OP: Job: COMPUTE, PROGRAM, TEST
  output [1:0] op_value,
  // MODE: How vectors are multiplied
  output [1:0] mode_encoding,
  output [3:0] mode_planes,
  output [1:0] mode_group,
  output mode_keep,
  output mode_silent,
  // FIRST_BLOCK: First block of a vector
  output [3:0] first_block_value,
  // BLOCKS: Blocks of a vector, in every tile
  output [4:0] blocks_value,
  // COLUMNS: Columns in use, from column 0
  output [8:0] columns_value,
  // VECTORS: Input vectors of the job
  output [31:0] vectors_value,
  // WEIGHT_PLUS: W1, what a weight of +1 stands for
  output [5:0] weight_plus_value,
  // WEIGHT_MINUS: W2, the magnitude a weight of -1 stands for
  output [5:0] weight_minus_value,
  // INPUT_PLUS: I1, what an input of +1 stands for
  output [5:0] input_plus_value,
  // INPUT_MINUS: I2, the magnitude an input of -1 stands for
  output [5:0] input_minus_value,
  // TILE: Tile to program or to test
  output [1:0] tile_value,
  // FIRST_ROW: First row to program
  output [7:0] first_row_value,
  // ROWS: Rows to program
  output [8:0] rows_value,
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
  // TEST_PLUS: Rows driven with +1
  output [15:0] test_plus_value,
  // TEST_MINUS: Rows driven with -1
  output [15:0] test_minus_value,
  // TEST_COLUMN: Column to convert
  output [7:0] test_column_value,
  input [3:0] test_code_plus,
  input test_code_plus_over,
  input [3:0] test_code_minus,
  input test_code_minus_over
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
  reg [1:0] op_value_kept;
  wire [1:0] op_value_given = writeData[1:0];
  wire outOfRange_0 = op_hit & (op_value_given > 2'd2);

  assign op_value = op_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      op_value_kept <= 2'd0;
    end else if (clear) begin
      op_value_kept <= 2'd0;
    end else if (happens && op_hit) begin
      op_value_kept <= op_value_given;
    end
  end

  wire mode_hit = writeAddress == 8'd132;
  reg [1:0] mode_encoding_kept;
  wire [1:0] mode_encoding_given = writeData[1:0];

  assign mode_encoding = mode_encoding_kept;

  reg [3:0] mode_planes_kept;
  wire [3:0] mode_planes_given = writeData[7:4];
  wire outOfRange_1 = mode_hit & (mode_planes_given < 4'd1);
  wire outOfRange_2 = mode_hit & (mode_planes_given > 4'd8);

  assign mode_planes = mode_planes_kept;

  reg [1:0] mode_group_kept;
  wire [2:0] mode_group_given = writeData[10:8];
  wire outOfRange_3 = mode_hit & (mode_group_given > 3'd2);

  assign mode_group = mode_group_kept;

  reg mode_keep_kept;
  wire mode_keep_given = writeData[12];

  assign mode_keep = mode_keep_kept;

  reg mode_silent_kept;
  wire mode_silent_given = writeData[13];

  assign mode_silent = mode_silent_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      mode_encoding_kept <= 2'd0;
      mode_planes_kept <= 4'd1;
      mode_group_kept <= 2'd0;
      mode_keep_kept <= 1'b0;
      mode_silent_kept <= 1'b0;
    end else if (clear) begin
      mode_encoding_kept <= 2'd0;
      mode_planes_kept <= 4'd1;
      mode_group_kept <= 2'd0;
      mode_keep_kept <= 1'b0;
      mode_silent_kept <= 1'b0;
    end else if (happens && mode_hit) begin
      mode_encoding_kept <= mode_encoding_given;
      mode_planes_kept <= mode_planes_given;
      mode_group_kept <= mode_group_given[1:0];
      mode_keep_kept <= mode_keep_given;
      mode_silent_kept <= mode_silent_given;
    end
  end

  wire first_block_hit = writeAddress == 8'd136;
  reg [3:0] first_block_value_kept;
  wire [15:0] first_block_value_given = writeData[15:0];
  wire outOfRange_4 = first_block_hit & (first_block_value_given > 16'd15);

  assign first_block_value = first_block_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      first_block_value_kept <= 4'd0;
    end else if (clear) begin
      first_block_value_kept <= 4'd0;
    end else if (happens && first_block_hit) begin
      first_block_value_kept <= first_block_value_given[3:0];
    end
  end

  wire blocks_hit = writeAddress == 8'd140;
  reg [4:0] blocks_value_kept;
  wire [15:0] blocks_value_given = writeData[15:0];
  wire outOfRange_5 = blocks_hit & (blocks_value_given < 16'd1);
  wire outOfRange_6 = blocks_hit & (blocks_value_given > 16'd16);

  assign blocks_value = blocks_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      blocks_value_kept <= 5'd1;
    end else if (clear) begin
      blocks_value_kept <= 5'd1;
    end else if (happens && blocks_hit) begin
      blocks_value_kept <= blocks_value_given[4:0];
    end
  end

  wire columns_hit = writeAddress == 8'd144;
  reg [8:0] columns_value_kept;
  wire [15:0] columns_value_given = writeData[15:0];
  wire outOfRange_7 = columns_hit & (columns_value_given < 16'd1);
  wire outOfRange_8 = columns_hit & (columns_value_given > 16'd256);

  assign columns_value = columns_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      columns_value_kept <= 9'd1;
    end else if (clear) begin
      columns_value_kept <= 9'd1;
    end else if (happens && columns_hit) begin
      columns_value_kept <= columns_value_given[8:0];
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

  wire weight_plus_hit = writeAddress == 8'd152;
  reg [5:0] weight_plus_value_kept;
  wire [5:0] weight_plus_value_given = writeData[5:0];

  assign weight_plus_value = weight_plus_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      weight_plus_value_kept <= 6'd1;
    end else if (clear) begin
      weight_plus_value_kept <= 6'd1;
    end else if (happens && weight_plus_hit) begin
      weight_plus_value_kept <= weight_plus_value_given;
    end
  end

  wire weight_minus_hit = writeAddress == 8'd156;
  reg [5:0] weight_minus_value_kept;
  wire [5:0] weight_minus_value_given = writeData[5:0];

  assign weight_minus_value = weight_minus_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      weight_minus_value_kept <= 6'd1;
    end else if (clear) begin
      weight_minus_value_kept <= 6'd1;
    end else if (happens && weight_minus_hit) begin
      weight_minus_value_kept <= weight_minus_value_given;
    end
  end

  wire input_plus_hit = writeAddress == 8'd160;
  reg [5:0] input_plus_value_kept;
  wire [5:0] input_plus_value_given = writeData[5:0];

  assign input_plus_value = input_plus_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      input_plus_value_kept <= 6'd1;
    end else if (clear) begin
      input_plus_value_kept <= 6'd1;
    end else if (happens && input_plus_hit) begin
      input_plus_value_kept <= input_plus_value_given;
    end
  end

  wire input_minus_hit = writeAddress == 8'd164;
  reg [5:0] input_minus_value_kept;
  wire [5:0] input_minus_value_given = writeData[5:0];

  assign input_minus_value = input_minus_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      input_minus_value_kept <= 6'd1;
    end else if (clear) begin
      input_minus_value_kept <= 6'd1;
    end else if (happens && input_minus_hit) begin
      input_minus_value_kept <= input_minus_value_given;
    end
  end

  wire tile_hit = writeAddress == 8'd168;
  reg [1:0] tile_value_kept;
  wire [7:0] tile_value_given = writeData[7:0];
  wire outOfRange_10 = tile_hit & (tile_value_given > 8'd3);

  assign tile_value = tile_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      tile_value_kept <= 2'd0;
    end else if (clear) begin
      tile_value_kept <= 2'd0;
    end else if (happens && tile_hit) begin
      tile_value_kept <= tile_value_given[1:0];
    end
  end

  wire first_row_hit = writeAddress == 8'd172;
  reg [7:0] first_row_value_kept;
  wire [15:0] first_row_value_given = writeData[15:0];
  wire outOfRange_11 = first_row_hit & (first_row_value_given > 16'd255);

  assign first_row_value = first_row_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      first_row_value_kept <= 8'd0;
    end else if (clear) begin
      first_row_value_kept <= 8'd0;
    end else if (happens && first_row_hit) begin
      first_row_value_kept <= first_row_value_given[7:0];
    end
  end

  wire rows_hit = writeAddress == 8'd176;
  reg [8:0] rows_value_kept;
  wire [15:0] rows_value_given = writeData[15:0];
  wire outOfRange_12 = rows_hit & (rows_value_given < 16'd1);
  wire outOfRange_13 = rows_hit & (rows_value_given > 16'd256);

  assign rows_value = rows_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      rows_value_kept <= 9'd1;
    end else if (clear) begin
      rows_value_kept <= 9'd1;
    end else if (happens && rows_hit) begin
      rows_value_kept <= rows_value_given[8:0];
    end
  end

  wire precharge_hit = writeAddress == 8'd192;
  reg [7:0] precharge_value_kept;
  wire [7:0] precharge_value_given = writeData[7:0];
  wire outOfRange_14 = precharge_hit & (precharge_value_given < 8'd1);

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
  wire outOfRange_15 = drive_hit & (drive_value_given < 8'd1);

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
  wire outOfRange_16 = sample_hit & (sample_value_given < 8'd1);

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
  wire outOfRange_17 = convert_hit & (convert_value_given < 8'd1);

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
  wire outOfRange_18 = write_setup_hit & (write_setup_value_given < 8'd1);

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
  wire outOfRange_19 = write_pulse_hit & (write_pulse_value_given < 8'd1);

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
  wire outOfRange_20 = write_recovery_hit & (write_recovery_value_given < 8'd1);

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

  wire test_plus_hit = writeAddress == 8'd224;
  reg [15:0] test_plus_value_kept;
  wire [15:0] test_plus_value_given = writeData[15:0];

  assign test_plus_value = test_plus_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      test_plus_value_kept <= 16'd0;
    end else if (clear) begin
      test_plus_value_kept <= 16'd0;
    end else if (happens && test_plus_hit) begin
      test_plus_value_kept <= test_plus_value_given;
    end
  end

  wire test_minus_hit = writeAddress == 8'd228;
  reg [15:0] test_minus_value_kept;
  wire [15:0] test_minus_value_given = writeData[15:0];

  assign test_minus_value = test_minus_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      test_minus_value_kept <= 16'd0;
    end else if (clear) begin
      test_minus_value_kept <= 16'd0;
    end else if (happens && test_minus_hit) begin
      test_minus_value_kept <= test_minus_value_given;
    end
  end

  wire test_column_hit = writeAddress == 8'd232;
  reg [7:0] test_column_value_kept;
  wire [15:0] test_column_value_given = writeData[15:0];
  wire outOfRange_21 = test_column_hit & (test_column_value_given > 16'd255);

  assign test_column_value = test_column_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      test_column_value_kept <= 8'd0;
    end else if (clear) begin
      test_column_value_kept <= 8'd0;
    end else if (happens && test_column_hit) begin
      test_column_value_kept <= test_column_value_given[7:0];
    end
  end

  wire known = |{ctrl_hit, irq_enable_hit, irq_status_hit, error_hit, op_hit, mode_hit, first_block_hit, blocks_hit,
      columns_hit, vectors_hit, weight_plus_hit, weight_minus_hit, input_plus_hit, input_minus_hit, tile_hit,
      first_row_hit, rows_hit, precharge_hit, drive_hit, sample_hit, convert_hit, write_setup_hit, write_pulse_hit,
      write_recovery_hit, test_plus_hit, test_minus_hit, test_column_hit};
  wire known_1 = known & &writeStrobe;
  wire wrong = |{outOfRange_0, outOfRange_1, outOfRange_2, outOfRange_3, outOfRange_4, outOfRange_5, outOfRange_6,
      outOfRange_7, outOfRange_8, outOfRange_9, outOfRange_10, outOfRange_11, outOfRange_12, outOfRange_13,
      outOfRange_14, outOfRange_15, outOfRange_16, outOfRange_17, outOfRange_18, outOfRange_19, outOfRange_20,
      outOfRange_21};

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
  wire [31:0] word_9 = clips_plus_low_count;
  wire [31:0] word_10 = clips_plus_high_count;
  wire [31:0] word_11 = clips_minus_low_count;
  wire [31:0] word_12 = clips_minus_high_count;
  wire [31:0] word_13 = stalls_in_low_count;
  wire [31:0] word_14 = stalls_in_high_count;
  wire [31:0] word_15 = stalls_out_low_count;
  wire [31:0] word_16 = stalls_out_high_count;
  wire [31:0] word_17 = {30'd0, op_value};
  wire [31:0] word_18 = {18'd0, mode_silent, mode_keep, 1'b0, {1'b0, mode_group}, mode_planes, 2'b00, mode_encoding};
  wire [31:0] word_19 = {16'd0, {12'd0, first_block_value}};
  wire [31:0] word_20 = {16'd0, {11'd0, blocks_value}};
  wire [31:0] word_21 = {16'd0, {7'd0, columns_value}};
  wire [31:0] word_22 = vectors_value;
  wire [31:0] word_23 = {26'd0, weight_plus_value};
  wire [31:0] word_24 = {26'd0, weight_minus_value};
  wire [31:0] word_25 = {26'd0, input_plus_value};
  wire [31:0] word_26 = {26'd0, input_minus_value};
  wire [31:0] word_27 = {24'd0, {6'd0, tile_value}};
  wire [31:0] word_28 = {16'd0, {8'd0, first_row_value}};
  wire [31:0] word_29 = {16'd0, {7'd0, rows_value}};
  wire [31:0] word_30 = {24'd0, precharge_value};
  wire [31:0] word_31 = {24'd0, drive_value};
  wire [31:0] word_32 = {24'd0, sample_value};
  wire [31:0] word_33 = {24'd0, convert_value};
  wire [31:0] word_34 = {24'd0, write_setup_value};
  wire [31:0] word_35 = {24'd0, write_pulse_value};
  wire [31:0] word_36 = {24'd0, write_recovery_value};
  wire [31:0] word_37 = {16'd0, test_plus_value};
  wire [31:0] word_38 = {16'd0, test_minus_value};
  wire [31:0] word_39 = {16'd0, {8'd0, test_column_value}};
  wire [31:0] word_40 = {7'd0, test_code_minus_over, 4'b0000, test_code_minus, 7'd0, test_code_plus_over, 4'b0000,
      test_code_plus};

  always @* begin
    answer = 33'd0;
    case (readAddress)
      8'd0: begin
        answer = 33'h15754494D;
      end
      8'd4: begin
        answer = 33'h100010000;
      end
      8'd8: begin
        answer = 33'h1BCBE227F;
      end
      8'd12: begin
        answer = 33'h101000100;
      end
      8'd16: begin
        answer = 33'h168040810;
      end
      8'd20: begin
        answer = 33'h100000020;
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
      8'd128: begin
        answer = {1'b1, word_17};
      end
      8'd132: begin
        answer = {1'b1, word_18};
      end
      8'd136: begin
        answer = {1'b1, word_19};
      end
      8'd140: begin
        answer = {1'b1, word_20};
      end
      8'd144: begin
        answer = {1'b1, word_21};
      end
      8'd148: begin
        answer = {1'b1, word_22};
      end
      8'd152: begin
        answer = {1'b1, word_23};
      end
      8'd156: begin
        answer = {1'b1, word_24};
      end
      8'd160: begin
        answer = {1'b1, word_25};
      end
      8'd164: begin
        answer = {1'b1, word_26};
      end
      8'd168: begin
        answer = {1'b1, word_27};
      end
      8'd172: begin
        answer = {1'b1, word_28};
      end
      8'd176: begin
        answer = {1'b1, word_29};
      end
      8'd192: begin
        answer = {1'b1, word_30};
      end
      8'd196: begin
        answer = {1'b1, word_31};
      end
      8'd200: begin
        answer = {1'b1, word_32};
      end
      8'd204: begin
        answer = {1'b1, word_33};
      end
      8'd208: begin
        answer = {1'b1, word_34};
      end
      8'd212: begin
        answer = {1'b1, word_35};
      end
      8'd216: begin
        answer = {1'b1, word_36};
      end
      8'd224: begin
        answer = {1'b1, word_37};
      end
      8'd228: begin
        answer = {1'b1, word_38};
      end
      8'd232: begin
        answer = {1'b1, word_39};
      end
      8'd236: begin
        answer = {1'b1, word_40};
      end
      default: begin end
    endcase
  end

  assign readData = answer[31:0];
  assign readFault = ~answer[32];

  // Not used: read: nothing changes by being read
  wire unused = &{1'b0, read};
endmodule
