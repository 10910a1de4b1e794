// Behaviour of the ternary array macro, for simulation.
module weft_tim_macro (
  input clk,
  input resetn,
  input precharge,
  input drive,
  input [1:0] block,
  input [7:0] plus_lines,
  input [7:0] minus_lines,
  input sample,
  input convert,
  input [1:0] column_step,
  output [23:0] plus_code,
  output [23:0] minus_code,
  output [7:0] plus_over,
  output [7:0] minus_over,
  input write_setup,
  input write_pulse,
  input [4:0] write_row,
  input [63:0] write_data
);
  // Cells: bits A and B of every column, a word a row.
  reg [31:0] nonZero [0:31];
  reg [31:0] negative [0:31];

  always @(posedge clk) begin
    if (write_pulse) begin
      nonZero[write_row] <= write_data[31:0];
    end
  end

  always @(posedge clk) begin
    if (write_pulse) begin
      negative[write_row] <= write_data[63:32];
    end
  end

  // Lines: what was driven since precharge.
  reg [1:0] drivenBlock;
  reg [7:0] drivenPlus;
  reg [7:0] drivenMinus;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      drivenPlus <= 8'd0;
      drivenMinus <= 8'd0;
    end else if (precharge) begin
      drivenPlus <= 8'd0;
      drivenMinus <= 8'd0;
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
  reg [31:0] heldPlus_0;
  reg [31:0] heldMinus_0;
  reg [31:0] heldPlus_1;
  reg [31:0] heldMinus_1;
  reg [31:0] heldPlus_2;
  reg [31:0] heldMinus_2;
  reg [31:0] heldPlus_3;
  reg [31:0] heldMinus_3;
  reg [31:0] heldPlus_4;
  reg [31:0] heldMinus_4;
  reg [31:0] heldPlus_5;
  reg [31:0] heldMinus_5;
  reg [31:0] heldPlus_6;
  reg [31:0] heldMinus_6;
  reg [31:0] heldPlus_7;
  reg [31:0] heldMinus_7;
  wire [31:0] up = {32{drivenPlus[0]}};
  wire [31:0] down = {32{drivenMinus[0]}};
  wire [31:0] up_1 = {32{drivenPlus[1]}};
  wire [31:0] down_1 = {32{drivenMinus[1]}};
  wire [31:0] up_2 = {32{drivenPlus[2]}};
  wire [31:0] down_2 = {32{drivenMinus[2]}};
  wire [31:0] up_3 = {32{drivenPlus[3]}};
  wire [31:0] down_3 = {32{drivenMinus[3]}};
  wire [31:0] up_4 = {32{drivenPlus[4]}};
  wire [31:0] down_4 = {32{drivenMinus[4]}};
  wire [31:0] up_5 = {32{drivenPlus[5]}};
  wire [31:0] down_5 = {32{drivenMinus[5]}};
  wire [31:0] up_6 = {32{drivenPlus[6]}};
  wire [31:0] down_6 = {32{drivenMinus[6]}};
  wire [31:0] up_7 = {32{drivenPlus[7]}};
  wire [31:0] down_7 = {32{drivenMinus[7]}};

  always @(posedge clk) begin
    if (sample) begin
      heldPlus_0 <= nonZero[{drivenBlock, 3'd0}] & (up & ~negative[{drivenBlock, 3'd0}] | down &
          negative[{drivenBlock, 3'd0}]);
      heldMinus_0 <= nonZero[{drivenBlock, 3'd0}] & (down & ~negative[{drivenBlock, 3'd0}] | up &
          negative[{drivenBlock, 3'd0}]);
      heldPlus_1 <= nonZero[{drivenBlock, 3'd1}] & (up_1 & ~negative[{drivenBlock, 3'd1}] | down_1 &
          negative[{drivenBlock, 3'd1}]);
      heldMinus_1 <= nonZero[{drivenBlock, 3'd1}] & (down_1 & ~negative[{drivenBlock, 3'd1}] | up_1 &
          negative[{drivenBlock, 3'd1}]);
      heldPlus_2 <= nonZero[{drivenBlock, 3'd2}] & (up_2 & ~negative[{drivenBlock, 3'd2}] | down_2 &
          negative[{drivenBlock, 3'd2}]);
      heldMinus_2 <= nonZero[{drivenBlock, 3'd2}] & (down_2 & ~negative[{drivenBlock, 3'd2}] | up_2 &
          negative[{drivenBlock, 3'd2}]);
      heldPlus_3 <= nonZero[{drivenBlock, 3'd3}] & (up_3 & ~negative[{drivenBlock, 3'd3}] | down_3 &
          negative[{drivenBlock, 3'd3}]);
      heldMinus_3 <= nonZero[{drivenBlock, 3'd3}] & (down_3 & ~negative[{drivenBlock, 3'd3}] | up_3 &
          negative[{drivenBlock, 3'd3}]);
      heldPlus_4 <= nonZero[{drivenBlock, 3'd4}] & (up_4 & ~negative[{drivenBlock, 3'd4}] | down_4 &
          negative[{drivenBlock, 3'd4}]);
      heldMinus_4 <= nonZero[{drivenBlock, 3'd4}] & (down_4 & ~negative[{drivenBlock, 3'd4}] | up_4 &
          negative[{drivenBlock, 3'd4}]);
      heldPlus_5 <= nonZero[{drivenBlock, 3'd5}] & (up_5 & ~negative[{drivenBlock, 3'd5}] | down_5 &
          negative[{drivenBlock, 3'd5}]);
      heldMinus_5 <= nonZero[{drivenBlock, 3'd5}] & (down_5 & ~negative[{drivenBlock, 3'd5}] | up_5 &
          negative[{drivenBlock, 3'd5}]);
      heldPlus_6 <= nonZero[{drivenBlock, 3'd6}] & (up_6 & ~negative[{drivenBlock, 3'd6}] | down_6 &
          negative[{drivenBlock, 3'd6}]);
      heldMinus_6 <= nonZero[{drivenBlock, 3'd6}] & (down_6 & ~negative[{drivenBlock, 3'd6}] | up_6 &
          negative[{drivenBlock, 3'd6}]);
      heldPlus_7 <= nonZero[{drivenBlock, 3'd7}] & (up_7 & ~negative[{drivenBlock, 3'd7}] | down_7 &
          negative[{drivenBlock, 3'd7}]);
      heldMinus_7 <= nonZero[{drivenBlock, 3'd7}] & (down_7 & ~negative[{drivenBlock, 3'd7}] | up_7 &
          negative[{drivenBlock, 3'd7}]);
    end
  end

  // Column multiplexer: idle unless it converts.
  reg [7:0] plusCells_0;
  reg [7:0] minusCells_0;
  reg [7:0] plusCells_1;
  reg [7:0] minusCells_1;
  reg [7:0] plusCells_2;
  reg [7:0] minusCells_2;
  reg [7:0] plusCells_3;
  reg [7:0] minusCells_3;
  reg [7:0] plusCells_4;
  reg [7:0] minusCells_4;
  reg [7:0] plusCells_5;
  reg [7:0] minusCells_5;
  reg [7:0] plusCells_6;
  reg [7:0] minusCells_6;
  reg [7:0] plusCells_7;
  reg [7:0] minusCells_7;

  always @* begin
    plusCells_0 = 8'd0;
    if (convert) begin
      plusCells_0 = heldPlus_0[{column_step, 3'd0} +: 8];
    end
  end

  always @* begin
    minusCells_0 = 8'd0;
    if (convert) begin
      minusCells_0 = heldMinus_0[{column_step, 3'd0} +: 8];
    end
  end

  always @* begin
    plusCells_1 = 8'd0;
    if (convert) begin
      plusCells_1 = heldPlus_1[{column_step, 3'd0} +: 8];
    end
  end

  always @* begin
    minusCells_1 = 8'd0;
    if (convert) begin
      minusCells_1 = heldMinus_1[{column_step, 3'd0} +: 8];
    end
  end

  always @* begin
    plusCells_2 = 8'd0;
    if (convert) begin
      plusCells_2 = heldPlus_2[{column_step, 3'd0} +: 8];
    end
  end

  always @* begin
    minusCells_2 = 8'd0;
    if (convert) begin
      minusCells_2 = heldMinus_2[{column_step, 3'd0} +: 8];
    end
  end

  always @* begin
    plusCells_3 = 8'd0;
    if (convert) begin
      plusCells_3 = heldPlus_3[{column_step, 3'd0} +: 8];
    end
  end

  always @* begin
    minusCells_3 = 8'd0;
    if (convert) begin
      minusCells_3 = heldMinus_3[{column_step, 3'd0} +: 8];
    end
  end

  always @* begin
    plusCells_4 = 8'd0;
    if (convert) begin
      plusCells_4 = heldPlus_4[{column_step, 3'd0} +: 8];
    end
  end

  always @* begin
    minusCells_4 = 8'd0;
    if (convert) begin
      minusCells_4 = heldMinus_4[{column_step, 3'd0} +: 8];
    end
  end

  always @* begin
    plusCells_5 = 8'd0;
    if (convert) begin
      plusCells_5 = heldPlus_5[{column_step, 3'd0} +: 8];
    end
  end

  always @* begin
    minusCells_5 = 8'd0;
    if (convert) begin
      minusCells_5 = heldMinus_5[{column_step, 3'd0} +: 8];
    end
  end

  always @* begin
    plusCells_6 = 8'd0;
    if (convert) begin
      plusCells_6 = heldPlus_6[{column_step, 3'd0} +: 8];
    end
  end

  always @* begin
    minusCells_6 = 8'd0;
    if (convert) begin
      minusCells_6 = heldMinus_6[{column_step, 3'd0} +: 8];
    end
  end

  always @* begin
    plusCells_7 = 8'd0;
    if (convert) begin
      plusCells_7 = heldPlus_7[{column_step, 3'd0} +: 8];
    end
  end

  always @* begin
    minusCells_7 = 8'd0;
    if (convert) begin
      minusCells_7 = heldMinus_7[{column_step, 3'd0} +: 8];
    end
  end

  wire [15:0] cells_0 = {minusCells_0, plusCells_0};
  wire [15:0] cells_1 = {minusCells_1, plusCells_1};
  wire [15:0] cells_2 = {minusCells_2, plusCells_2};
  wire [15:0] cells_3 = {minusCells_3, plusCells_3};
  wire [15:0] cells_4 = {minusCells_4, plusCells_4};
  wire [15:0] cells_5 = {minusCells_5, plusCells_5};
  wire [15:0] cells_6 = {minusCells_6, plusCells_6};
  wire [15:0] cells_7 = {minusCells_7, plusCells_7};
  wire [15:0] counter_count_half = cells_0 ^ cells_1;
  wire [15:0] counter_count_weight_0 = counter_count_half ^ cells_2;
  wire [15:0] counter_count_carries_0 = cells_0 & cells_1 | counter_count_half & cells_2;
  wire [15:0] counter_count_half_1 = cells_3 ^ cells_4;
  wire [15:0] counter_count_weight_1 = counter_count_half_1 ^ cells_5;
  wire [15:0] counter_count_carries_1 = cells_3 & cells_4 | counter_count_half_1 & cells_5;
  wire [15:0] counter_count_half_2 = cells_6 ^ cells_7;
  wire [15:0] counter_count_weight_2 = counter_count_half_2 ^ counter_count_weight_0;
  wire [15:0] counter_count_carries_2 = cells_6 & cells_7 | counter_count_half_2 & counter_count_weight_0;
  wire [15:0] counter_count_weight_3 = counter_count_weight_1 ^ counter_count_weight_2;
  wire [15:0] counter_count_carries_3 = counter_count_weight_1 & counter_count_weight_2;
  wire [15:0] counter_count_half_3 = counter_count_carries_0 ^ counter_count_carries_1;
  wire [15:0] counter_count_weight_4 = counter_count_half_3 ^ counter_count_carries_2;
  wire [15:0] counter_count_carries_4 = counter_count_carries_0 & counter_count_carries_1 | counter_count_half_3 &
      counter_count_carries_2;
  wire [15:0] counter_count_weight_5 = counter_count_carries_3 ^ counter_count_weight_4;
  wire [15:0] counter_count_carries_5 = counter_count_carries_3 & counter_count_weight_4;
  wire [15:0] counter_count_weight_6 = counter_count_carries_4 ^ counter_count_carries_5;
  wire [15:0] counter_count_carries_6 = counter_count_carries_4 & counter_count_carries_5;
  wire [15:0] counter_over_more = counter_count_weight_3;
  wire [15:0] counter_over_more_1 = counter_count_weight_5 | counter_over_more;
  wire [15:0] counter_over_more_2 = counter_count_weight_6 & counter_over_more_1;
  wire [15:0] counter_over_more_3 = counter_count_carries_6 | counter_over_more_2;
  wire [15:0] counter_clipped = counter_count_weight_3 & ~counter_over_more_3;
  wire [15:0] counter_clipped_1 = counter_count_weight_5 & ~counter_over_more_3;
  wire [15:0] counter_clipped_2 = counter_count_weight_6 | counter_over_more_3;
  reg [23:0] plusHeld;
  reg [23:0] minusHeld;
  reg [7:0] plusOverHeld;
  reg [7:0] minusOverHeld;

  always @(posedge clk) begin
    if (convert) begin
      plusHeld <= {counter_clipped_2[7], counter_clipped_1[7], counter_clipped[7], counter_clipped_2[6],
          counter_clipped_1[6], counter_clipped[6], counter_clipped_2[5], counter_clipped_1[5], counter_clipped[5],
          counter_clipped_2[4], counter_clipped_1[4], counter_clipped[4], counter_clipped_2[3], counter_clipped_1[3],
          counter_clipped[3], counter_clipped_2[2], counter_clipped_1[2], counter_clipped[2], counter_clipped_2[1],
          counter_clipped_1[1], counter_clipped[1], counter_clipped_2[0], counter_clipped_1[0], counter_clipped[0]};
      minusHeld <= {counter_clipped_2[15], counter_clipped_1[15], counter_clipped[15], counter_clipped_2[14],
          counter_clipped_1[14], counter_clipped[14], counter_clipped_2[13], counter_clipped_1[13], counter_clipped[13],
          counter_clipped_2[12], counter_clipped_1[12], counter_clipped[12], counter_clipped_2[11],
          counter_clipped_1[11], counter_clipped[11], counter_clipped_2[10], counter_clipped_1[10], counter_clipped[10],
          counter_clipped_2[9], counter_clipped_1[9], counter_clipped[9], counter_clipped_2[8], counter_clipped_1[8],
          counter_clipped[8]};
      plusOverHeld <= counter_over_more_3[7:0];
      minusOverHeld <= counter_over_more_3[15:8];
    end
  end

  assign plus_code = plusHeld;
  assign minus_code = minusHeld;
  assign plus_over = plusOverHeld;
  assign minus_over = minusOverHeld;

  // Not used: write_setup: a digital array needs no set-up time; its strobe is for analog ones
  wire unused = &{1'b0, write_setup};
endmodule
