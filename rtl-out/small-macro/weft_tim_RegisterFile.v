// The control registers of weft_tim.
module weft_tim_RegisterFile (
  input clk,
  input resetn,
  input write,
  input [7:0] writeAddress,
  input [31:0] writeData,
  input writeWhole,
  output accessFault,
  output rangeFault,
  input refuse,
  input [7:0] readAddress,
  output [31:0] readData,
  output readFault,
  input clear,
  output ctrl_start_ones,
  output ctrl_abort_ones,
  output ctrl_soft_reset_ones,
  output ctrl_snapshot_ones,
  output ctrl_clear_counters_ones,
  input status_busy,
  input status_error,
  output irq_enable_done,
  output irq_enable_error,
  output irq_enable_overflow,
  output irq_status_done_ones,
  input irq_status_done,
  output irq_status_error_ones,
  input irq_status_error,
  output irq_status_overflow_ones,
  input irq_status_overflow,
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
  output [1:0] op_value,
  output [1:0] mode_encoding,
  output [3:0] mode_planes,
  output mode_group,
  output mode_keep,
  output mode_silent,
  output [1:0] first_block_value,
  output [2:0] blocks_value,
  output [5:0] columns_value,
  output [31:0] vectors_value,
  output [5:0] weight_plus_value,
  output [5:0] weight_minus_value,
  output [5:0] input_plus_value,
  output [5:0] input_minus_value,
  output tile_value,
  output [4:0] first_row_value,
  output [5:0] rows_value,
  output [7:0] precharge_value,
  output [7:0] drive_value,
  output [7:0] sample_value,
  output [7:0] convert_value,
  output [7:0] write_setup_value,
  output [7:0] write_pulse_value,
  output [7:0] write_recovery_value,
  output [7:0] test_plus_value,
  output [7:0] test_minus_value,
  output [4:0] test_column_value,
  input [2:0] test_code_plus,
  input test_code_plus_over,
  input [2:0] test_code_minus,
  input test_code_minus_over
);
  wire happens;
  wire CTRL_written = writeAddress == 8'd24;
  wire given = writeData[0];

  assign ctrl_start_ones = given & (happens & CTRL_written);

  wire given_1 = writeData[1];

  assign ctrl_abort_ones = given_1 & (happens & CTRL_written);

  wire given_2 = writeData[2];

  assign ctrl_soft_reset_ones = given_2 & (happens & CTRL_written);

  wire given_3 = writeData[3];

  assign ctrl_snapshot_ones = given_3 & (happens & CTRL_written);

  wire given_4 = writeData[4];

  assign ctrl_clear_counters_ones = given_4 & (happens & CTRL_written);

  wire IRQ_ENABLE_written = writeAddress == 8'd32;
  wire given_5 = writeData[0];
  reg irq_enable_done_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      irq_enable_done_kept <= 1'b0;
    end else if (clear) begin
      irq_enable_done_kept <= 1'b0;
    end else if (happens && IRQ_ENABLE_written) begin
      irq_enable_done_kept <= given_5;
    end
  end

  assign irq_enable_done = irq_enable_done_kept;

  wire given_6 = writeData[1];
  reg irq_enable_error_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      irq_enable_error_kept <= 1'b0;
    end else if (clear) begin
      irq_enable_error_kept <= 1'b0;
    end else if (happens && IRQ_ENABLE_written) begin
      irq_enable_error_kept <= given_6;
    end
  end

  assign irq_enable_error = irq_enable_error_kept;

  wire given_7 = writeData[2];
  reg irq_enable_overflow_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      irq_enable_overflow_kept <= 1'b0;
    end else if (clear) begin
      irq_enable_overflow_kept <= 1'b0;
    end else if (happens && IRQ_ENABLE_written) begin
      irq_enable_overflow_kept <= given_7;
    end
  end

  assign irq_enable_overflow = irq_enable_overflow_kept;

  wire IRQ_STATUS_written = writeAddress == 8'd36;
  wire given_8 = writeData[0];

  assign irq_status_done_ones = given_8 & (happens & IRQ_STATUS_written);

  wire given_9 = writeData[1];

  assign irq_status_error_ones = given_9 & (happens & IRQ_STATUS_written);

  wire given_10 = writeData[2];

  assign irq_status_overflow_ones = given_10 & (happens & IRQ_STATUS_written);

  wire ERROR_written = writeAddress == 8'd40;
  wire [3:0] given_11 = writeData[3:0];
  wire error_code_ones_and = happens & ERROR_written;

  assign error_code_ones = given_11 & {4{error_code_ones_and}};

  wire OP_written = writeAddress == 8'd128;
  wire [1:0] given_12 = writeData[1:0];
  wire outOfRange_0 = OP_written & (given_12 > 2'd2);
  reg [1:0] op_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      op_value_kept <= 2'd0;
    end else if (clear) begin
      op_value_kept <= 2'd0;
    end else if (happens && OP_written) begin
      op_value_kept <= given_12;
    end
  end

  assign op_value = op_value_kept;

  wire MODE_written = writeAddress == 8'd132;
  wire [1:0] given_13 = writeData[1:0];
  reg [1:0] mode_encoding_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      mode_encoding_kept <= 2'd0;
    end else if (clear) begin
      mode_encoding_kept <= 2'd0;
    end else if (happens && MODE_written) begin
      mode_encoding_kept <= given_13;
    end
  end

  assign mode_encoding = mode_encoding_kept;

  wire [3:0] given_14 = writeData[7:4];
  wire outOfRange_1 = MODE_written & (given_14 < 4'd1);
  wire outOfRange_2 = MODE_written & (given_14 > 4'd8);
  reg [3:0] mode_planes_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      mode_planes_kept <= 4'd1;
    end else if (clear) begin
      mode_planes_kept <= 4'd1;
    end else if (happens && MODE_written) begin
      mode_planes_kept <= given_14;
    end
  end

  assign mode_planes = mode_planes_kept;

  wire [2:0] given_15 = writeData[10:8];
  wire outOfRange_3 = MODE_written & (given_15 > 3'd1);
  reg mode_group_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      mode_group_kept <= 1'b0;
    end else if (clear) begin
      mode_group_kept <= 1'b0;
    end else if (happens && MODE_written) begin
      mode_group_kept <= given_15[0];
    end
  end

  assign mode_group = mode_group_kept;

  wire given_16 = writeData[12];
  reg mode_keep_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      mode_keep_kept <= 1'b0;
    end else if (clear) begin
      mode_keep_kept <= 1'b0;
    end else if (happens && MODE_written) begin
      mode_keep_kept <= given_16;
    end
  end

  assign mode_keep = mode_keep_kept;

  wire given_17 = writeData[13];
  reg mode_silent_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      mode_silent_kept <= 1'b0;
    end else if (clear) begin
      mode_silent_kept <= 1'b0;
    end else if (happens && MODE_written) begin
      mode_silent_kept <= given_17;
    end
  end

  assign mode_silent = mode_silent_kept;

  wire FIRST_BLOCK_written = writeAddress == 8'd136;
  wire [15:0] given_18 = writeData[15:0];
  wire outOfRange_4 = FIRST_BLOCK_written & (given_18 > 16'd3);
  reg [1:0] first_block_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      first_block_value_kept <= 2'd0;
    end else if (clear) begin
      first_block_value_kept <= 2'd0;
    end else if (happens && FIRST_BLOCK_written) begin
      first_block_value_kept <= given_18[1:0];
    end
  end

  assign first_block_value = first_block_value_kept;

  wire BLOCKS_written = writeAddress == 8'd140;
  wire [15:0] given_19 = writeData[15:0];
  wire outOfRange_5 = BLOCKS_written & (given_19 < 16'd1);
  wire outOfRange_6 = BLOCKS_written & (given_19 > 16'd4);
  reg [2:0] blocks_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      blocks_value_kept <= 3'd1;
    end else if (clear) begin
      blocks_value_kept <= 3'd1;
    end else if (happens && BLOCKS_written) begin
      blocks_value_kept <= given_19[2:0];
    end
  end

  assign blocks_value = blocks_value_kept;

  wire COLUMNS_written = writeAddress == 8'd144;
  wire [15:0] given_20 = writeData[15:0];
  wire outOfRange_7 = COLUMNS_written & (given_20 < 16'd1);
  wire outOfRange_8 = COLUMNS_written & (given_20 > 16'd32);
  reg [5:0] columns_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      columns_value_kept <= 6'd1;
    end else if (clear) begin
      columns_value_kept <= 6'd1;
    end else if (happens && COLUMNS_written) begin
      columns_value_kept <= given_20[5:0];
    end
  end

  assign columns_value = columns_value_kept;

  wire VECTORS_written = writeAddress == 8'd148;
  wire [31:0] given_21 = writeData;
  wire outOfRange_9 = VECTORS_written & (given_21 < 32'd1);
  reg [31:0] vectors_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      vectors_value_kept <= 32'd1;
    end else if (clear) begin
      vectors_value_kept <= 32'd1;
    end else if (happens && VECTORS_written) begin
      vectors_value_kept <= given_21;
    end
  end

  assign vectors_value = vectors_value_kept;

  wire WEIGHT_PLUS_written = writeAddress == 8'd152;
  wire [5:0] given_22 = writeData[5:0];
  reg [5:0] weight_plus_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      weight_plus_value_kept <= 6'd1;
    end else if (clear) begin
      weight_plus_value_kept <= 6'd1;
    end else if (happens && WEIGHT_PLUS_written) begin
      weight_plus_value_kept <= given_22;
    end
  end

  assign weight_plus_value = weight_plus_value_kept;

  wire WEIGHT_MINUS_written = writeAddress == 8'd156;
  wire [5:0] given_23 = writeData[5:0];
  reg [5:0] weight_minus_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      weight_minus_value_kept <= 6'd1;
    end else if (clear) begin
      weight_minus_value_kept <= 6'd1;
    end else if (happens && WEIGHT_MINUS_written) begin
      weight_minus_value_kept <= given_23;
    end
  end

  assign weight_minus_value = weight_minus_value_kept;

  wire INPUT_PLUS_written = writeAddress == 8'd160;
  wire [5:0] given_24 = writeData[5:0];
  reg [5:0] input_plus_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      input_plus_value_kept <= 6'd1;
    end else if (clear) begin
      input_plus_value_kept <= 6'd1;
    end else if (happens && INPUT_PLUS_written) begin
      input_plus_value_kept <= given_24;
    end
  end

  assign input_plus_value = input_plus_value_kept;

  wire INPUT_MINUS_written = writeAddress == 8'd164;
  wire [5:0] given_25 = writeData[5:0];
  reg [5:0] input_minus_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      input_minus_value_kept <= 6'd1;
    end else if (clear) begin
      input_minus_value_kept <= 6'd1;
    end else if (happens && INPUT_MINUS_written) begin
      input_minus_value_kept <= given_25;
    end
  end

  assign input_minus_value = input_minus_value_kept;

  wire TILE_written = writeAddress == 8'd168;
  wire [7:0] given_26 = writeData[7:0];
  wire outOfRange_10 = TILE_written & (given_26 > 8'd1);
  reg tile_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      tile_value_kept <= 1'b0;
    end else if (clear) begin
      tile_value_kept <= 1'b0;
    end else if (happens && TILE_written) begin
      tile_value_kept <= given_26[0];
    end
  end

  assign tile_value = tile_value_kept;

  wire FIRST_ROW_written = writeAddress == 8'd172;
  wire [15:0] given_27 = writeData[15:0];
  wire outOfRange_11 = FIRST_ROW_written & (given_27 > 16'd31);
  reg [4:0] first_row_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      first_row_value_kept <= 5'd0;
    end else if (clear) begin
      first_row_value_kept <= 5'd0;
    end else if (happens && FIRST_ROW_written) begin
      first_row_value_kept <= given_27[4:0];
    end
  end

  assign first_row_value = first_row_value_kept;

  wire ROWS_written = writeAddress == 8'd176;
  wire [15:0] given_28 = writeData[15:0];
  wire outOfRange_12 = ROWS_written & (given_28 < 16'd1);
  wire outOfRange_13 = ROWS_written & (given_28 > 16'd32);
  reg [5:0] rows_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      rows_value_kept <= 6'd1;
    end else if (clear) begin
      rows_value_kept <= 6'd1;
    end else if (happens && ROWS_written) begin
      rows_value_kept <= given_28[5:0];
    end
  end

  assign rows_value = rows_value_kept;

  wire PRECHARGE_written = writeAddress == 8'd192;
  wire [7:0] given_29 = writeData[7:0];
  wire outOfRange_14 = PRECHARGE_written & (given_29 < 8'd1);
  reg [7:0] precharge_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      precharge_value_kept <= 8'd1;
    end else if (clear) begin
      precharge_value_kept <= 8'd1;
    end else if (happens && PRECHARGE_written) begin
      precharge_value_kept <= given_29;
    end
  end

  assign precharge_value = precharge_value_kept;

  wire DRIVE_written = writeAddress == 8'd196;
  wire [7:0] given_30 = writeData[7:0];
  wire outOfRange_15 = DRIVE_written & (given_30 < 8'd1);
  reg [7:0] drive_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      drive_value_kept <= 8'd1;
    end else if (clear) begin
      drive_value_kept <= 8'd1;
    end else if (happens && DRIVE_written) begin
      drive_value_kept <= given_30;
    end
  end

  assign drive_value = drive_value_kept;

  wire SAMPLE_written = writeAddress == 8'd200;
  wire [7:0] given_31 = writeData[7:0];
  wire outOfRange_16 = SAMPLE_written & (given_31 < 8'd1);
  reg [7:0] sample_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      sample_value_kept <= 8'd1;
    end else if (clear) begin
      sample_value_kept <= 8'd1;
    end else if (happens && SAMPLE_written) begin
      sample_value_kept <= given_31;
    end
  end

  assign sample_value = sample_value_kept;

  wire CONVERT_written = writeAddress == 8'd204;
  wire [7:0] given_32 = writeData[7:0];
  wire outOfRange_17 = CONVERT_written & (given_32 < 8'd1);
  reg [7:0] convert_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      convert_value_kept <= 8'd1;
    end else if (clear) begin
      convert_value_kept <= 8'd1;
    end else if (happens && CONVERT_written) begin
      convert_value_kept <= given_32;
    end
  end

  assign convert_value = convert_value_kept;

  wire WRITE_SETUP_written = writeAddress == 8'd208;
  wire [7:0] given_33 = writeData[7:0];
  wire outOfRange_18 = WRITE_SETUP_written & (given_33 < 8'd1);
  reg [7:0] write_setup_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      write_setup_value_kept <= 8'd1;
    end else if (clear) begin
      write_setup_value_kept <= 8'd1;
    end else if (happens && WRITE_SETUP_written) begin
      write_setup_value_kept <= given_33;
    end
  end

  assign write_setup_value = write_setup_value_kept;

  wire WRITE_PULSE_written = writeAddress == 8'd212;
  wire [7:0] given_34 = writeData[7:0];
  wire outOfRange_19 = WRITE_PULSE_written & (given_34 < 8'd1);
  reg [7:0] write_pulse_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      write_pulse_value_kept <= 8'd1;
    end else if (clear) begin
      write_pulse_value_kept <= 8'd1;
    end else if (happens && WRITE_PULSE_written) begin
      write_pulse_value_kept <= given_34;
    end
  end

  assign write_pulse_value = write_pulse_value_kept;

  wire WRITE_RECOVERY_written = writeAddress == 8'd216;
  wire [7:0] given_35 = writeData[7:0];
  wire outOfRange_20 = WRITE_RECOVERY_written & (given_35 < 8'd1);
  reg [7:0] write_recovery_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      write_recovery_value_kept <= 8'd1;
    end else if (clear) begin
      write_recovery_value_kept <= 8'd1;
    end else if (happens && WRITE_RECOVERY_written) begin
      write_recovery_value_kept <= given_35;
    end
  end

  assign write_recovery_value = write_recovery_value_kept;

  wire TEST_PLUS_written = writeAddress == 8'd224;
  wire [7:0] given_36 = writeData[7:0];
  reg [7:0] test_plus_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      test_plus_value_kept <= 8'd0;
    end else if (clear) begin
      test_plus_value_kept <= 8'd0;
    end else if (happens && TEST_PLUS_written) begin
      test_plus_value_kept <= given_36;
    end
  end

  assign test_plus_value = test_plus_value_kept;

  wire TEST_MINUS_written = writeAddress == 8'd228;
  wire [7:0] given_37 = writeData[7:0];
  reg [7:0] test_minus_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      test_minus_value_kept <= 8'd0;
    end else if (clear) begin
      test_minus_value_kept <= 8'd0;
    end else if (happens && TEST_MINUS_written) begin
      test_minus_value_kept <= given_37;
    end
  end

  assign test_minus_value = test_minus_value_kept;

  wire TEST_COLUMN_written = writeAddress == 8'd232;
  wire [15:0] given_38 = writeData[15:0];
  wire outOfRange_21 = TEST_COLUMN_written & (given_38 > 16'd31);
  reg [4:0] test_column_value_kept;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      test_column_value_kept <= 5'd0;
    end else if (clear) begin
      test_column_value_kept <= 5'd0;
    end else if (happens && TEST_COLUMN_written) begin
      test_column_value_kept <= given_38[4:0];
    end
  end

  assign test_column_value = test_column_value_kept;

  wire known = |{CTRL_written, IRQ_ENABLE_written, IRQ_STATUS_written, ERROR_written, OP_written, MODE_written,
      FIRST_BLOCK_written, BLOCKS_written, COLUMNS_written, VECTORS_written, WEIGHT_PLUS_written, WEIGHT_MINUS_written,
      INPUT_PLUS_written, INPUT_MINUS_written, TILE_written, FIRST_ROW_written, ROWS_written, PRECHARGE_written,
      DRIVE_written, SAMPLE_written, CONVERT_written, WRITE_SETUP_written, WRITE_PULSE_written, WRITE_RECOVERY_written,
      TEST_PLUS_written, TEST_MINUS_written, TEST_COLUMN_written} & writeWhole;
  wire wrong = |{outOfRange_0, outOfRange_1, outOfRange_2, outOfRange_3, outOfRange_4, outOfRange_5, outOfRange_6,
      outOfRange_7, outOfRange_8, outOfRange_9, outOfRange_10, outOfRange_11, outOfRange_12, outOfRange_13,
      outOfRange_14, outOfRange_15, outOfRange_16, outOfRange_17, outOfRange_18, outOfRange_19, outOfRange_20,
      outOfRange_21};

  assign accessFault = write & ~known;
  assign rangeFault = write & known & wrong;
  assign happens = write & known & ~wrong & ~refuse;

  reg [31:0] word;
  reg missing;

  always @* begin
    word = 32'd0;
    case (readAddress)
      8'd0: begin
        word = 32'h5754494D;
      end
      8'd4: begin
        word = 32'h00010000;
      end
      8'd8: begin
        word = 32'hA7044525;
      end
      8'd12: begin
        word = 32'h00200020;
      end
      8'd16: begin
        word = 32'h68020408;
      end
      8'd20: begin
        word = 32'h00000008;
      end
      8'd24: begin
        word = 32'd0;
      end
      8'd28: begin
        word = {30'd0, status_error, status_busy};
      end
      8'd32: begin
        word = {29'd0, irq_enable_overflow, irq_enable_error, irq_enable_done};
      end
      8'd36: begin
        word = {29'd0, irq_status_overflow, irq_status_error, irq_status_done};
      end
      8'd40: begin
        word = {28'd0, error_code};
      end
      8'd44: begin
        word = {16'd0, error_address_address};
      end
      8'd48: begin
        word = cycles_low_count;
      end
      8'd52: begin
        word = cycles_high_count;
      end
      8'd56: begin
        word = accesses_low_count;
      end
      8'd60: begin
        word = accesses_high_count;
      end
      8'd64: begin
        word = clips_plus_low_count;
      end
      8'd68: begin
        word = clips_plus_high_count;
      end
      8'd72: begin
        word = clips_minus_low_count;
      end
      8'd76: begin
        word = clips_minus_high_count;
      end
      8'd80: begin
        word = stalls_in_low_count;
      end
      8'd84: begin
        word = stalls_in_high_count;
      end
      8'd88: begin
        word = stalls_out_low_count;
      end
      8'd92: begin
        word = stalls_out_high_count;
      end
      8'd128: begin
        word = {30'd0, op_value};
      end
      8'd132: begin
        word = {18'd0, mode_silent, mode_keep, 1'b0, {2'd0, mode_group}, mode_planes, 2'b00, mode_encoding};
      end
      8'd136: begin
        word = {16'd0, {14'd0, first_block_value}};
      end
      8'd140: begin
        word = {16'd0, {13'd0, blocks_value}};
      end
      8'd144: begin
        word = {16'd0, {10'd0, columns_value}};
      end
      8'd148: begin
        word = vectors_value;
      end
      8'd152: begin
        word = {26'd0, weight_plus_value};
      end
      8'd156: begin
        word = {26'd0, weight_minus_value};
      end
      8'd160: begin
        word = {26'd0, input_plus_value};
      end
      8'd164: begin
        word = {26'd0, input_minus_value};
      end
      8'd168: begin
        word = {24'd0, {7'd0, tile_value}};
      end
      8'd172: begin
        word = {16'd0, {11'd0, first_row_value}};
      end
      8'd176: begin
        word = {16'd0, {10'd0, rows_value}};
      end
      8'd192: begin
        word = {24'd0, precharge_value};
      end
      8'd196: begin
        word = {24'd0, drive_value};
      end
      8'd200: begin
        word = {24'd0, sample_value};
      end
      8'd204: begin
        word = {24'd0, convert_value};
      end
      8'd208: begin
        word = {24'd0, write_setup_value};
      end
      8'd212: begin
        word = {24'd0, write_pulse_value};
      end
      8'd216: begin
        word = {24'd0, write_recovery_value};
      end
      8'd224: begin
        word = {24'd0, test_plus_value};
      end
      8'd228: begin
        word = {24'd0, test_minus_value};
      end
      8'd232: begin
        word = {16'd0, {11'd0, test_column_value}};
      end
      8'd236: begin
        word = {7'd0, test_code_minus_over, 5'd0, test_code_minus, 7'd0, test_code_plus_over, 5'd0, test_code_plus};
      end
      default: begin end
    endcase
  end

  always @* begin
    missing = 1'b0;
    case (readAddress)
      8'd0: begin end
      8'd4: begin end
      8'd8: begin end
      8'd12: begin end
      8'd16: begin end
      8'd20: begin end
      8'd24: begin end
      8'd28: begin end
      8'd32: begin end
      8'd36: begin end
      8'd40: begin end
      8'd44: begin end
      8'd48: begin end
      8'd52: begin end
      8'd56: begin end
      8'd60: begin end
      8'd64: begin end
      8'd68: begin end
      8'd72: begin end
      8'd76: begin end
      8'd80: begin end
      8'd84: begin end
      8'd88: begin end
      8'd92: begin end
      8'd128: begin end
      8'd132: begin end
      8'd136: begin end
      8'd140: begin end
      8'd144: begin end
      8'd148: begin end
      8'd152: begin end
      8'd156: begin end
      8'd160: begin end
      8'd164: begin end
      8'd168: begin end
      8'd172: begin end
      8'd176: begin end
      8'd192: begin end
      8'd196: begin end
      8'd200: begin end
      8'd204: begin end
      8'd208: begin end
      8'd212: begin end
      8'd216: begin end
      8'd224: begin end
      8'd228: begin end
      8'd232: begin end
      8'd236: begin end
      default: begin
        missing = 1'b1;
      end
    endcase
  end

  assign readData = word;
  assign readFault = missing;
endmodule
