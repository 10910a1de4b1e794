// The ternary array macro as memory and counters.
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
  // Cells: a bank a conversion step; a word holds, a word line after the other, all A, all B.
  reg [127:0] banks_0 [0:3];
  reg [127:0] banks_1 [0:3];
  reg [127:0] banks_2 [0:3];
  reg [127:0] banks_3 [0:3];
  wire [1:0] decoder_block;
  wire [7:0] decoder_wordLine;

  weft_tim_BlockDecoder decoder (
    .row(write_row),
    .block(decoder_block),
    .wordLine(decoder_wordLine)
  );

  wire [7:0] bankNonZero = write_data[7:0];
  wire [7:0] bankNegative = write_data[39:32];
  wire [127:0] bankWord = {8{bankNegative, bankNonZero}};

  always @(posedge clk) begin
    if (write_pulse) begin
      if (decoder_wordLine[0]) begin
        banks_0[decoder_block][15:0] <= bankWord[15:0];
      end
      if (decoder_wordLine[1]) begin
        banks_0[decoder_block][31:16] <= bankWord[31:16];
      end
      if (decoder_wordLine[2]) begin
        banks_0[decoder_block][47:32] <= bankWord[47:32];
      end
      if (decoder_wordLine[3]) begin
        banks_0[decoder_block][63:48] <= bankWord[63:48];
      end
      if (decoder_wordLine[4]) begin
        banks_0[decoder_block][79:64] <= bankWord[79:64];
      end
      if (decoder_wordLine[5]) begin
        banks_0[decoder_block][95:80] <= bankWord[95:80];
      end
      if (decoder_wordLine[6]) begin
        banks_0[decoder_block][111:96] <= bankWord[111:96];
      end
      if (decoder_wordLine[7]) begin
        banks_0[decoder_block][127:112] <= bankWord[127:112];
      end
    end
  end

  wire [7:0] bankNonZero_1 = write_data[15:8];
  wire [7:0] bankNegative_1 = write_data[47:40];
  wire [127:0] bankWord_1 = {8{bankNegative_1, bankNonZero_1}};

  always @(posedge clk) begin
    if (write_pulse) begin
      if (decoder_wordLine[0]) begin
        banks_1[decoder_block][15:0] <= bankWord_1[15:0];
      end
      if (decoder_wordLine[1]) begin
        banks_1[decoder_block][31:16] <= bankWord_1[31:16];
      end
      if (decoder_wordLine[2]) begin
        banks_1[decoder_block][47:32] <= bankWord_1[47:32];
      end
      if (decoder_wordLine[3]) begin
        banks_1[decoder_block][63:48] <= bankWord_1[63:48];
      end
      if (decoder_wordLine[4]) begin
        banks_1[decoder_block][79:64] <= bankWord_1[79:64];
      end
      if (decoder_wordLine[5]) begin
        banks_1[decoder_block][95:80] <= bankWord_1[95:80];
      end
      if (decoder_wordLine[6]) begin
        banks_1[decoder_block][111:96] <= bankWord_1[111:96];
      end
      if (decoder_wordLine[7]) begin
        banks_1[decoder_block][127:112] <= bankWord_1[127:112];
      end
    end
  end

  wire [7:0] bankNonZero_2 = write_data[23:16];
  wire [7:0] bankNegative_2 = write_data[55:48];
  wire [127:0] bankWord_2 = {8{bankNegative_2, bankNonZero_2}};

  always @(posedge clk) begin
    if (write_pulse) begin
      if (decoder_wordLine[0]) begin
        banks_2[decoder_block][15:0] <= bankWord_2[15:0];
      end
      if (decoder_wordLine[1]) begin
        banks_2[decoder_block][31:16] <= bankWord_2[31:16];
      end
      if (decoder_wordLine[2]) begin
        banks_2[decoder_block][47:32] <= bankWord_2[47:32];
      end
      if (decoder_wordLine[3]) begin
        banks_2[decoder_block][63:48] <= bankWord_2[63:48];
      end
      if (decoder_wordLine[4]) begin
        banks_2[decoder_block][79:64] <= bankWord_2[79:64];
      end
      if (decoder_wordLine[5]) begin
        banks_2[decoder_block][95:80] <= bankWord_2[95:80];
      end
      if (decoder_wordLine[6]) begin
        banks_2[decoder_block][111:96] <= bankWord_2[111:96];
      end
      if (decoder_wordLine[7]) begin
        banks_2[decoder_block][127:112] <= bankWord_2[127:112];
      end
    end
  end

  wire [7:0] bankNonZero_3 = write_data[31:24];
  wire [7:0] bankNegative_3 = write_data[63:56];
  wire [127:0] bankWord_3 = {8{bankNegative_3, bankNonZero_3}};

  always @(posedge clk) begin
    if (write_pulse) begin
      if (decoder_wordLine[0]) begin
        banks_3[decoder_block][15:0] <= bankWord_3[15:0];
      end
      if (decoder_wordLine[1]) begin
        banks_3[decoder_block][31:16] <= bankWord_3[31:16];
      end
      if (decoder_wordLine[2]) begin
        banks_3[decoder_block][47:32] <= bankWord_3[47:32];
      end
      if (decoder_wordLine[3]) begin
        banks_3[decoder_block][63:48] <= bankWord_3[63:48];
      end
      if (decoder_wordLine[4]) begin
        banks_3[decoder_block][79:64] <= bankWord_3[79:64];
      end
      if (decoder_wordLine[5]) begin
        banks_3[decoder_block][95:80] <= bankWord_3[95:80];
      end
      if (decoder_wordLine[6]) begin
        banks_3[decoder_block][111:96] <= bankWord_3[111:96];
      end
      if (decoder_wordLine[7]) begin
        banks_3[decoder_block][127:112] <= bankWord_3[127:112];
      end
    end
  end

  // Lines: what was driven since precharge. Sample-and-hold: what was sampled.
  reg [1:0] drivenBlock;
  reg [7:0] drivenPlus;
  reg [7:0] drivenMinus;
  reg [1:0] heldBlock;
  reg [7:0] heldPlus;
  reg [7:0] heldMinus;

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

  always @(posedge clk) begin
    if (sample) begin
      heldBlock <= drivenBlock;
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      heldPlus <= 8'd0;
      heldMinus <= 8'd0;
    end else if (sample) begin
      heldPlus <= drivenPlus;
      heldMinus <= drivenMinus;
    end
  end

  // Column multiplexer: idle unless it converts.
  reg [127:0] selected;
  wire [127:0] selected_word = banks_0[heldBlock];
  wire [127:0] selected_word_1 = banks_1[heldBlock];
  wire [127:0] selected_word_2 = banks_2[heldBlock];
  wire [127:0] selected_word_3 = banks_3[heldBlock];

  always @* begin
    selected = {128{1'b0}};
    if (convert) begin
      case (column_step)
        2'd0: begin
          selected = selected_word;
        end
        2'd1: begin
          selected = selected_word_1;
        end
        2'd2: begin
          selected = selected_word_2;
        end
        default: begin
          selected = selected_word_3;
        end
      endcase
    end
  end

  wire [7:0] nonZero = selected[7:0];
  wire [7:0] negative = selected[15:8];
  wire [7:0] up = {8{heldPlus[0]}};
  wire [7:0] down = {8{heldMinus[0]}};
  wire [7:0] plusCells_0 = nonZero & (up & ~negative | down & negative);
  wire [7:0] minusCells_0 = nonZero & (down & ~negative | up & negative);
  wire [7:0] nonZero_1 = selected[23:16];
  wire [7:0] negative_1 = selected[31:24];
  wire [7:0] up_1 = {8{heldPlus[1]}};
  wire [7:0] down_1 = {8{heldMinus[1]}};
  wire [7:0] plusCells_1 = nonZero_1 & (up_1 & ~negative_1 | down_1 & negative_1);
  wire [7:0] minusCells_1 = nonZero_1 & (down_1 & ~negative_1 | up_1 & negative_1);
  wire [7:0] nonZero_2 = selected[39:32];
  wire [7:0] negative_2 = selected[47:40];
  wire [7:0] up_2 = {8{heldPlus[2]}};
  wire [7:0] down_2 = {8{heldMinus[2]}};
  wire [7:0] plusCells_2 = nonZero_2 & (up_2 & ~negative_2 | down_2 & negative_2);
  wire [7:0] minusCells_2 = nonZero_2 & (down_2 & ~negative_2 | up_2 & negative_2);
  wire [7:0] nonZero_3 = selected[55:48];
  wire [7:0] negative_3 = selected[63:56];
  wire [7:0] up_3 = {8{heldPlus[3]}};
  wire [7:0] down_3 = {8{heldMinus[3]}};
  wire [7:0] plusCells_3 = nonZero_3 & (up_3 & ~negative_3 | down_3 & negative_3);
  wire [7:0] minusCells_3 = nonZero_3 & (down_3 & ~negative_3 | up_3 & negative_3);
  wire [7:0] nonZero_4 = selected[71:64];
  wire [7:0] negative_4 = selected[79:72];
  wire [7:0] up_4 = {8{heldPlus[4]}};
  wire [7:0] down_4 = {8{heldMinus[4]}};
  wire [7:0] plusCells_4 = nonZero_4 & (up_4 & ~negative_4 | down_4 & negative_4);
  wire [7:0] minusCells_4 = nonZero_4 & (down_4 & ~negative_4 | up_4 & negative_4);
  wire [7:0] nonZero_5 = selected[87:80];
  wire [7:0] negative_5 = selected[95:88];
  wire [7:0] up_5 = {8{heldPlus[5]}};
  wire [7:0] down_5 = {8{heldMinus[5]}};
  wire [7:0] plusCells_5 = nonZero_5 & (up_5 & ~negative_5 | down_5 & negative_5);
  wire [7:0] minusCells_5 = nonZero_5 & (down_5 & ~negative_5 | up_5 & negative_5);
  wire [7:0] nonZero_6 = selected[103:96];
  wire [7:0] negative_6 = selected[111:104];
  wire [7:0] up_6 = {8{heldPlus[6]}};
  wire [7:0] down_6 = {8{heldMinus[6]}};
  wire [7:0] plusCells_6 = nonZero_6 & (up_6 & ~negative_6 | down_6 & negative_6);
  wire [7:0] minusCells_6 = nonZero_6 & (down_6 & ~negative_6 | up_6 & negative_6);
  wire [7:0] nonZero_7 = selected[119:112];
  wire [7:0] negative_7 = selected[127:120];
  wire [7:0] up_7 = {8{heldPlus[7]}};
  wire [7:0] down_7 = {8{heldMinus[7]}};
  wire [7:0] plusCells_7 = nonZero_7 & (up_7 & ~negative_7 | down_7 & negative_7);
  wire [7:0] minusCells_7 = nonZero_7 & (down_7 & ~negative_7 | up_7 & negative_7);
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
