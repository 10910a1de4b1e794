// The crossbar macro as memory and counters.
module weft_xbar_macro (
  input clk,
  input resetn,
  input precharge,
  input drive,
  input [1:0] fragment,
  input [3:0] lines,
  input sample,
  input convert,
  input [7:0] column,
  output [5:0] code,
  output [1:0] over,
  input write_setup,
  input write_pulse,
  input [3:0] write_row,
  input [17:0] write_set,
  input [17:0] write_reset
);
  // Cells: a memory a column, a word for 4 rows of a fragment.
  reg [7:0] cells_0 [0:3];

  initial begin
    cells_0[0] = 8'd0;
    cells_0[1] = 8'd0;
    cells_0[2] = 8'd0;
    cells_0[3] = 8'd0;
  end

  reg [7:0] cells_1 [0:3];

  initial begin
    cells_1[0] = 8'd0;
    cells_1[1] = 8'd0;
    cells_1[2] = 8'd0;
    cells_1[3] = 8'd0;
  end

  reg [7:0] cells_2 [0:3];

  initial begin
    cells_2[0] = 8'd0;
    cells_2[1] = 8'd0;
    cells_2[2] = 8'd0;
    cells_2[3] = 8'd0;
  end

  reg [7:0] cells_3 [0:3];

  initial begin
    cells_3[0] = 8'd0;
    cells_3[1] = 8'd0;
    cells_3[2] = 8'd0;
    cells_3[3] = 8'd0;
  end

  reg [7:0] cells_4 [0:3];

  initial begin
    cells_4[0] = 8'd0;
    cells_4[1] = 8'd0;
    cells_4[2] = 8'd0;
    cells_4[3] = 8'd0;
  end

  reg [7:0] cells_5 [0:3];

  initial begin
    cells_5[0] = 8'd0;
    cells_5[1] = 8'd0;
    cells_5[2] = 8'd0;
    cells_5[3] = 8'd0;
  end

  reg [7:0] cells_6 [0:3];

  initial begin
    cells_6[0] = 8'd0;
    cells_6[1] = 8'd0;
    cells_6[2] = 8'd0;
    cells_6[3] = 8'd0;
  end

  reg [7:0] cells_7 [0:3];

  initial begin
    cells_7[0] = 8'd0;
    cells_7[1] = 8'd0;
    cells_7[2] = 8'd0;
    cells_7[3] = 8'd0;
  end

  reg [7:0] cells_8 [0:3];

  initial begin
    cells_8[0] = 8'd0;
    cells_8[1] = 8'd0;
    cells_8[2] = 8'd0;
    cells_8[3] = 8'd0;
  end

  reg [7:0] cells_9 [0:3];

  initial begin
    cells_9[0] = 8'd0;
    cells_9[1] = 8'd0;
    cells_9[2] = 8'd0;
    cells_9[3] = 8'd0;
  end

  reg [7:0] cells_10 [0:3];

  initial begin
    cells_10[0] = 8'd0;
    cells_10[1] = 8'd0;
    cells_10[2] = 8'd0;
    cells_10[3] = 8'd0;
  end

  reg [7:0] cells_11 [0:3];

  initial begin
    cells_11[0] = 8'd0;
    cells_11[1] = 8'd0;
    cells_11[2] = 8'd0;
    cells_11[3] = 8'd0;
  end

  reg [7:0] cells_12 [0:3];

  initial begin
    cells_12[0] = 8'd0;
    cells_12[1] = 8'd0;
    cells_12[2] = 8'd0;
    cells_12[3] = 8'd0;
  end

  reg [7:0] cells_13 [0:3];

  initial begin
    cells_13[0] = 8'd0;
    cells_13[1] = 8'd0;
    cells_13[2] = 8'd0;
    cells_13[3] = 8'd0;
  end

  reg [7:0] cells_14 [0:3];

  initial begin
    cells_14[0] = 8'd0;
    cells_14[1] = 8'd0;
    cells_14[2] = 8'd0;
    cells_14[3] = 8'd0;
  end

  reg [7:0] cells_15 [0:3];

  initial begin
    cells_15[0] = 8'd0;
    cells_15[1] = 8'd0;
    cells_15[2] = 8'd0;
    cells_15[3] = 8'd0;
  end

  reg [7:0] cells_16 [0:3];

  initial begin
    cells_16[0] = 8'd0;
    cells_16[1] = 8'd0;
    cells_16[2] = 8'd0;
    cells_16[3] = 8'd0;
  end

  reg [7:0] cells_17 [0:3];

  initial begin
    cells_17[0] = 8'd0;
    cells_17[1] = 8'd0;
    cells_17[2] = 8'd0;
    cells_17[3] = 8'd0;
  end

  // Pulses of each row since the factory.
  reg [15:0] pulses [0:15];

  initial begin
    pulses[0] = 16'd0;
    pulses[1] = 16'd0;
    pulses[2] = 16'd0;
    pulses[3] = 16'd0;
    pulses[4] = 16'd0;
    pulses[5] = 16'd0;
    pulses[6] = 16'd0;
    pulses[7] = 16'd0;
    pulses[8] = 16'd0;
    pulses[9] = 16'd0;
    pulses[10] = 16'd0;
    pulses[11] = 16'd0;
    pulses[12] = 16'd0;
    pulses[13] = 16'd0;
    pulses[14] = 16'd0;
    pulses[15] = 16'd0;
  end

  reg pulsed;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      pulsed <= 1'b0;
    end else begin
      pulsed <= write_pulse;
    end
  end

  wire begins = write_pulse & ~pulsed;
  wire [15:0] count = pulses[write_row];

  always @(posedge clk) begin
    if (begins) begin
      pulses[write_row] <= count + 16'd1;
    end
  end

  wire [1:0] row_quotient = write_row[3:2];
  wire [1:0] row_remainder = write_row[1:0];
  wire wordLine_hot_0 = row_remainder == 2'd3;
  wire wordLine_hot_1 = row_remainder == 2'd2;
  wire wordLine_hot_2 = row_remainder == 2'd1;
  wire wordLine_hot_3 = row_remainder == 2'd0;
  wire [3:0] wordLine = {wordLine_hot_0, wordLine_hot_1, wordLine_hot_2, wordLine_hot_3};
  wire [7:0] word = cells_0[row_quotient];
  wire conductance_value_0 = |(word[7:4] & wordLine);
  wire conductance_value_1 = |(word[3:0] & wordLine);
  wire [1:0] conductance = {conductance_value_0, conductance_value_1};
  wire [2:0] up_sum = {1'b0, conductance} + 3'd1;
  wire [1:0] up = up_sum[2] ? 2'd3 : up_sum[1:0];
  wire [1:0] down = conductance < 2'd1 ? 2'd0 : conductance - 2'd1;
  wire set = write_set[0];
  wire [3:0] moved_others = word[7:4] & ~wordLine;
  wire [1:0] moved_slices_0_choice = set ? up : down;
  wire [3:0] moved_slices_0 = moved_others | wordLine & {4{moved_slices_0_choice[1]}};
  wire [3:0] moved_others_1 = word[3:0] & ~wordLine;
  wire [3:0] moved_slices_1 = moved_others_1 | wordLine & {4{moved_slices_0_choice[0]}};
  wire [7:0] moved = {moved_slices_0, moved_slices_1};
  wire moves = begins & (set ^ write_reset[0]);

  always @(posedge clk) begin
    if (moves) begin
      cells_0[row_quotient] <= moved;
    end
  end

  wire [7:0] word_1 = cells_1[row_quotient];
  wire conductance_value_2 = |(word_1[7:4] & wordLine);
  wire conductance_value_3 = |(word_1[3:0] & wordLine);
  wire [1:0] conductance_1 = {conductance_value_2, conductance_value_3};
  wire [2:0] up_1_sum = {1'b0, conductance_1} + 3'd1;
  wire [1:0] up_1 = up_1_sum[2] ? 2'd3 : up_1_sum[1:0];
  wire [1:0] down_1 = conductance_1 < 2'd1 ? 2'd0 : conductance_1 - 2'd1;
  wire set_1 = write_set[1];
  wire [3:0] moved_others_2 = word_1[7:4] & ~wordLine;
  wire [1:0] moved_slices_2_choice = set_1 ? up_1 : down_1;
  wire [3:0] moved_slices_2 = moved_others_2 | wordLine & {4{moved_slices_2_choice[1]}};
  wire [3:0] moved_others_3 = word_1[3:0] & ~wordLine;
  wire [3:0] moved_slices_3 = moved_others_3 | wordLine & {4{moved_slices_2_choice[0]}};
  wire [7:0] moved_1 = {moved_slices_2, moved_slices_3};
  wire moves_1 = begins & (set_1 ^ write_reset[1]);

  always @(posedge clk) begin
    if (moves_1) begin
      cells_1[row_quotient] <= moved_1;
    end
  end

  wire [7:0] word_2 = cells_2[row_quotient];
  wire conductance_value_4 = |(word_2[7:4] & wordLine);
  wire conductance_value_5 = |(word_2[3:0] & wordLine);
  wire [1:0] conductance_2 = {conductance_value_4, conductance_value_5};
  wire [2:0] up_2_sum = {1'b0, conductance_2} + 3'd1;
  wire [1:0] up_2 = up_2_sum[2] ? 2'd3 : up_2_sum[1:0];
  wire [1:0] down_2 = conductance_2 < 2'd1 ? 2'd0 : conductance_2 - 2'd1;
  wire set_2 = write_set[2];
  wire [3:0] moved_others_4 = word_2[7:4] & ~wordLine;
  wire [1:0] moved_slices_4_choice = set_2 ? up_2 : down_2;
  wire [3:0] moved_slices_4 = moved_others_4 | wordLine & {4{moved_slices_4_choice[1]}};
  wire [3:0] moved_others_5 = word_2[3:0] & ~wordLine;
  wire [3:0] moved_slices_5 = moved_others_5 | wordLine & {4{moved_slices_4_choice[0]}};
  wire [7:0] moved_2 = {moved_slices_4, moved_slices_5};
  wire moves_2 = begins & (set_2 ^ write_reset[2]);

  always @(posedge clk) begin
    if (moves_2) begin
      cells_2[row_quotient] <= moved_2;
    end
  end

  wire [7:0] word_3 = cells_3[row_quotient];
  wire conductance_value_6 = |(word_3[7:4] & wordLine);
  wire conductance_value_7 = |(word_3[3:0] & wordLine);
  wire [1:0] conductance_3 = {conductance_value_6, conductance_value_7};
  wire [2:0] up_3_sum = {1'b0, conductance_3} + 3'd1;
  wire [1:0] up_3 = up_3_sum[2] ? 2'd3 : up_3_sum[1:0];
  wire [1:0] down_3 = conductance_3 < 2'd1 ? 2'd0 : conductance_3 - 2'd1;
  wire set_3 = write_set[3];
  wire [3:0] moved_others_6 = word_3[7:4] & ~wordLine;
  wire [1:0] moved_slices_6_choice = set_3 ? up_3 : down_3;
  wire [3:0] moved_slices_6 = moved_others_6 | wordLine & {4{moved_slices_6_choice[1]}};
  wire [3:0] moved_others_7 = word_3[3:0] & ~wordLine;
  wire [3:0] moved_slices_7 = moved_others_7 | wordLine & {4{moved_slices_6_choice[0]}};
  wire [7:0] moved_3 = {moved_slices_6, moved_slices_7};
  wire moves_3 = begins & (set_3 ^ write_reset[3]);

  always @(posedge clk) begin
    if (moves_3) begin
      cells_3[row_quotient] <= moved_3;
    end
  end

  wire [7:0] word_4 = cells_4[row_quotient];
  wire conductance_value_8 = |(word_4[7:4] & wordLine);
  wire conductance_value_9 = |(word_4[3:0] & wordLine);
  wire [1:0] conductance_4 = {conductance_value_8, conductance_value_9};
  wire [2:0] up_4_sum = {1'b0, conductance_4} + 3'd1;
  wire [1:0] up_4 = up_4_sum[2] ? 2'd3 : up_4_sum[1:0];
  wire [1:0] down_4 = conductance_4 < 2'd1 ? 2'd0 : conductance_4 - 2'd1;
  wire set_4 = write_set[4];
  wire [3:0] moved_others_8 = word_4[7:4] & ~wordLine;
  wire [1:0] moved_slices_8_choice = set_4 ? up_4 : down_4;
  wire [3:0] moved_slices_8 = moved_others_8 | wordLine & {4{moved_slices_8_choice[1]}};
  wire [3:0] moved_others_9 = word_4[3:0] & ~wordLine;
  wire [3:0] moved_slices_9 = moved_others_9 | wordLine & {4{moved_slices_8_choice[0]}};
  wire [7:0] moved_4 = {moved_slices_8, moved_slices_9};
  wire moves_4 = begins & (set_4 ^ write_reset[4]);

  always @(posedge clk) begin
    if (moves_4) begin
      cells_4[row_quotient] <= moved_4;
    end
  end

  wire [7:0] word_5 = cells_5[row_quotient];
  wire conductance_value_10 = |(word_5[7:4] & wordLine);
  wire conductance_value_11 = |(word_5[3:0] & wordLine);
  wire [1:0] conductance_5 = {conductance_value_10, conductance_value_11};
  wire [2:0] up_5_sum = {1'b0, conductance_5} + 3'd1;
  wire [1:0] up_5 = up_5_sum[2] ? 2'd3 : up_5_sum[1:0];
  wire [1:0] down_5 = conductance_5 < 2'd1 ? 2'd0 : conductance_5 - 2'd1;
  wire set_5 = write_set[5];
  wire [3:0] moved_others_10 = word_5[7:4] & ~wordLine;
  wire [1:0] moved_slices_10_choice = set_5 ? up_5 : down_5;
  wire [3:0] moved_slices_10 = moved_others_10 | wordLine & {4{moved_slices_10_choice[1]}};
  wire [3:0] moved_others_11 = word_5[3:0] & ~wordLine;
  wire [3:0] moved_slices_11 = moved_others_11 | wordLine & {4{moved_slices_10_choice[0]}};
  wire [7:0] moved_5 = {moved_slices_10, moved_slices_11};
  wire moves_5 = begins & (set_5 ^ write_reset[5]);

  always @(posedge clk) begin
    if (moves_5) begin
      cells_5[row_quotient] <= moved_5;
    end
  end

  wire [7:0] word_6 = cells_6[row_quotient];
  wire conductance_value_12 = |(word_6[7:4] & wordLine);
  wire conductance_value_13 = |(word_6[3:0] & wordLine);
  wire [1:0] conductance_6 = {conductance_value_12, conductance_value_13};
  wire [2:0] up_6_sum = {1'b0, conductance_6} + 3'd1;
  wire [1:0] up_6 = up_6_sum[2] ? 2'd3 : up_6_sum[1:0];
  wire [1:0] down_6 = conductance_6 < 2'd1 ? 2'd0 : conductance_6 - 2'd1;
  wire set_6 = write_set[6];
  wire [3:0] moved_others_12 = word_6[7:4] & ~wordLine;
  wire [1:0] moved_slices_12_choice = set_6 ? up_6 : down_6;
  wire [3:0] moved_slices_12 = moved_others_12 | wordLine & {4{moved_slices_12_choice[1]}};
  wire [3:0] moved_others_13 = word_6[3:0] & ~wordLine;
  wire [3:0] moved_slices_13 = moved_others_13 | wordLine & {4{moved_slices_12_choice[0]}};
  wire [7:0] moved_6 = {moved_slices_12, moved_slices_13};
  wire moves_6 = begins & (set_6 ^ write_reset[6]);

  always @(posedge clk) begin
    if (moves_6) begin
      cells_6[row_quotient] <= moved_6;
    end
  end

  wire [7:0] word_7 = cells_7[row_quotient];
  wire conductance_value_14 = |(word_7[7:4] & wordLine);
  wire conductance_value_15 = |(word_7[3:0] & wordLine);
  wire [1:0] conductance_7 = {conductance_value_14, conductance_value_15};
  wire [2:0] up_7_sum = {1'b0, conductance_7} + 3'd1;
  wire [1:0] up_7 = up_7_sum[2] ? 2'd3 : up_7_sum[1:0];
  wire [1:0] down_7 = conductance_7 < 2'd1 ? 2'd0 : conductance_7 - 2'd1;
  wire set_7 = write_set[7];
  wire [3:0] moved_others_14 = word_7[7:4] & ~wordLine;
  wire [1:0] moved_slices_14_choice = set_7 ? up_7 : down_7;
  wire [3:0] moved_slices_14 = moved_others_14 | wordLine & {4{moved_slices_14_choice[1]}};
  wire [3:0] moved_others_15 = word_7[3:0] & ~wordLine;
  wire [3:0] moved_slices_15 = moved_others_15 | wordLine & {4{moved_slices_14_choice[0]}};
  wire [7:0] moved_7 = {moved_slices_14, moved_slices_15};
  wire moves_7 = begins & (set_7 ^ write_reset[7]);

  always @(posedge clk) begin
    if (moves_7) begin
      cells_7[row_quotient] <= moved_7;
    end
  end

  wire [7:0] word_8 = cells_8[row_quotient];
  wire conductance_value_16 = |(word_8[7:4] & wordLine);
  wire conductance_value_17 = |(word_8[3:0] & wordLine);
  wire [1:0] conductance_8 = {conductance_value_16, conductance_value_17};
  wire [2:0] up_8_sum = {1'b0, conductance_8} + 3'd1;
  wire [1:0] up_8 = up_8_sum[2] ? 2'd3 : up_8_sum[1:0];
  wire [1:0] down_8 = conductance_8 < 2'd1 ? 2'd0 : conductance_8 - 2'd1;
  wire set_8 = write_set[8];
  wire [3:0] moved_others_16 = word_8[7:4] & ~wordLine;
  wire [1:0] moved_slices_16_choice = set_8 ? up_8 : down_8;
  wire [3:0] moved_slices_16 = moved_others_16 | wordLine & {4{moved_slices_16_choice[1]}};
  wire [3:0] moved_others_17 = word_8[3:0] & ~wordLine;
  wire [3:0] moved_slices_17 = moved_others_17 | wordLine & {4{moved_slices_16_choice[0]}};
  wire [7:0] moved_8 = {moved_slices_16, moved_slices_17};
  wire moves_8 = begins & (set_8 ^ write_reset[8]);

  always @(posedge clk) begin
    if (moves_8) begin
      cells_8[row_quotient] <= moved_8;
    end
  end

  wire [7:0] word_9 = cells_9[row_quotient];
  wire conductance_value_18 = |(word_9[7:4] & wordLine);
  wire conductance_value_19 = |(word_9[3:0] & wordLine);
  wire [1:0] conductance_9 = {conductance_value_18, conductance_value_19};
  wire [2:0] up_9_sum = {1'b0, conductance_9} + 3'd1;
  wire [1:0] up_9 = up_9_sum[2] ? 2'd3 : up_9_sum[1:0];
  wire [1:0] down_9 = conductance_9 < 2'd1 ? 2'd0 : conductance_9 - 2'd1;
  wire set_9 = write_set[9];
  wire [3:0] moved_others_18 = word_9[7:4] & ~wordLine;
  wire [1:0] moved_slices_18_choice = set_9 ? up_9 : down_9;
  wire [3:0] moved_slices_18 = moved_others_18 | wordLine & {4{moved_slices_18_choice[1]}};
  wire [3:0] moved_others_19 = word_9[3:0] & ~wordLine;
  wire [3:0] moved_slices_19 = moved_others_19 | wordLine & {4{moved_slices_18_choice[0]}};
  wire [7:0] moved_9 = {moved_slices_18, moved_slices_19};
  wire moves_9 = begins & (set_9 ^ write_reset[9]);

  always @(posedge clk) begin
    if (moves_9) begin
      cells_9[row_quotient] <= moved_9;
    end
  end

  wire [7:0] word_10 = cells_10[row_quotient];
  wire conductance_value_20 = |(word_10[7:4] & wordLine);
  wire conductance_value_21 = |(word_10[3:0] & wordLine);
  wire [1:0] conductance_10 = {conductance_value_20, conductance_value_21};
  wire [2:0] up_10_sum = {1'b0, conductance_10} + 3'd1;
  wire [1:0] up_10 = up_10_sum[2] ? 2'd3 : up_10_sum[1:0];
  wire [1:0] down_10 = conductance_10 < 2'd1 ? 2'd0 : conductance_10 - 2'd1;
  wire set_10 = write_set[10];
  wire [3:0] moved_others_20 = word_10[7:4] & ~wordLine;
  wire [1:0] moved_slices_20_choice = set_10 ? up_10 : down_10;
  wire [3:0] moved_slices_20 = moved_others_20 | wordLine & {4{moved_slices_20_choice[1]}};
  wire [3:0] moved_others_21 = word_10[3:0] & ~wordLine;
  wire [3:0] moved_slices_21 = moved_others_21 | wordLine & {4{moved_slices_20_choice[0]}};
  wire [7:0] moved_10 = {moved_slices_20, moved_slices_21};
  wire moves_10 = begins & (set_10 ^ write_reset[10]);

  always @(posedge clk) begin
    if (moves_10) begin
      cells_10[row_quotient] <= moved_10;
    end
  end

  wire [7:0] word_11 = cells_11[row_quotient];
  wire conductance_value_22 = |(word_11[7:4] & wordLine);
  wire conductance_value_23 = |(word_11[3:0] & wordLine);
  wire [1:0] conductance_11 = {conductance_value_22, conductance_value_23};
  wire [2:0] up_11_sum = {1'b0, conductance_11} + 3'd1;
  wire [1:0] up_11 = up_11_sum[2] ? 2'd3 : up_11_sum[1:0];
  wire [1:0] down_11 = conductance_11 < 2'd1 ? 2'd0 : conductance_11 - 2'd1;
  wire set_11 = write_set[11];
  wire [3:0] moved_others_22 = word_11[7:4] & ~wordLine;
  wire [1:0] moved_slices_22_choice = set_11 ? up_11 : down_11;
  wire [3:0] moved_slices_22 = moved_others_22 | wordLine & {4{moved_slices_22_choice[1]}};
  wire [3:0] moved_others_23 = word_11[3:0] & ~wordLine;
  wire [3:0] moved_slices_23 = moved_others_23 | wordLine & {4{moved_slices_22_choice[0]}};
  wire [7:0] moved_11 = {moved_slices_22, moved_slices_23};
  wire moves_11 = begins & (set_11 ^ write_reset[11]);

  always @(posedge clk) begin
    if (moves_11) begin
      cells_11[row_quotient] <= moved_11;
    end
  end

  wire [7:0] word_12 = cells_12[row_quotient];
  wire conductance_value_24 = |(word_12[7:4] & wordLine);
  wire conductance_value_25 = |(word_12[3:0] & wordLine);
  wire [1:0] conductance_12 = {conductance_value_24, conductance_value_25};
  wire [2:0] up_12_sum = {1'b0, conductance_12} + 3'd1;
  wire [1:0] up_12 = up_12_sum[2] ? 2'd3 : up_12_sum[1:0];
  wire [1:0] down_12 = conductance_12 < 2'd1 ? 2'd0 : conductance_12 - 2'd1;
  wire set_12 = write_set[12];
  wire [3:0] moved_others_24 = word_12[7:4] & ~wordLine;
  wire [1:0] moved_slices_24_choice = set_12 ? up_12 : down_12;
  wire [3:0] moved_slices_24 = moved_others_24 | wordLine & {4{moved_slices_24_choice[1]}};
  wire [3:0] moved_others_25 = word_12[3:0] & ~wordLine;
  wire [3:0] moved_slices_25 = moved_others_25 | wordLine & {4{moved_slices_24_choice[0]}};
  wire [7:0] moved_12 = {moved_slices_24, moved_slices_25};
  wire moves_12 = begins & (set_12 ^ write_reset[12]);

  always @(posedge clk) begin
    if (moves_12) begin
      cells_12[row_quotient] <= moved_12;
    end
  end

  wire [7:0] word_13 = cells_13[row_quotient];
  wire conductance_value_26 = |(word_13[7:4] & wordLine);
  wire conductance_value_27 = |(word_13[3:0] & wordLine);
  wire [1:0] conductance_13 = {conductance_value_26, conductance_value_27};
  wire [2:0] up_13_sum = {1'b0, conductance_13} + 3'd1;
  wire [1:0] up_13 = up_13_sum[2] ? 2'd3 : up_13_sum[1:0];
  wire [1:0] down_13 = conductance_13 < 2'd1 ? 2'd0 : conductance_13 - 2'd1;
  wire set_13 = write_set[13];
  wire [3:0] moved_others_26 = word_13[7:4] & ~wordLine;
  wire [1:0] moved_slices_26_choice = set_13 ? up_13 : down_13;
  wire [3:0] moved_slices_26 = moved_others_26 | wordLine & {4{moved_slices_26_choice[1]}};
  wire [3:0] moved_others_27 = word_13[3:0] & ~wordLine;
  wire [3:0] moved_slices_27 = moved_others_27 | wordLine & {4{moved_slices_26_choice[0]}};
  wire [7:0] moved_13 = {moved_slices_26, moved_slices_27};
  wire moves_13 = begins & (set_13 ^ write_reset[13]);

  always @(posedge clk) begin
    if (moves_13) begin
      cells_13[row_quotient] <= moved_13;
    end
  end

  wire [7:0] word_14 = cells_14[row_quotient];
  wire conductance_value_28 = |(word_14[7:4] & wordLine);
  wire conductance_value_29 = |(word_14[3:0] & wordLine);
  wire [1:0] conductance_14 = {conductance_value_28, conductance_value_29};
  wire [2:0] up_14_sum = {1'b0, conductance_14} + 3'd1;
  wire [1:0] up_14 = up_14_sum[2] ? 2'd3 : up_14_sum[1:0];
  wire [1:0] down_14 = conductance_14 < 2'd1 ? 2'd0 : conductance_14 - 2'd1;
  wire set_14 = write_set[14];
  wire [3:0] moved_others_28 = word_14[7:4] & ~wordLine;
  wire [1:0] moved_slices_28_choice = set_14 ? up_14 : down_14;
  wire [3:0] moved_slices_28 = moved_others_28 | wordLine & {4{moved_slices_28_choice[1]}};
  wire [3:0] moved_others_29 = word_14[3:0] & ~wordLine;
  wire [3:0] moved_slices_29 = moved_others_29 | wordLine & {4{moved_slices_28_choice[0]}};
  wire [7:0] moved_14 = {moved_slices_28, moved_slices_29};
  wire moves_14 = begins & (set_14 ^ write_reset[14]);

  always @(posedge clk) begin
    if (moves_14) begin
      cells_14[row_quotient] <= moved_14;
    end
  end

  wire [7:0] word_15 = cells_15[row_quotient];
  wire conductance_value_30 = |(word_15[7:4] & wordLine);
  wire conductance_value_31 = |(word_15[3:0] & wordLine);
  wire [1:0] conductance_15 = {conductance_value_30, conductance_value_31};
  wire [2:0] up_15_sum = {1'b0, conductance_15} + 3'd1;
  wire [1:0] up_15 = up_15_sum[2] ? 2'd3 : up_15_sum[1:0];
  wire [1:0] down_15 = conductance_15 < 2'd1 ? 2'd0 : conductance_15 - 2'd1;
  wire set_15 = write_set[15];
  wire [3:0] moved_others_30 = word_15[7:4] & ~wordLine;
  wire [1:0] moved_slices_30_choice = set_15 ? up_15 : down_15;
  wire [3:0] moved_slices_30 = moved_others_30 | wordLine & {4{moved_slices_30_choice[1]}};
  wire [3:0] moved_others_31 = word_15[3:0] & ~wordLine;
  wire [3:0] moved_slices_31 = moved_others_31 | wordLine & {4{moved_slices_30_choice[0]}};
  wire [7:0] moved_15 = {moved_slices_30, moved_slices_31};
  wire moves_15 = begins & (set_15 ^ write_reset[15]);

  always @(posedge clk) begin
    if (moves_15) begin
      cells_15[row_quotient] <= moved_15;
    end
  end

  wire [7:0] word_16 = cells_16[row_quotient];
  wire conductance_value_32 = |(word_16[7:4] & wordLine);
  wire conductance_value_33 = |(word_16[3:0] & wordLine);
  wire [1:0] conductance_16 = {conductance_value_32, conductance_value_33};
  wire [2:0] up_16_sum = {1'b0, conductance_16} + 3'd1;
  wire [1:0] up_16 = up_16_sum[2] ? 2'd3 : up_16_sum[1:0];
  wire [1:0] down_16 = conductance_16 < 2'd1 ? 2'd0 : conductance_16 - 2'd1;
  wire set_16 = write_set[16];
  wire [3:0] moved_others_32 = word_16[7:4] & ~wordLine;
  wire [1:0] moved_slices_32_choice = set_16 ? up_16 : down_16;
  wire [3:0] moved_slices_32 = moved_others_32 | wordLine & {4{moved_slices_32_choice[1]}};
  wire [3:0] moved_others_33 = word_16[3:0] & ~wordLine;
  wire [3:0] moved_slices_33 = moved_others_33 | wordLine & {4{moved_slices_32_choice[0]}};
  wire [7:0] moved_16 = {moved_slices_32, moved_slices_33};
  wire moves_16 = begins & (set_16 ^ write_reset[16]);

  always @(posedge clk) begin
    if (moves_16) begin
      cells_16[row_quotient] <= moved_16;
    end
  end

  wire [7:0] word_17 = cells_17[row_quotient];
  wire conductance_value_34 = |(word_17[7:4] & wordLine);
  wire conductance_value_35 = |(word_17[3:0] & wordLine);
  wire [1:0] conductance_17 = {conductance_value_34, conductance_value_35};
  wire [2:0] up_17_sum = {1'b0, conductance_17} + 3'd1;
  wire [1:0] up_17 = up_17_sum[2] ? 2'd3 : up_17_sum[1:0];
  wire [1:0] down_17 = conductance_17 < 2'd1 ? 2'd0 : conductance_17 - 2'd1;
  wire set_17 = write_set[17];
  wire [3:0] moved_others_34 = word_17[7:4] & ~wordLine;
  wire [1:0] moved_slices_34_choice = set_17 ? up_17 : down_17;
  wire [3:0] moved_slices_34 = moved_others_34 | wordLine & {4{moved_slices_34_choice[1]}};
  wire [3:0] moved_others_35 = word_17[3:0] & ~wordLine;
  wire [3:0] moved_slices_35 = moved_others_35 | wordLine & {4{moved_slices_34_choice[0]}};
  wire [7:0] moved_17 = {moved_slices_34, moved_slices_35};
  wire moves_17 = begins & (set_17 ^ write_reset[17]);

  always @(posedge clk) begin
    if (moves_17) begin
      cells_17[row_quotient] <= moved_17;
    end
  end

  // Lines: what was driven since precharge. Sample-and-hold: what was sampled.
  reg [1:0] drivenFragment;
  reg [3:0] drivenLines;
  reg [1:0] heldFragment;
  reg [3:0] heldLines;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      drivenLines <= 4'b0000;
    end else if (precharge) begin
      drivenLines <= 4'b0000;
    end else if (drive) begin
      drivenLines <= lines;
    end
  end

  always @(posedge clk) begin
    if (precharge) begin
    end else if (drive) begin
      drivenFragment <= fragment;
    end
  end

  always @(posedge clk) begin
    if (sample) begin
      heldFragment <= drivenFragment;
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      heldLines <= 4'b0000;
    end else if (sample) begin
      heldLines <= drivenLines;
    end
  end

  // Column multiplexers and ADCs: idle unless they convert.
  reg [5:0] codes;
  reg [1:0] clipped;
  reg [7:0] adc_0_cells;
  wire [3:0] selected_number = column[3:0];
  wire [7:0] adc_0_cells_word = cells_0[heldFragment];
  wire [7:0] adc_0_cells_word_1 = cells_1[heldFragment];
  wire [7:0] adc_0_cells_word_2 = cells_2[heldFragment];
  wire [7:0] adc_0_cells_word_3 = cells_3[heldFragment];
  wire [7:0] adc_0_cells_word_4 = cells_4[heldFragment];
  wire [7:0] adc_0_cells_word_5 = cells_5[heldFragment];
  wire [7:0] adc_0_cells_word_6 = cells_6[heldFragment];
  wire [7:0] adc_0_cells_word_7 = cells_7[heldFragment];
  wire [7:0] adc_0_cells_word_8 = cells_8[heldFragment];

  always @* begin
    adc_0_cells = 8'd0;
    if (convert) begin
      case (selected_number)
        4'd0: begin
          adc_0_cells = adc_0_cells_word;
        end
        4'd1: begin
          adc_0_cells = adc_0_cells_word_1;
        end
        4'd2: begin
          adc_0_cells = adc_0_cells_word_2;
        end
        4'd3: begin
          adc_0_cells = adc_0_cells_word_3;
        end
        4'd4: begin
          adc_0_cells = adc_0_cells_word_4;
        end
        4'd5: begin
          adc_0_cells = adc_0_cells_word_5;
        end
        4'd6: begin
          adc_0_cells = adc_0_cells_word_6;
        end
        4'd7: begin
          adc_0_cells = adc_0_cells_word_7;
        end
        4'd8: begin
          adc_0_cells = adc_0_cells_word_8;
        end
        default: begin end
      endcase
    end
  end

  wire [3:0] levels_0 = adc_0_cells[3:0];
  wire [3:0] levels_1 = adc_0_cells[7:4];
  wire [3:0] sum_and = levels_0 & heldLines;
  wire [3:0] sum = {1'b0, {2'd0, sum_and[0]} + {2'd0, sum_and[1]} + {2'd0, sum_and[2]} + {2'd0, sum_and[3]}};
  wire [3:0] ones_and = levels_1 & heldLines;
  wire [3:0] ones = {{2'd0, ones_and[0]} + {2'd0, ones_and[1]} + {2'd0, ones_and[2]} + {2'd0, ones_and[3]}, 1'b0};
  wire [3:0] sum_1 = sum + ones;
  wire exceeds = sum_1 > 4'd7;
  wire [2:0] clipped_1 = exceeds ? 3'd7 : sum_1[2:0];
  reg [7:0] adc_1_cells;
  wire [3:0] selected_number_1 = column[7:4];
  wire [7:0] adc_1_cells_word = cells_9[heldFragment];
  wire [7:0] adc_1_cells_word_1 = cells_10[heldFragment];
  wire [7:0] adc_1_cells_word_2 = cells_11[heldFragment];
  wire [7:0] adc_1_cells_word_3 = cells_12[heldFragment];
  wire [7:0] adc_1_cells_word_4 = cells_13[heldFragment];
  wire [7:0] adc_1_cells_word_5 = cells_14[heldFragment];
  wire [7:0] adc_1_cells_word_6 = cells_15[heldFragment];
  wire [7:0] adc_1_cells_word_7 = cells_16[heldFragment];
  wire [7:0] adc_1_cells_word_8 = cells_17[heldFragment];

  always @* begin
    adc_1_cells = 8'd0;
    if (convert) begin
      case (selected_number_1)
        4'd0: begin
          adc_1_cells = adc_1_cells_word;
        end
        4'd1: begin
          adc_1_cells = adc_1_cells_word_1;
        end
        4'd2: begin
          adc_1_cells = adc_1_cells_word_2;
        end
        4'd3: begin
          adc_1_cells = adc_1_cells_word_3;
        end
        4'd4: begin
          adc_1_cells = adc_1_cells_word_4;
        end
        4'd5: begin
          adc_1_cells = adc_1_cells_word_5;
        end
        4'd6: begin
          adc_1_cells = adc_1_cells_word_6;
        end
        4'd7: begin
          adc_1_cells = adc_1_cells_word_7;
        end
        4'd8: begin
          adc_1_cells = adc_1_cells_word_8;
        end
        default: begin end
      endcase
    end
  end

  wire [3:0] levels_2 = adc_1_cells[3:0];
  wire [3:0] levels_3 = adc_1_cells[7:4];
  wire [3:0] sum_2_and = levels_2 & heldLines;
  wire [3:0] sum_2 = {1'b0, {2'd0, sum_2_and[0]} + {2'd0, sum_2_and[1]} + {2'd0, sum_2_and[2]} + {2'd0, sum_2_and[3]}};
  wire [3:0] ones_1_and = levels_3 & heldLines;
  wire [3:0] ones_1 = {{2'd0, ones_1_and[0]} + {2'd0, ones_1_and[1]} + {2'd0, ones_1_and[2]} + {2'd0, ones_1_and[3]},
      1'b0};
  wire [3:0] sum_3 = sum_2 + ones_1;
  wire exceeds_1 = sum_3 > 4'd7;
  wire [2:0] clipped_2 = exceeds_1 ? 3'd7 : sum_3[2:0];

  always @(posedge clk) begin
    if (convert) begin
      codes[2:0] <= clipped_1;
      clipped[0] <= exceeds;
    end
    if (convert) begin
      codes[5:3] <= clipped_2;
      clipped[1] <= exceeds_1;
    end
  end

  assign code = codes;
  assign over = clipped;

  // Not used: write_setup: cells of this model need no set-up time; the strobe is for analog ones
  wire unused = &{1'b0, write_setup};
endmodule
