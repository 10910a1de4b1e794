// A crossbar: array macro, flags, column map, shift-and-add.
module weft_xbar_Crossbar (
  input clk,
  input resetn,
  input precharge,
  input drive,
  input sample,
  input convert,
  input [1:0] fragment,
  input [3:0] lines,
  input [3:0] step,
  input computes,
  input accumulate,
  input [3:0] codesStep,
  input codesCell,
  input [1:0] codesSlot,
  input [1:0] codesTerms_fragment,
  input [2:0] codesTerms_plane,
  input codesTerms_negate,
  input [2:0] codesTerms_driven,
  input fresh,
  input [1:0] readSlot,
  input readAdc,
  input cellWrite_setup,
  input cellWrite_pulse,
  input [3:0] cellWrite_row,
  input [17:0] cellWrite_set,
  input [17:0] cellWrite_reset,
  input tableWrite_flags,
  input tableWrite_faults,
  input tableWrite_map,
  input [3:0] tableWrite_row,
  input [35:0] tableWrite_image,
  input [1:0] tableWrite_beat,
  input [63:0] tableWrite_beatData,
  input reset,
  output [19:0] sum,
  output [5:0] codes,
  output [1:0] overs,
  output reg [1:0] clips
);
  wire [7:0] map_columns;

  weft_xbar_ColumnMap map (
    .clk(clk),
    .resetn(resetn),
    .write(tableWrite_map),
    .beat(tableWrite_beat),
    .data(tableWrite_beatData),
    .reset(reset),
    .step(step),
    .columns(map_columns)
  );

  wire [5:0] macro_code;
  wire [1:0] macro_over;
  wire [3:0] macro_lines = lines & {4{drive}};
  wire [7:0] macro_column = computes ? map_columns : {2{step}};

  weft_xbar_macro macro (
    .clk(clk),
    .resetn(resetn),
    .precharge(precharge),
    .drive(drive),
    .fragment(fragment),
    .lines(macro_lines),
    .sample(sample),
    .convert(convert),
    .column(macro_column),
    .code(macro_code),
    .over(macro_over),
    .write_setup(cellWrite_setup),
    .write_pulse(cellWrite_pulse),
    .write_row(cellWrite_row),
    .write_set(cellWrite_set),
    .write_reset(cellWrite_reset)
  );

  assign codes = macro_code;
  assign overs = macro_over;

  wire [1:0] flipped;
  wire [1:0] negative;
  wire [1:0] flags_flipped;
  wire [1:0] flags_negative;

  weft_xbar_Flags flags (
    .clk(clk),
    .resetn(resetn),
    .write(tableWrite_flags),
    .writeFragment(tableWrite_row[1:0]),
    .data(tableWrite_image[23:0]),
    .reset(reset),
    .fragment(codesTerms_fragment),
    .step(codesStep),
    .slot(codesSlot),
    .flipped(flags_flipped),
    .negative(flags_negative)
  );

  assign flipped = flags_flipped;
  assign negative = flags_negative;

  // Sums: a word a weight of an ADC, ADC 0 lowest.
  reg [39:0] sums [0:3];
  wire [39:0] soFar;

  assign soFar = sums[accumulate ? codesSlot : readSlot];

  wire [19:0] adders_0_sum;
  wire adders_0_negate = codesTerms_negate ^ negative[0];

  weft_xbar_ShiftAdd adders_0 (
    .accumulate(accumulate),
    .code(macro_code[2:0]),
    .flipped(flipped[0]),
    .weightCell(codesCell),
    .plane(codesTerms_plane),
    .negate(adders_0_negate),
    .driven(codesTerms_driven),
    .fresh(fresh),
    .soFar(soFar[19:0]),
    .sum(adders_0_sum)
  );

  wire [19:0] adders_1_sum;
  wire adders_1_negate = codesTerms_negate ^ negative[1];

  weft_xbar_ShiftAdd adders_1 (
    .accumulate(accumulate),
    .code(macro_code[5:3]),
    .flipped(flipped[1]),
    .weightCell(codesCell),
    .plane(codesTerms_plane),
    .negate(adders_1_negate),
    .driven(codesTerms_driven),
    .fresh(fresh),
    .soFar(soFar[39:20]),
    .sum(adders_1_sum)
  );

  wire [39:0] newSums = {adders_1_sum, adders_0_sum};

  always @(posedge clk) begin
    if (accumulate) begin
      sums[codesSlot] <= newSums;
    end
  end

  assign sum = soFar[{5'd0, readAdc} * 6'd20 +: 20];

  always @* begin
    clips = 2'd0;
    if (accumulate) begin
      clips = {1'b0, macro_over[0]} + {1'b0, macro_over[1]};
    end
  end

  // Not used: tableWrite_faults: the macro cannot be told of faults
  // Not used: tableWrite_row: a fragment's number has fewer bits
  // Not used: tableWrite_image: flags have fewer bits than faults
  wire unused = &{1'b0, tableWrite_faults, tableWrite_row, tableWrite_image};
endmodule
