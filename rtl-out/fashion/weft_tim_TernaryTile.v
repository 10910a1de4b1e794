// A ternary tile: array macro, word-line drivers, PCUs.
module weft_tim_TernaryTile (
  input clk,
  input resetn,
  input precharge,
  input drive,
  input sample,
  input convert,
  input [2:0] convertStep,
  input [3:0] block,
  input [15:0] low,
  input [15:0] high,
  input lowToPlus,
  input highToPlus,
  input highToMinus,
  input accumulate,
  input [2:0] step,
  input [11:0] weights_plusScale,
  input [11:0] weights_minusScale,
  input [2:0] weights_plane,
  input weights_negate,
  input weights_fresh,
  input [31:0] inUse,
  input writeSetup,
  input writePulse,
  input [7:0] writeRow,
  input [511:0] writeData,
  input [4:0] testPcu,
  input reset,
  output [1023:0] sums,
  output reg [5:0] clipsPlus,
  output reg [5:0] clipsMinus,
  output [3:0] testPlus,
  output testPlusOver,
  output [3:0] testMinus,
  output testMinusOver
);
  // Rows programmed since reset, a word a block.
  reg [255:0] programmed;
  wire [3:0] writeDecoder_block;
  wire [15:0] writeDecoder_wordLine;

  weft_tim_BlockDecoder writeDecoder (
    .row(writeRow),
    .block(writeDecoder_block),
    .wordLine(writeDecoder_wordLine)
  );

  wire [15:0] flags = programmed[{writeDecoder_block, 4'd0} +: 16];

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      programmed <= {256{1'b0}};
    end else begin
      if (writePulse) begin
        programmed[{writeDecoder_block, 4'd0} +: 16] <= flags | writeDecoder_wordLine;
      end
      if (reset) begin
        programmed <= {256{1'b0}};
      end
    end
  end

  wire [15:0] driver_plusLines;
  wire [15:0] driver_minusLines;
  wire [15:0] driver_programmed = programmed[{block, 4'd0} +: 16];

  weft_tim_InputDriver driver (
    .drive(drive),
    .low(low),
    .high(high),
    .lowToPlus(lowToPlus),
    .highToPlus(highToPlus),
    .highToMinus(highToMinus),
    .programmed(driver_programmed),
    .plusLines(driver_plusLines),
    .minusLines(driver_minusLines)
  );

  wire [127:0] macro_plus_code;
  wire [127:0] macro_minus_code;
  wire [31:0] macro_plus_over;
  wire [31:0] macro_minus_over;

  weft_tim_macro macro (
    .clk(clk),
    .resetn(resetn),
    .precharge(precharge),
    .drive(drive),
    .block(block),
    .plus_lines(driver_plusLines),
    .minus_lines(driver_minusLines),
    .sample(sample),
    .convert(convert),
    .column_step(convertStep),
    .plus_code(macro_plus_code),
    .minus_code(macro_minus_code),
    .plus_over(macro_plus_over),
    .minus_over(macro_minus_over),
    .write_setup(writeSetup),
    .write_pulse(writePulse),
    .write_row(writeRow),
    .write_data(writeData)
  );

  wire [127:0] plusCodes = macro_plus_code;
  wire [127:0] minusCodes = macro_minus_code;
  // Partial sums: a word a conversion step, PCU 0 lowest.
  reg [1023:0] partialSums [0:7];
  wire [1023:0] soFar;

  assign soFar = partialSums[step];

  wire [31:0] pcus_0_sum;

  weft_tim_ProcessingUnit pcus_0 (
    .accumulate(accumulate),
    .plusCode(plusCodes[3:0]),
    .minusCode(minusCodes[3:0]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[31:0]),
    .sum(pcus_0_sum)
  );

  wire [31:0] pcus_1_sum;

  weft_tim_ProcessingUnit pcus_1 (
    .accumulate(accumulate),
    .plusCode(plusCodes[7:4]),
    .minusCode(minusCodes[7:4]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[63:32]),
    .sum(pcus_1_sum)
  );

  wire [31:0] pcus_2_sum;

  weft_tim_ProcessingUnit pcus_2 (
    .accumulate(accumulate),
    .plusCode(plusCodes[11:8]),
    .minusCode(minusCodes[11:8]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[95:64]),
    .sum(pcus_2_sum)
  );

  wire [31:0] pcus_3_sum;

  weft_tim_ProcessingUnit pcus_3 (
    .accumulate(accumulate),
    .plusCode(plusCodes[15:12]),
    .minusCode(minusCodes[15:12]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[127:96]),
    .sum(pcus_3_sum)
  );

  wire [31:0] pcus_4_sum;

  weft_tim_ProcessingUnit pcus_4 (
    .accumulate(accumulate),
    .plusCode(plusCodes[19:16]),
    .minusCode(minusCodes[19:16]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[159:128]),
    .sum(pcus_4_sum)
  );

  wire [31:0] pcus_5_sum;

  weft_tim_ProcessingUnit pcus_5 (
    .accumulate(accumulate),
    .plusCode(plusCodes[23:20]),
    .minusCode(minusCodes[23:20]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[191:160]),
    .sum(pcus_5_sum)
  );

  wire [31:0] pcus_6_sum;

  weft_tim_ProcessingUnit pcus_6 (
    .accumulate(accumulate),
    .plusCode(plusCodes[27:24]),
    .minusCode(minusCodes[27:24]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[223:192]),
    .sum(pcus_6_sum)
  );

  wire [31:0] pcus_7_sum;

  weft_tim_ProcessingUnit pcus_7 (
    .accumulate(accumulate),
    .plusCode(plusCodes[31:28]),
    .minusCode(minusCodes[31:28]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[255:224]),
    .sum(pcus_7_sum)
  );

  wire [31:0] pcus_8_sum;

  weft_tim_ProcessingUnit pcus_8 (
    .accumulate(accumulate),
    .plusCode(plusCodes[35:32]),
    .minusCode(minusCodes[35:32]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[287:256]),
    .sum(pcus_8_sum)
  );

  wire [31:0] pcus_9_sum;

  weft_tim_ProcessingUnit pcus_9 (
    .accumulate(accumulate),
    .plusCode(plusCodes[39:36]),
    .minusCode(minusCodes[39:36]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[319:288]),
    .sum(pcus_9_sum)
  );

  wire [31:0] pcus_10_sum;

  weft_tim_ProcessingUnit pcus_10 (
    .accumulate(accumulate),
    .plusCode(plusCodes[43:40]),
    .minusCode(minusCodes[43:40]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[351:320]),
    .sum(pcus_10_sum)
  );

  wire [31:0] pcus_11_sum;

  weft_tim_ProcessingUnit pcus_11 (
    .accumulate(accumulate),
    .plusCode(plusCodes[47:44]),
    .minusCode(minusCodes[47:44]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[383:352]),
    .sum(pcus_11_sum)
  );

  wire [31:0] pcus_12_sum;

  weft_tim_ProcessingUnit pcus_12 (
    .accumulate(accumulate),
    .plusCode(plusCodes[51:48]),
    .minusCode(minusCodes[51:48]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[415:384]),
    .sum(pcus_12_sum)
  );

  wire [31:0] pcus_13_sum;

  weft_tim_ProcessingUnit pcus_13 (
    .accumulate(accumulate),
    .plusCode(plusCodes[55:52]),
    .minusCode(minusCodes[55:52]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[447:416]),
    .sum(pcus_13_sum)
  );

  wire [31:0] pcus_14_sum;

  weft_tim_ProcessingUnit pcus_14 (
    .accumulate(accumulate),
    .plusCode(plusCodes[59:56]),
    .minusCode(minusCodes[59:56]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[479:448]),
    .sum(pcus_14_sum)
  );

  wire [31:0] pcus_15_sum;

  weft_tim_ProcessingUnit pcus_15 (
    .accumulate(accumulate),
    .plusCode(plusCodes[63:60]),
    .minusCode(minusCodes[63:60]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[511:480]),
    .sum(pcus_15_sum)
  );

  wire [31:0] pcus_16_sum;

  weft_tim_ProcessingUnit pcus_16 (
    .accumulate(accumulate),
    .plusCode(plusCodes[67:64]),
    .minusCode(minusCodes[67:64]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[543:512]),
    .sum(pcus_16_sum)
  );

  wire [31:0] pcus_17_sum;

  weft_tim_ProcessingUnit pcus_17 (
    .accumulate(accumulate),
    .plusCode(plusCodes[71:68]),
    .minusCode(minusCodes[71:68]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[575:544]),
    .sum(pcus_17_sum)
  );

  wire [31:0] pcus_18_sum;

  weft_tim_ProcessingUnit pcus_18 (
    .accumulate(accumulate),
    .plusCode(plusCodes[75:72]),
    .minusCode(minusCodes[75:72]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[607:576]),
    .sum(pcus_18_sum)
  );

  wire [31:0] pcus_19_sum;

  weft_tim_ProcessingUnit pcus_19 (
    .accumulate(accumulate),
    .plusCode(plusCodes[79:76]),
    .minusCode(minusCodes[79:76]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[639:608]),
    .sum(pcus_19_sum)
  );

  wire [31:0] pcus_20_sum;

  weft_tim_ProcessingUnit pcus_20 (
    .accumulate(accumulate),
    .plusCode(plusCodes[83:80]),
    .minusCode(minusCodes[83:80]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[671:640]),
    .sum(pcus_20_sum)
  );

  wire [31:0] pcus_21_sum;

  weft_tim_ProcessingUnit pcus_21 (
    .accumulate(accumulate),
    .plusCode(plusCodes[87:84]),
    .minusCode(minusCodes[87:84]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[703:672]),
    .sum(pcus_21_sum)
  );

  wire [31:0] pcus_22_sum;

  weft_tim_ProcessingUnit pcus_22 (
    .accumulate(accumulate),
    .plusCode(plusCodes[91:88]),
    .minusCode(minusCodes[91:88]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[735:704]),
    .sum(pcus_22_sum)
  );

  wire [31:0] pcus_23_sum;

  weft_tim_ProcessingUnit pcus_23 (
    .accumulate(accumulate),
    .plusCode(plusCodes[95:92]),
    .minusCode(minusCodes[95:92]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[767:736]),
    .sum(pcus_23_sum)
  );

  wire [31:0] pcus_24_sum;

  weft_tim_ProcessingUnit pcus_24 (
    .accumulate(accumulate),
    .plusCode(plusCodes[99:96]),
    .minusCode(minusCodes[99:96]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[799:768]),
    .sum(pcus_24_sum)
  );

  wire [31:0] pcus_25_sum;

  weft_tim_ProcessingUnit pcus_25 (
    .accumulate(accumulate),
    .plusCode(plusCodes[103:100]),
    .minusCode(minusCodes[103:100]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[831:800]),
    .sum(pcus_25_sum)
  );

  wire [31:0] pcus_26_sum;

  weft_tim_ProcessingUnit pcus_26 (
    .accumulate(accumulate),
    .plusCode(plusCodes[107:104]),
    .minusCode(minusCodes[107:104]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[863:832]),
    .sum(pcus_26_sum)
  );

  wire [31:0] pcus_27_sum;

  weft_tim_ProcessingUnit pcus_27 (
    .accumulate(accumulate),
    .plusCode(plusCodes[111:108]),
    .minusCode(minusCodes[111:108]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[895:864]),
    .sum(pcus_27_sum)
  );

  wire [31:0] pcus_28_sum;

  weft_tim_ProcessingUnit pcus_28 (
    .accumulate(accumulate),
    .plusCode(plusCodes[115:112]),
    .minusCode(minusCodes[115:112]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[927:896]),
    .sum(pcus_28_sum)
  );

  wire [31:0] pcus_29_sum;

  weft_tim_ProcessingUnit pcus_29 (
    .accumulate(accumulate),
    .plusCode(plusCodes[119:116]),
    .minusCode(minusCodes[119:116]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[959:928]),
    .sum(pcus_29_sum)
  );

  wire [31:0] pcus_30_sum;

  weft_tim_ProcessingUnit pcus_30 (
    .accumulate(accumulate),
    .plusCode(plusCodes[123:120]),
    .minusCode(minusCodes[123:120]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[991:960]),
    .sum(pcus_30_sum)
  );

  wire [31:0] pcus_31_sum;

  weft_tim_ProcessingUnit pcus_31 (
    .accumulate(accumulate),
    .plusCode(plusCodes[127:124]),
    .minusCode(minusCodes[127:124]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[1023:992]),
    .sum(pcus_31_sum)
  );

  assign sums = {pcus_31_sum, pcus_30_sum, pcus_29_sum, pcus_28_sum, pcus_27_sum, pcus_26_sum, pcus_25_sum, pcus_24_sum,
      pcus_23_sum, pcus_22_sum, pcus_21_sum, pcus_20_sum, pcus_19_sum, pcus_18_sum, pcus_17_sum, pcus_16_sum,
      pcus_15_sum, pcus_14_sum, pcus_13_sum, pcus_12_sum, pcus_11_sum, pcus_10_sum, pcus_9_sum, pcus_8_sum, pcus_7_sum,
      pcus_6_sum, pcus_5_sum, pcus_4_sum, pcus_3_sum, pcus_2_sum, pcus_1_sum, pcus_0_sum};

  always @(posedge clk) begin
    if (accumulate) begin
      partialSums[step] <= sums;
    end
  end

  wire [31:0] clipsPlus_and = macro_plus_over & inUse;

  always @* begin
    clipsPlus = 6'd0;
    if (accumulate) begin
      clipsPlus = {5'd0, clipsPlus_and[0]} + {5'd0, clipsPlus_and[1]} + {5'd0, clipsPlus_and[2]} +
          {5'd0, clipsPlus_and[3]} + {5'd0, clipsPlus_and[4]} + {5'd0, clipsPlus_and[5]} + {5'd0, clipsPlus_and[6]} +
          {5'd0, clipsPlus_and[7]} + {5'd0, clipsPlus_and[8]} + {5'd0, clipsPlus_and[9]} + {5'd0, clipsPlus_and[10]} +
          {5'd0, clipsPlus_and[11]} + {5'd0, clipsPlus_and[12]} + {5'd0, clipsPlus_and[13]} +
          {5'd0, clipsPlus_and[14]} + {5'd0, clipsPlus_and[15]} +
          ({5'd0, clipsPlus_and[16]} + {5'd0, clipsPlus_and[17]} + {5'd0, clipsPlus_and[18]} +
          {5'd0, clipsPlus_and[19]} + {5'd0, clipsPlus_and[20]} + {5'd0, clipsPlus_and[21]} +
          {5'd0, clipsPlus_and[22]} + {5'd0, clipsPlus_and[23]} + {5'd0, clipsPlus_and[24]} +
          {5'd0, clipsPlus_and[25]} + {5'd0, clipsPlus_and[26]} + {5'd0, clipsPlus_and[27]} +
          {5'd0, clipsPlus_and[28]} + {5'd0, clipsPlus_and[29]} + {5'd0, clipsPlus_and[30]} +
          {5'd0, clipsPlus_and[31]});
    end
  end

  wire [31:0] clipsMinus_and = macro_minus_over & inUse;

  always @* begin
    clipsMinus = 6'd0;
    if (accumulate) begin
      clipsMinus = {5'd0, clipsMinus_and[0]} + {5'd0, clipsMinus_and[1]} + {5'd0, clipsMinus_and[2]} +
          {5'd0, clipsMinus_and[3]} + {5'd0, clipsMinus_and[4]} + {5'd0, clipsMinus_and[5]} +
          {5'd0, clipsMinus_and[6]} + {5'd0, clipsMinus_and[7]} + {5'd0, clipsMinus_and[8]} +
          {5'd0, clipsMinus_and[9]} + {5'd0, clipsMinus_and[10]} + {5'd0, clipsMinus_and[11]} +
          {5'd0, clipsMinus_and[12]} + {5'd0, clipsMinus_and[13]} + {5'd0, clipsMinus_and[14]} +
          {5'd0, clipsMinus_and[15]} + ({5'd0, clipsMinus_and[16]} + {5'd0, clipsMinus_and[17]} +
          {5'd0, clipsMinus_and[18]} + {5'd0, clipsMinus_and[19]} + {5'd0, clipsMinus_and[20]} +
          {5'd0, clipsMinus_and[21]} + {5'd0, clipsMinus_and[22]} + {5'd0, clipsMinus_and[23]} +
          {5'd0, clipsMinus_and[24]} + {5'd0, clipsMinus_and[25]} + {5'd0, clipsMinus_and[26]} +
          {5'd0, clipsMinus_and[27]} + {5'd0, clipsMinus_and[28]} + {5'd0, clipsMinus_and[29]} +
          {5'd0, clipsMinus_and[30]} + {5'd0, clipsMinus_and[31]});
    end
  end

  assign testPlus = plusCodes[{testPcu, 2'd0} +: 4];
  assign testPlusOver = macro_plus_over[testPcu];
  assign testMinus = minusCodes[{testPcu, 2'd0} +: 4];
  assign testMinusOver = macro_minus_over[testPcu];
endmodule
