// Behaviour of the ternary array macro, for simulation.
module weft_tim_macro (
  input clk,
  input resetn,
  input precharge,
  input drive,
  input [3:0] block,
  input [15:0] plus_lines,
  input [15:0] minus_lines,
  input sample,
  input convert,
  input [2:0] column_step,
  output [127:0] plus_code,
  output [127:0] minus_code,
  output [31:0] plus_over,
  output [31:0] minus_over,
  input write_setup,
  input write_pulse,
  input [7:0] write_row,
  input [511:0] write_data
);
  // Cells: bits A and B of every column, a word a row.
  reg [255:0] nonZero [0:255];
  reg [255:0] negative [0:255];

  always @(posedge clk) begin
    if (write_pulse) begin
      nonZero[write_row] <= write_data[255:0];
    end
  end

  always @(posedge clk) begin
    if (write_pulse) begin
      negative[write_row] <= write_data[511:256];
    end
  end

  // Lines: what was driven since precharge.
  reg [3:0] drivenBlock;
  reg [15:0] drivenPlus;
  reg [15:0] drivenMinus;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      drivenPlus <= 16'd0;
      drivenMinus <= 16'd0;
    end else if (precharge) begin
      drivenPlus <= 16'd0;
      drivenMinus <= 16'd0;
    end else if (drive) begin
      drivenPlus <= plus_lines;
      drivenMinus <= minus_lines;
    end
  end

  always @(posedge clk) begin
    if (precharge) begin
    end else if (drive) begin
      drivenBlock <= block;
    end
  end

  // Sample-and-hold: which cells discharge the plus and the minus line of each column.
  reg [255:0] heldPlus_0;
  reg [255:0] heldMinus_0;
  reg [255:0] heldPlus_1;
  reg [255:0] heldMinus_1;
  reg [255:0] heldPlus_2;
  reg [255:0] heldMinus_2;
  reg [255:0] heldPlus_3;
  reg [255:0] heldMinus_3;
  reg [255:0] heldPlus_4;
  reg [255:0] heldMinus_4;
  reg [255:0] heldPlus_5;
  reg [255:0] heldMinus_5;
  reg [255:0] heldPlus_6;
  reg [255:0] heldMinus_6;
  reg [255:0] heldPlus_7;
  reg [255:0] heldMinus_7;
  reg [255:0] heldPlus_8;
  reg [255:0] heldMinus_8;
  reg [255:0] heldPlus_9;
  reg [255:0] heldMinus_9;
  reg [255:0] heldPlus_10;
  reg [255:0] heldMinus_10;
  reg [255:0] heldPlus_11;
  reg [255:0] heldMinus_11;
  reg [255:0] heldPlus_12;
  reg [255:0] heldMinus_12;
  reg [255:0] heldPlus_13;
  reg [255:0] heldMinus_13;
  reg [255:0] heldPlus_14;
  reg [255:0] heldMinus_14;
  reg [255:0] heldPlus_15;
  reg [255:0] heldMinus_15;
  wire [255:0] up = {256{drivenPlus[0]}};
  wire [255:0] down = {256{drivenMinus[0]}};
  wire [255:0] up_1 = {256{drivenPlus[1]}};
  wire [255:0] down_1 = {256{drivenMinus[1]}};
  wire [255:0] up_2 = {256{drivenPlus[2]}};
  wire [255:0] down_2 = {256{drivenMinus[2]}};
  wire [255:0] up_3 = {256{drivenPlus[3]}};
  wire [255:0] down_3 = {256{drivenMinus[3]}};
  wire [255:0] up_4 = {256{drivenPlus[4]}};
  wire [255:0] down_4 = {256{drivenMinus[4]}};
  wire [255:0] up_5 = {256{drivenPlus[5]}};
  wire [255:0] down_5 = {256{drivenMinus[5]}};
  wire [255:0] up_6 = {256{drivenPlus[6]}};
  wire [255:0] down_6 = {256{drivenMinus[6]}};
  wire [255:0] up_7 = {256{drivenPlus[7]}};
  wire [255:0] down_7 = {256{drivenMinus[7]}};
  wire [255:0] up_8 = {256{drivenPlus[8]}};
  wire [255:0] down_8 = {256{drivenMinus[8]}};
  wire [255:0] up_9 = {256{drivenPlus[9]}};
  wire [255:0] down_9 = {256{drivenMinus[9]}};
  wire [255:0] up_10 = {256{drivenPlus[10]}};
  wire [255:0] down_10 = {256{drivenMinus[10]}};
  wire [255:0] up_11 = {256{drivenPlus[11]}};
  wire [255:0] down_11 = {256{drivenMinus[11]}};
  wire [255:0] up_12 = {256{drivenPlus[12]}};
  wire [255:0] down_12 = {256{drivenMinus[12]}};
  wire [255:0] up_13 = {256{drivenPlus[13]}};
  wire [255:0] down_13 = {256{drivenMinus[13]}};
  wire [255:0] up_14 = {256{drivenPlus[14]}};
  wire [255:0] down_14 = {256{drivenMinus[14]}};
  wire [255:0] up_15 = {256{drivenPlus[15]}};
  wire [255:0] down_15 = {256{drivenMinus[15]}};

  always @(posedge clk) begin
    if (sample) begin
      heldPlus_0 <= nonZero[{drivenBlock, 4'd0}] & (up & ~negative[{drivenBlock, 4'd0}] | down &
          negative[{drivenBlock, 4'd0}]);
      heldMinus_0 <= nonZero[{drivenBlock, 4'd0}] & (down & ~negative[{drivenBlock, 4'd0}] | up &
          negative[{drivenBlock, 4'd0}]);
      heldPlus_1 <= nonZero[{drivenBlock, 4'd1}] & (up_1 & ~negative[{drivenBlock, 4'd1}] | down_1 &
          negative[{drivenBlock, 4'd1}]);
      heldMinus_1 <= nonZero[{drivenBlock, 4'd1}] & (down_1 & ~negative[{drivenBlock, 4'd1}] | up_1 &
          negative[{drivenBlock, 4'd1}]);
      heldPlus_2 <= nonZero[{drivenBlock, 4'd2}] & (up_2 & ~negative[{drivenBlock, 4'd2}] | down_2 &
          negative[{drivenBlock, 4'd2}]);
      heldMinus_2 <= nonZero[{drivenBlock, 4'd2}] & (down_2 & ~negative[{drivenBlock, 4'd2}] | up_2 &
          negative[{drivenBlock, 4'd2}]);
      heldPlus_3 <= nonZero[{drivenBlock, 4'd3}] & (up_3 & ~negative[{drivenBlock, 4'd3}] | down_3 &
          negative[{drivenBlock, 4'd3}]);
      heldMinus_3 <= nonZero[{drivenBlock, 4'd3}] & (down_3 & ~negative[{drivenBlock, 4'd3}] | up_3 &
          negative[{drivenBlock, 4'd3}]);
      heldPlus_4 <= nonZero[{drivenBlock, 4'd4}] & (up_4 & ~negative[{drivenBlock, 4'd4}] | down_4 &
          negative[{drivenBlock, 4'd4}]);
      heldMinus_4 <= nonZero[{drivenBlock, 4'd4}] & (down_4 & ~negative[{drivenBlock, 4'd4}] | up_4 &
          negative[{drivenBlock, 4'd4}]);
      heldPlus_5 <= nonZero[{drivenBlock, 4'd5}] & (up_5 & ~negative[{drivenBlock, 4'd5}] | down_5 &
          negative[{drivenBlock, 4'd5}]);
      heldMinus_5 <= nonZero[{drivenBlock, 4'd5}] & (down_5 & ~negative[{drivenBlock, 4'd5}] | up_5 &
          negative[{drivenBlock, 4'd5}]);
      heldPlus_6 <= nonZero[{drivenBlock, 4'd6}] & (up_6 & ~negative[{drivenBlock, 4'd6}] | down_6 &
          negative[{drivenBlock, 4'd6}]);
      heldMinus_6 <= nonZero[{drivenBlock, 4'd6}] & (down_6 & ~negative[{drivenBlock, 4'd6}] | up_6 &
          negative[{drivenBlock, 4'd6}]);
      heldPlus_7 <= nonZero[{drivenBlock, 4'd7}] & (up_7 & ~negative[{drivenBlock, 4'd7}] | down_7 &
          negative[{drivenBlock, 4'd7}]);
      heldMinus_7 <= nonZero[{drivenBlock, 4'd7}] & (down_7 & ~negative[{drivenBlock, 4'd7}] | up_7 &
          negative[{drivenBlock, 4'd7}]);
      heldPlus_8 <= nonZero[{drivenBlock, 4'd8}] & (up_8 & ~negative[{drivenBlock, 4'd8}] | down_8 &
          negative[{drivenBlock, 4'd8}]);
      heldMinus_8 <= nonZero[{drivenBlock, 4'd8}] & (down_8 & ~negative[{drivenBlock, 4'd8}] | up_8 &
          negative[{drivenBlock, 4'd8}]);
      heldPlus_9 <= nonZero[{drivenBlock, 4'd9}] & (up_9 & ~negative[{drivenBlock, 4'd9}] | down_9 &
          negative[{drivenBlock, 4'd9}]);
      heldMinus_9 <= nonZero[{drivenBlock, 4'd9}] & (down_9 & ~negative[{drivenBlock, 4'd9}] | up_9 &
          negative[{drivenBlock, 4'd9}]);
      heldPlus_10 <= nonZero[{drivenBlock, 4'd10}] & (up_10 & ~negative[{drivenBlock, 4'd10}] | down_10 &
          negative[{drivenBlock, 4'd10}]);
      heldMinus_10 <= nonZero[{drivenBlock, 4'd10}] & (down_10 & ~negative[{drivenBlock, 4'd10}] | up_10 &
          negative[{drivenBlock, 4'd10}]);
      heldPlus_11 <= nonZero[{drivenBlock, 4'd11}] & (up_11 & ~negative[{drivenBlock, 4'd11}] | down_11 &
          negative[{drivenBlock, 4'd11}]);
      heldMinus_11 <= nonZero[{drivenBlock, 4'd11}] & (down_11 & ~negative[{drivenBlock, 4'd11}] | up_11 &
          negative[{drivenBlock, 4'd11}]);
      heldPlus_12 <= nonZero[{drivenBlock, 4'd12}] & (up_12 & ~negative[{drivenBlock, 4'd12}] | down_12 &
          negative[{drivenBlock, 4'd12}]);
      heldMinus_12 <= nonZero[{drivenBlock, 4'd12}] & (down_12 & ~negative[{drivenBlock, 4'd12}] | up_12 &
          negative[{drivenBlock, 4'd12}]);
      heldPlus_13 <= nonZero[{drivenBlock, 4'd13}] & (up_13 & ~negative[{drivenBlock, 4'd13}] | down_13 &
          negative[{drivenBlock, 4'd13}]);
      heldMinus_13 <= nonZero[{drivenBlock, 4'd13}] & (down_13 & ~negative[{drivenBlock, 4'd13}] | up_13 &
          negative[{drivenBlock, 4'd13}]);
      heldPlus_14 <= nonZero[{drivenBlock, 4'd14}] & (up_14 & ~negative[{drivenBlock, 4'd14}] | down_14 &
          negative[{drivenBlock, 4'd14}]);
      heldMinus_14 <= nonZero[{drivenBlock, 4'd14}] & (down_14 & ~negative[{drivenBlock, 4'd14}] | up_14 &
          negative[{drivenBlock, 4'd14}]);
      heldPlus_15 <= nonZero[{drivenBlock, 4'd15}] & (up_15 & ~negative[{drivenBlock, 4'd15}] | down_15 &
          negative[{drivenBlock, 4'd15}]);
      heldMinus_15 <= nonZero[{drivenBlock, 4'd15}] & (down_15 & ~negative[{drivenBlock, 4'd15}] | up_15 &
          negative[{drivenBlock, 4'd15}]);
    end
  end

  // Column multiplexer: idle unless it converts.
  reg [31:0] plusCells_0;
  reg [31:0] minusCells_0;
  reg [31:0] plusCells_1;
  reg [31:0] minusCells_1;
  reg [31:0] plusCells_2;
  reg [31:0] minusCells_2;
  reg [31:0] plusCells_3;
  reg [31:0] minusCells_3;
  reg [31:0] plusCells_4;
  reg [31:0] minusCells_4;
  reg [31:0] plusCells_5;
  reg [31:0] minusCells_5;
  reg [31:0] plusCells_6;
  reg [31:0] minusCells_6;
  reg [31:0] plusCells_7;
  reg [31:0] minusCells_7;
  reg [31:0] plusCells_8;
  reg [31:0] minusCells_8;
  reg [31:0] plusCells_9;
  reg [31:0] minusCells_9;
  reg [31:0] plusCells_10;
  reg [31:0] minusCells_10;
  reg [31:0] plusCells_11;
  reg [31:0] minusCells_11;
  reg [31:0] plusCells_12;
  reg [31:0] minusCells_12;
  reg [31:0] plusCells_13;
  reg [31:0] minusCells_13;
  reg [31:0] plusCells_14;
  reg [31:0] minusCells_14;
  reg [31:0] plusCells_15;
  reg [31:0] minusCells_15;

  always @* begin
    plusCells_0 = 32'd0;
    if (convert) begin
      plusCells_0 = heldPlus_0[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    minusCells_0 = 32'd0;
    if (convert) begin
      minusCells_0 = heldMinus_0[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    plusCells_1 = 32'd0;
    if (convert) begin
      plusCells_1 = heldPlus_1[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    minusCells_1 = 32'd0;
    if (convert) begin
      minusCells_1 = heldMinus_1[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    plusCells_2 = 32'd0;
    if (convert) begin
      plusCells_2 = heldPlus_2[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    minusCells_2 = 32'd0;
    if (convert) begin
      minusCells_2 = heldMinus_2[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    plusCells_3 = 32'd0;
    if (convert) begin
      plusCells_3 = heldPlus_3[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    minusCells_3 = 32'd0;
    if (convert) begin
      minusCells_3 = heldMinus_3[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    plusCells_4 = 32'd0;
    if (convert) begin
      plusCells_4 = heldPlus_4[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    minusCells_4 = 32'd0;
    if (convert) begin
      minusCells_4 = heldMinus_4[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    plusCells_5 = 32'd0;
    if (convert) begin
      plusCells_5 = heldPlus_5[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    minusCells_5 = 32'd0;
    if (convert) begin
      minusCells_5 = heldMinus_5[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    plusCells_6 = 32'd0;
    if (convert) begin
      plusCells_6 = heldPlus_6[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    minusCells_6 = 32'd0;
    if (convert) begin
      minusCells_6 = heldMinus_6[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    plusCells_7 = 32'd0;
    if (convert) begin
      plusCells_7 = heldPlus_7[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    minusCells_7 = 32'd0;
    if (convert) begin
      minusCells_7 = heldMinus_7[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    plusCells_8 = 32'd0;
    if (convert) begin
      plusCells_8 = heldPlus_8[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    minusCells_8 = 32'd0;
    if (convert) begin
      minusCells_8 = heldMinus_8[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    plusCells_9 = 32'd0;
    if (convert) begin
      plusCells_9 = heldPlus_9[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    minusCells_9 = 32'd0;
    if (convert) begin
      minusCells_9 = heldMinus_9[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    plusCells_10 = 32'd0;
    if (convert) begin
      plusCells_10 = heldPlus_10[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    minusCells_10 = 32'd0;
    if (convert) begin
      minusCells_10 = heldMinus_10[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    plusCells_11 = 32'd0;
    if (convert) begin
      plusCells_11 = heldPlus_11[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    minusCells_11 = 32'd0;
    if (convert) begin
      minusCells_11 = heldMinus_11[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    plusCells_12 = 32'd0;
    if (convert) begin
      plusCells_12 = heldPlus_12[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    minusCells_12 = 32'd0;
    if (convert) begin
      minusCells_12 = heldMinus_12[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    plusCells_13 = 32'd0;
    if (convert) begin
      plusCells_13 = heldPlus_13[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    minusCells_13 = 32'd0;
    if (convert) begin
      minusCells_13 = heldMinus_13[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    plusCells_14 = 32'd0;
    if (convert) begin
      plusCells_14 = heldPlus_14[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    minusCells_14 = 32'd0;
    if (convert) begin
      minusCells_14 = heldMinus_14[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    plusCells_15 = 32'd0;
    if (convert) begin
      plusCells_15 = heldPlus_15[{column_step, 5'd0} +: 32];
    end
  end

  always @* begin
    minusCells_15 = 32'd0;
    if (convert) begin
      minusCells_15 = heldMinus_15[{column_step, 5'd0} +: 32];
    end
  end

  wire [63:0] cells_0 = {minusCells_0, plusCells_0};
  wire [63:0] cells_1 = {minusCells_1, plusCells_1};
  wire [63:0] cells_2 = {minusCells_2, plusCells_2};
  wire [63:0] cells_3 = {minusCells_3, plusCells_3};
  wire [63:0] cells_4 = {minusCells_4, plusCells_4};
  wire [63:0] cells_5 = {minusCells_5, plusCells_5};
  wire [63:0] cells_6 = {minusCells_6, plusCells_6};
  wire [63:0] cells_7 = {minusCells_7, plusCells_7};
  wire [63:0] cells_8 = {minusCells_8, plusCells_8};
  wire [63:0] cells_9 = {minusCells_9, plusCells_9};
  wire [63:0] cells_10 = {minusCells_10, plusCells_10};
  wire [63:0] cells_11 = {minusCells_11, plusCells_11};
  wire [63:0] cells_12 = {minusCells_12, plusCells_12};
  wire [63:0] cells_13 = {minusCells_13, plusCells_13};
  wire [63:0] cells_14 = {minusCells_14, plusCells_14};
  wire [63:0] cells_15 = {minusCells_15, plusCells_15};
  wire [63:0] counter_count_half = cells_0 ^ cells_1;
  wire [63:0] counter_count_weight_0 = counter_count_half ^ cells_2;
  wire [63:0] counter_count_carries_0 = cells_0 & cells_1 | counter_count_half & cells_2;
  wire [63:0] counter_count_half_1 = cells_3 ^ cells_4;
  wire [63:0] counter_count_weight_1 = counter_count_half_1 ^ cells_5;
  wire [63:0] counter_count_carries_1 = cells_3 & cells_4 | counter_count_half_1 & cells_5;
  wire [63:0] counter_count_half_2 = cells_6 ^ cells_7;
  wire [63:0] counter_count_weight_2 = counter_count_half_2 ^ cells_8;
  wire [63:0] counter_count_carries_2 = cells_6 & cells_7 | counter_count_half_2 & cells_8;
  wire [63:0] counter_count_half_3 = cells_9 ^ cells_10;
  wire [63:0] counter_count_weight_3 = counter_count_half_3 ^ cells_11;
  wire [63:0] counter_count_carries_3 = cells_9 & cells_10 | counter_count_half_3 & cells_11;
  wire [63:0] counter_count_half_4 = cells_12 ^ cells_13;
  wire [63:0] counter_count_weight_4 = counter_count_half_4 ^ cells_14;
  wire [63:0] counter_count_carries_4 = cells_12 & cells_13 | counter_count_half_4 & cells_14;
  wire [63:0] counter_count_half_5 = cells_15 ^ counter_count_weight_0;
  wire [63:0] counter_count_weight_5 = counter_count_half_5 ^ counter_count_weight_1;
  wire [63:0] counter_count_carries_5 = cells_15 & counter_count_weight_0 | counter_count_half_5 &
      counter_count_weight_1;
  wire [63:0] counter_count_half_6 = counter_count_weight_2 ^ counter_count_weight_3;
  wire [63:0] counter_count_weight_6 = counter_count_half_6 ^ counter_count_weight_4;
  wire [63:0] counter_count_carries_6 = counter_count_weight_2 & counter_count_weight_3 | counter_count_half_6 &
      counter_count_weight_4;
  wire [63:0] counter_count_weight_7 = counter_count_weight_5 ^ counter_count_weight_6;
  wire [63:0] counter_count_carries_7 = counter_count_weight_5 & counter_count_weight_6;
  wire [63:0] counter_count_half_7 = counter_count_carries_0 ^ counter_count_carries_1;
  wire [63:0] counter_count_weight_8 = counter_count_half_7 ^ counter_count_carries_2;
  wire [63:0] counter_count_carries_8 = counter_count_carries_0 & counter_count_carries_1 | counter_count_half_7 &
      counter_count_carries_2;
  wire [63:0] counter_count_half_8 = counter_count_carries_3 ^ counter_count_carries_4;
  wire [63:0] counter_count_weight_9 = counter_count_half_8 ^ counter_count_carries_5;
  wire [63:0] counter_count_carries_9 = counter_count_carries_3 & counter_count_carries_4 | counter_count_half_8 &
      counter_count_carries_5;
  wire [63:0] counter_count_half_9 = counter_count_carries_6 ^ counter_count_carries_7;
  wire [63:0] counter_count_weight_10 = counter_count_half_9 ^ counter_count_weight_8;
  wire [63:0] counter_count_carries_10 = counter_count_carries_6 & counter_count_carries_7 | counter_count_half_9 &
      counter_count_weight_8;
  wire [63:0] counter_count_weight_11 = counter_count_weight_9 ^ counter_count_weight_10;
  wire [63:0] counter_count_carries_11 = counter_count_weight_9 & counter_count_weight_10;
  wire [63:0] counter_count_half_10 = counter_count_carries_8 ^ counter_count_carries_9;
  wire [63:0] counter_count_weight_12 = counter_count_half_10 ^ counter_count_carries_10;
  wire [63:0] counter_count_carries_12 = counter_count_carries_8 & counter_count_carries_9 | counter_count_half_10 &
      counter_count_carries_10;
  wire [63:0] counter_count_weight_13 = counter_count_carries_11 ^ counter_count_weight_12;
  wire [63:0] counter_count_carries_13 = counter_count_carries_11 & counter_count_weight_12;
  wire [63:0] counter_count_weight_14 = counter_count_carries_12 ^ counter_count_carries_13;
  wire [63:0] counter_count_carries_14 = counter_count_carries_12 & counter_count_carries_13;
  wire [63:0] counter_over_more = counter_count_weight_7;
  wire [63:0] counter_over_more_1 = counter_count_weight_11 | counter_over_more;
  wire [63:0] counter_over_more_2 = counter_count_weight_13 | counter_over_more_1;
  wire [63:0] counter_over_more_3 = counter_count_weight_14 & counter_over_more_2;
  wire [63:0] counter_over_more_4 = counter_count_carries_14 | counter_over_more_3;
  wire [63:0] counter_clipped = counter_count_weight_7 & ~counter_over_more_4;
  wire [63:0] counter_clipped_1 = counter_count_weight_11 & ~counter_over_more_4;
  wire [63:0] counter_clipped_2 = counter_count_weight_13 & ~counter_over_more_4;
  wire [63:0] counter_clipped_3 = counter_count_weight_14 | counter_over_more_4;
  reg [127:0] plusHeld;
  reg [127:0] minusHeld;
  reg [31:0] plusOverHeld;
  reg [31:0] minusOverHeld;

  always @(posedge clk) begin
    if (convert) begin
      plusHeld <= {counter_clipped_3[31], counter_clipped_2[31], counter_clipped_1[31], counter_clipped[31],
          counter_clipped_3[30], counter_clipped_2[30], counter_clipped_1[30], counter_clipped[30],
          counter_clipped_3[29], counter_clipped_2[29], counter_clipped_1[29], counter_clipped[29],
          counter_clipped_3[28], counter_clipped_2[28], counter_clipped_1[28], counter_clipped[28],
          counter_clipped_3[27], counter_clipped_2[27], counter_clipped_1[27], counter_clipped[27],
          counter_clipped_3[26], counter_clipped_2[26], counter_clipped_1[26], counter_clipped[26],
          counter_clipped_3[25], counter_clipped_2[25], counter_clipped_1[25], counter_clipped[25],
          counter_clipped_3[24], counter_clipped_2[24], counter_clipped_1[24], counter_clipped[24],
          counter_clipped_3[23], counter_clipped_2[23], counter_clipped_1[23], counter_clipped[23],
          counter_clipped_3[22], counter_clipped_2[22], counter_clipped_1[22], counter_clipped[22],
          counter_clipped_3[21], counter_clipped_2[21], counter_clipped_1[21], counter_clipped[21],
          counter_clipped_3[20], counter_clipped_2[20], counter_clipped_1[20], counter_clipped[20],
          counter_clipped_3[19], counter_clipped_2[19], counter_clipped_1[19], counter_clipped[19],
          counter_clipped_3[18], counter_clipped_2[18], counter_clipped_1[18], counter_clipped[18],
          counter_clipped_3[17], counter_clipped_2[17], counter_clipped_1[17], counter_clipped[17],
          counter_clipped_3[16], counter_clipped_2[16], counter_clipped_1[16], counter_clipped[16],
          counter_clipped_3[15], counter_clipped_2[15], counter_clipped_1[15], counter_clipped[15],
          counter_clipped_3[14], counter_clipped_2[14], counter_clipped_1[14], counter_clipped[14],
          counter_clipped_3[13], counter_clipped_2[13], counter_clipped_1[13], counter_clipped[13],
          counter_clipped_3[12], counter_clipped_2[12], counter_clipped_1[12], counter_clipped[12],
          counter_clipped_3[11], counter_clipped_2[11], counter_clipped_1[11], counter_clipped[11],
          counter_clipped_3[10], counter_clipped_2[10], counter_clipped_1[10], counter_clipped[10],
          counter_clipped_3[9], counter_clipped_2[9], counter_clipped_1[9], counter_clipped[9], counter_clipped_3[8],
          counter_clipped_2[8], counter_clipped_1[8], counter_clipped[8], counter_clipped_3[7], counter_clipped_2[7],
          counter_clipped_1[7], counter_clipped[7], counter_clipped_3[6], counter_clipped_2[6], counter_clipped_1[6],
          counter_clipped[6], counter_clipped_3[5], counter_clipped_2[5], counter_clipped_1[5], counter_clipped[5],
          counter_clipped_3[4], counter_clipped_2[4], counter_clipped_1[4], counter_clipped[4], counter_clipped_3[3],
          counter_clipped_2[3], counter_clipped_1[3], counter_clipped[3], counter_clipped_3[2], counter_clipped_2[2],
          counter_clipped_1[2], counter_clipped[2], counter_clipped_3[1], counter_clipped_2[1], counter_clipped_1[1],
          counter_clipped[1], counter_clipped_3[0], counter_clipped_2[0], counter_clipped_1[0], counter_clipped[0]};
      minusHeld <= {counter_clipped_3[63], counter_clipped_2[63], counter_clipped_1[63], counter_clipped[63],
          counter_clipped_3[62], counter_clipped_2[62], counter_clipped_1[62], counter_clipped[62],
          counter_clipped_3[61], counter_clipped_2[61], counter_clipped_1[61], counter_clipped[61],
          counter_clipped_3[60], counter_clipped_2[60], counter_clipped_1[60], counter_clipped[60],
          counter_clipped_3[59], counter_clipped_2[59], counter_clipped_1[59], counter_clipped[59],
          counter_clipped_3[58], counter_clipped_2[58], counter_clipped_1[58], counter_clipped[58],
          counter_clipped_3[57], counter_clipped_2[57], counter_clipped_1[57], counter_clipped[57],
          counter_clipped_3[56], counter_clipped_2[56], counter_clipped_1[56], counter_clipped[56],
          counter_clipped_3[55], counter_clipped_2[55], counter_clipped_1[55], counter_clipped[55],
          counter_clipped_3[54], counter_clipped_2[54], counter_clipped_1[54], counter_clipped[54],
          counter_clipped_3[53], counter_clipped_2[53], counter_clipped_1[53], counter_clipped[53],
          counter_clipped_3[52], counter_clipped_2[52], counter_clipped_1[52], counter_clipped[52],
          counter_clipped_3[51], counter_clipped_2[51], counter_clipped_1[51], counter_clipped[51],
          counter_clipped_3[50], counter_clipped_2[50], counter_clipped_1[50], counter_clipped[50],
          counter_clipped_3[49], counter_clipped_2[49], counter_clipped_1[49], counter_clipped[49],
          counter_clipped_3[48], counter_clipped_2[48], counter_clipped_1[48], counter_clipped[48],
          counter_clipped_3[47], counter_clipped_2[47], counter_clipped_1[47], counter_clipped[47],
          counter_clipped_3[46], counter_clipped_2[46], counter_clipped_1[46], counter_clipped[46],
          counter_clipped_3[45], counter_clipped_2[45], counter_clipped_1[45], counter_clipped[45],
          counter_clipped_3[44], counter_clipped_2[44], counter_clipped_1[44], counter_clipped[44],
          counter_clipped_3[43], counter_clipped_2[43], counter_clipped_1[43], counter_clipped[43],
          counter_clipped_3[42], counter_clipped_2[42], counter_clipped_1[42], counter_clipped[42],
          counter_clipped_3[41], counter_clipped_2[41], counter_clipped_1[41], counter_clipped[41],
          counter_clipped_3[40], counter_clipped_2[40], counter_clipped_1[40], counter_clipped[40],
          counter_clipped_3[39], counter_clipped_2[39], counter_clipped_1[39], counter_clipped[39],
          counter_clipped_3[38], counter_clipped_2[38], counter_clipped_1[38], counter_clipped[38],
          counter_clipped_3[37], counter_clipped_2[37], counter_clipped_1[37], counter_clipped[37],
          counter_clipped_3[36], counter_clipped_2[36], counter_clipped_1[36], counter_clipped[36],
          counter_clipped_3[35], counter_clipped_2[35], counter_clipped_1[35], counter_clipped[35],
          counter_clipped_3[34], counter_clipped_2[34], counter_clipped_1[34], counter_clipped[34],
          counter_clipped_3[33], counter_clipped_2[33], counter_clipped_1[33], counter_clipped[33],
          counter_clipped_3[32], counter_clipped_2[32], counter_clipped_1[32], counter_clipped[32]};
      plusOverHeld <= counter_over_more_4[31:0];
      minusOverHeld <= counter_over_more_4[63:32];
    end
  end

  assign plus_code = plusHeld;
  assign minus_code = minusHeld;
  assign plus_over = plusOverHeld;
  assign minus_over = minusOverHeld;

  // Not used: write_setup: a digital array needs no set-up time; its strobe is for analog ones
  wire unused = &{1'b0, write_setup};
endmodule
