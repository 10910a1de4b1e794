// A ternary tile: array macro, word-line drivers, PCUs.
module weft_tim_TernaryTile (
  input clk,
  input resetn,
  input precharge,
  input drive,
  input sample,
  input convert,
  input [1:0] convertStep,
  input [1:0] block,
  input [7:0] low,
  input [7:0] high,
  input lowToPlus,
  input highToPlus,
  input highToMinus,
  input accumulate,
  input [1:0] step,
  input [11:0] weights_plusScale,
  input [11:0] weights_minusScale,
  input [2:0] weights_plane,
  input weights_negate,
  input weights_fresh,
  input [7:0] inUse,
  input writeSetup,
  input writePulse,
  input [4:0] writeRow,
  input [63:0] writeData,
  input [2:0] testPcu,
  input reset,
  output [255:0] sums,
  output reg [3:0] clipsPlus,
  output reg [3:0] clipsMinus,
  output [2:0] testPlus,
  output testPlusOver,
  output [2:0] testMinus,
  output testMinusOver
);
  // Rows programmed since reset, a word a block.
  reg [31:0] programmed;
  wire [1:0] writeDecoder_block;
  wire [7:0] writeDecoder_wordLine;

  weft_tim_BlockDecoder writeDecoder (
    .row(writeRow),
    .block(writeDecoder_block),
    .wordLine(writeDecoder_wordLine)
  );

  wire [7:0] flags = programmed[{writeDecoder_block, 3'd0} +: 8];

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      programmed <= 32'd0;
    end else begin
      if (writePulse) begin
        programmed[{writeDecoder_block, 3'd0} +: 8] <= flags | writeDecoder_wordLine;
      end
      if (reset) begin
        programmed <= 32'd0;
      end
    end
  end

  wire [7:0] driver_plusLines;
  wire [7:0] driver_minusLines;
  wire [7:0] driver_programmed = programmed[{block, 3'd0} +: 8];

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

  wire [23:0] macro_plus_code;
  wire [23:0] macro_minus_code;
  wire [7:0] macro_plus_over;
  wire [7:0] macro_minus_over;

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

  wire [23:0] plusCodes = macro_plus_code;
  wire [23:0] minusCodes = macro_minus_code;
  // Partial sums: a word a conversion step, PCU 0 lowest.
  reg [255:0] partialSums [0:3];
  wire [255:0] soFar;

  assign soFar = partialSums[step];

  wire [31:0] pcus_0_sum;

  weft_tim_ProcessingUnit pcus_0 (
    .accumulate(accumulate),
    .plusCode(plusCodes[2:0]),
    .minusCode(minusCodes[2:0]),
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
    .plusCode(plusCodes[5:3]),
    .minusCode(minusCodes[5:3]),
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
    .plusCode(plusCodes[8:6]),
    .minusCode(minusCodes[8:6]),
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
    .plusCode(plusCodes[11:9]),
    .minusCode(minusCodes[11:9]),
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
    .plusCode(plusCodes[14:12]),
    .minusCode(minusCodes[14:12]),
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
    .plusCode(plusCodes[17:15]),
    .minusCode(minusCodes[17:15]),
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
    .plusCode(plusCodes[20:18]),
    .minusCode(minusCodes[20:18]),
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
    .plusCode(plusCodes[23:21]),
    .minusCode(minusCodes[23:21]),
    .plusScale(weights_plusScale),
    .minusScale(weights_minusScale),
    .plane(weights_plane),
    .negate(weights_negate),
    .fresh(weights_fresh),
    .soFar(soFar[255:224]),
    .sum(pcus_7_sum)
  );

  assign sums = {pcus_7_sum, pcus_6_sum, pcus_5_sum, pcus_4_sum, pcus_3_sum, pcus_2_sum, pcus_1_sum, pcus_0_sum};

  always @(posedge clk) begin
    if (accumulate) begin
      partialSums[step] <= sums;
    end
  end

  wire [7:0] clipsPlus_and = macro_plus_over & inUse;

  always @* begin
    clipsPlus = 4'd0;
    if (accumulate) begin
      clipsPlus = {3'd0, clipsPlus_and[0]} + {3'd0, clipsPlus_and[1]} + {3'd0, clipsPlus_and[2]} +
          {3'd0, clipsPlus_and[3]} + {3'd0, clipsPlus_and[4]} + {3'd0, clipsPlus_and[5]} + {3'd0, clipsPlus_and[6]} +
          {3'd0, clipsPlus_and[7]};
    end
  end

  wire [7:0] clipsMinus_and = macro_minus_over & inUse;

  always @* begin
    clipsMinus = 4'd0;
    if (accumulate) begin
      clipsMinus = {3'd0, clipsMinus_and[0]} + {3'd0, clipsMinus_and[1]} + {3'd0, clipsMinus_and[2]} +
          {3'd0, clipsMinus_and[3]} + {3'd0, clipsMinus_and[4]} + {3'd0, clipsMinus_and[5]} +
          {3'd0, clipsMinus_and[6]} + {3'd0, clipsMinus_and[7]};
    end
  end

  assign testPlus = plusCodes[{2'd0, testPcu} * 5'd3 +: 3];
  assign testPlusOver = macro_plus_over[testPcu];
  assign testMinus = minusCodes[{2'd0, testPcu} * 5'd3 +: 3];
  assign testMinusOver = macro_minus_over[testPcu];
endmodule
