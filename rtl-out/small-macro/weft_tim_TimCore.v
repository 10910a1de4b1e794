// Controllers, tiles and result path.
module weft_tim_TimCore (
  input clk,
  input resetn,
  input [1:0] settings_op,
  input [1:0] settings_encoding,
  input settings_keep,
  input settings_silent,
  input [31:0] settings_vectors,
  input [7:0] settings_precharge,
  input [7:0] settings_drive,
  input [7:0] settings_sample,
  input [7:0] settings_convert,
  input [7:0] settings_writeSetup,
  input [7:0] settings_writePulse,
  input [7:0] settings_writeRecovery,
  input [3:0] settings_planes,
  input settings_group,
  input [1:0] settings_firstBlock,
  input [2:0] settings_blocks,
  input [5:0] settings_columns,
  input [5:0] settings_weightPlus,
  input [5:0] settings_weightMinus,
  input [5:0] settings_inputPlus,
  input [5:0] settings_inputMinus,
  input settings_tile,
  input [4:0] settings_firstRow,
  input [5:0] settings_rows,
  input [7:0] settings_testPlus,
  input [7:0] settings_testMinus,
  input [4:0] settings_testColumn,
  input start,
  input abort,
  input reset,
  input [31:0] inputs_tdata,
  input inputs_tvalid,
  output inputs_tready,
  input inputs_tlast,
  output [63:0] results_tdata,
  output results_tvalid,
  input results_tready,
  output results_tlast,
  output busy,
  output done,
  output tooShort,
  output tooLong,
  output accessBegins,
  output [4:0] clipsPlus,
  output [4:0] clipsMinus,
  output [2:0] testPlus,
  output testPlusOver,
  output [2:0] testMinus,
  output testMinusOver
);
  wire job_busy;
  wire job_done;
  wire job_stop;
  wire job_drain;
  wire buffer_ready;
  wire buffer_present;
  wire [31:0] buffer_beat;
  wire [1:0] buffer_block;
  wire [1:0] buffer_planePair;
  wire buffer_two;
  wire buffer_fresh;
  wire buffer_lastOfVector;
  wire buffer_lastOfJob;
  wire buffer_tooShort;
  wire buffer_tooLong;
  wire program__ready;
  wire program__writeSetup;
  wire program__writePulse;
  wire program__writeRecovery;
  wire [4:0] program__row;
  wire [63:0] program__rowData;
  wire program__ends;
  wire program__tooShort;
  wire program__tooLong;
  wire array_precharge;
  wire array_drive;
  wire array_hold;
  wire array_sample;
  wire array_second;
  wire array_accessBegins;
  wire array_sampled;
  wire array_beatDone;
  wire planner_lowToPlus;
  wire planner_highToPlus;
  wire planner_highToMinus;
  wire [11:0] planner_weights_plusScale;
  wire [11:0] planner_weights_minusScale;
  wire [2:0] planner_weights_plane;
  wire planner_weights_negate;
  wire planner_weights_fresh;
  wire planner_emit;
  wire planner_last;
  wire converter_free;
  wire converter_convert;
  wire [1:0] converter_step;
  wire converter_accumulate;
  wire converter_testDone;
  wire [1:0] converter_codesStep;
  wire [11:0] converter_codesWeights_plusScale;
  wire [11:0] converter_codesWeights_minusScale;
  wire [2:0] converter_codesWeights_plane;
  wire converter_codesWeights_negate;
  wire converter_codesWeights_fresh;
  wire converter_push;
  wire [3:0] converter_codesColumns;
  wire [7:0] converter_codesInUse;
  wire converter_codesLast;
  wire [255:0] tiles_0_sums;
  wire [3:0] tiles_0_clipsPlus;
  wire [3:0] tiles_0_clipsMinus;
  wire [2:0] tiles_0_testPlus;
  wire tiles_0_testPlusOver;
  wire [2:0] tiles_0_testMinus;
  wire tiles_0_testMinusOver;
  wire [255:0] tiles_1_sums;
  wire [3:0] tiles_1_clipsPlus;
  wire [3:0] tiles_1_clipsMinus;
  wire [2:0] tiles_1_testPlus;
  wire tiles_1_testPlusOver;
  wire [2:0] tiles_1_testMinus;
  wire tiles_1_testMinusOver;
  wire rows_free;
  wire rows_ends;
  wire [63:0] rows_results_tdata;
  wire rows_results_tvalid;
  wire rows_results_tlast;
  wire [2:0] readout_plus;
  wire readout_plusOver;
  wire [2:0] readout_minus;
  wire readout_minusOver;
  wire computes = settings_op == 2'd0;
  wire tests = settings_op == 2'd2;

  assign inputs_tready = buffer_ready | program__ready | job_drain;

  wire buffer_start = start & computes;
  wire buffer_bitPlanes = (settings_encoding == 2'd0) | (settings_encoding == 2'd1);
  wire buffer_twoStep = settings_encoding == 2'd3;

  weft_tim_InputBuffer buffer (
    .clk(clk),
    .resetn(resetn),
    .start(buffer_start),
    .stop(job_stop),
    .bitPlanes(buffer_bitPlanes),
    .twoStep(buffer_twoStep),
    .keep(settings_keep),
    .planes(settings_planes),
    .firstBlock(settings_firstBlock),
    .blocks(settings_blocks),
    .vectors(settings_vectors),
    .data(inputs_tdata),
    .valid(inputs_tvalid),
    .last(inputs_tlast),
    .ready(buffer_ready),
    .beatDone(array_beatDone),
    .present(buffer_present),
    .beat(buffer_beat),
    .block(buffer_block),
    .planePair(buffer_planePair),
    .two(buffer_two),
    .fresh(buffer_fresh),
    .lastOfVector(buffer_lastOfVector),
    .lastOfJob(buffer_lastOfJob),
    .tooShort(buffer_tooShort),
    .tooLong(buffer_tooLong)
  );

  wire program__start = start & (settings_op == 2'd1);

  weft_tim_ProgramController program_ (
    .clk(clk),
    .resetn(resetn),
    .start(program__start),
    .stop(job_stop),
    .firstRow(settings_firstRow),
    .rows(settings_rows),
    .setupClocks(settings_writeSetup),
    .pulseClocks(settings_writePulse),
    .recoveryClocks(settings_writeRecovery),
    .data(inputs_tdata),
    .valid(inputs_tvalid),
    .last(inputs_tlast),
    .ready(program__ready),
    .writeSetup(program__writeSetup),
    .writePulse(program__writePulse),
    .writeRecovery(program__writeRecovery),
    .row(program__row),
    .rowData(program__rowData),
    .ends(program__ends),
    .tooShort(program__tooShort),
    .tooLong(program__tooLong)
  );

  wire array_start = start & (computes | tests);
  wire array_present = buffer_present | tests;
  wire array_two = buffer_two & ~tests;
  wire array_lastBeat = buffer_lastOfJob | tests;

  weft_tim_ArrayController array (
    .clk(clk),
    .resetn(resetn),
    .start(array_start),
    .stop(job_stop),
    .prechargeClocks(settings_precharge),
    .driveClocks(settings_drive),
    .sampleClocks(settings_sample),
    .present(array_present),
    .two(array_two),
    .lastBeat(array_lastBeat),
    .converterFree(converter_free),
    .precharge(array_precharge),
    .drive(array_drive),
    .hold(array_hold),
    .sample(array_sample),
    .second(array_second),
    .accessBegins(array_accessBegins),
    .sampled(array_sampled),
    .beatDone(array_beatDone)
  );

  wire planner_twosComplement = settings_encoding == 2'd1;
  wire planner_ternary = settings_encoding == 2'd2;
  wire planner_twoStep = settings_encoding == 2'd3;

  weft_tim_AccessPlanner planner (
    .twosComplement(planner_twosComplement),
    .ternary(planner_ternary),
    .twoStep(planner_twoStep),
    .test(tests),
    .silent(settings_silent),
    .planes(settings_planes),
    .weightPlus(settings_weightPlus),
    .weightMinus(settings_weightMinus),
    .inputPlus(settings_inputPlus),
    .inputMinus(settings_inputMinus),
    .planePair(buffer_planePair),
    .second(array_second),
    .two(buffer_two),
    .fresh(buffer_fresh),
    .lastOfVector(buffer_lastOfVector),
    .lastOfJob(buffer_lastOfJob),
    .lowToPlus(planner_lowToPlus),
    .highToPlus(planner_highToPlus),
    .highToMinus(planner_highToMinus),
    .weights_plusScale(planner_weights_plusScale),
    .weights_minusScale(planner_weights_minusScale),
    .weights_plane(planner_weights_plane),
    .weights_negate(planner_weights_negate),
    .weights_fresh(planner_weights_fresh),
    .emit(planner_emit),
    .last(planner_last)
  );

  wire [1:0] testColumn_quotient = settings_testColumn[4:3];
  wire [2:0] testColumn_remainder = settings_testColumn[2:0];

  weft_tim_Converter converter (
    .clk(clk),
    .resetn(resetn),
    .start(array_sampled),
    .weights_plusScale(planner_weights_plusScale),
    .weights_minusScale(planner_weights_minusScale),
    .weights_plane(planner_weights_plane),
    .weights_negate(planner_weights_negate),
    .weights_fresh(planner_weights_fresh),
    .emit(planner_emit),
    .last(planner_last),
    .stop(job_stop),
    .test(tests),
    .testStep(testColumn_quotient),
    .columns(settings_columns),
    .convertClocks(settings_convert),
    .rowFree(rows_free),
    .free(converter_free),
    .convert(converter_convert),
    .step(converter_step),
    .accumulate(converter_accumulate),
    .testDone(converter_testDone),
    .codesStep(converter_codesStep),
    .codesWeights_plusScale(converter_codesWeights_plusScale),
    .codesWeights_minusScale(converter_codesWeights_minusScale),
    .codesWeights_plane(converter_codesWeights_plane),
    .codesWeights_negate(converter_codesWeights_negate),
    .codesWeights_fresh(converter_codesWeights_fresh),
    .push(converter_push),
    .codesColumns(converter_codesColumns),
    .codesInUse(converter_codesInUse),
    .codesLast(converter_codesLast)
  );

  wire chosen = settings_tile == 1'b0;
  wire [7:0] beatLow = buffer_beat[7:0];
  wire [7:0] beatHigh = buffer_beat[15:8];
  wire [7:0] chosenLines = {8{chosen}};
  wire [1:0] tiles_0_block = tests ? settings_firstBlock : buffer_block;
  wire [7:0] tiles_0_low = tests ? settings_testPlus & chosenLines : beatLow;
  wire [7:0] tiles_0_high = tests ? settings_testMinus & chosenLines : beatHigh;
  wire tiles_0_writeSetup = program__writeSetup & chosen;
  wire tiles_0_writePulse = program__writePulse & chosen;

  weft_tim_TernaryTile tiles_0 (
    .clk(clk),
    .resetn(resetn),
    .precharge(array_precharge),
    .drive(array_drive),
    .sample(array_sample),
    .convert(converter_convert),
    .convertStep(converter_step),
    .block(tiles_0_block),
    .low(tiles_0_low),
    .high(tiles_0_high),
    .lowToPlus(planner_lowToPlus),
    .highToPlus(planner_highToPlus),
    .highToMinus(planner_highToMinus),
    .accumulate(converter_accumulate),
    .step(converter_codesStep),
    .weights_plusScale(converter_codesWeights_plusScale),
    .weights_minusScale(converter_codesWeights_minusScale),
    .weights_plane(converter_codesWeights_plane),
    .weights_negate(converter_codesWeights_negate),
    .weights_fresh(converter_codesWeights_fresh),
    .inUse(converter_codesInUse),
    .writeSetup(tiles_0_writeSetup),
    .writePulse(tiles_0_writePulse),
    .writeRow(program__row),
    .writeData(program__rowData),
    .testPcu(testColumn_remainder),
    .reset(reset),
    .sums(tiles_0_sums),
    .clipsPlus(tiles_0_clipsPlus),
    .clipsMinus(tiles_0_clipsMinus),
    .testPlus(tiles_0_testPlus),
    .testPlusOver(tiles_0_testPlusOver),
    .testMinus(tiles_0_testMinus),
    .testMinusOver(tiles_0_testMinusOver)
  );

  wire chosen_1 = settings_tile == 1'b1;
  wire [7:0] beatLow_1 = buffer_beat[23:16];
  wire [7:0] beatHigh_1 = buffer_beat[31:24];
  wire [7:0] chosenLines_1 = {8{chosen_1}};
  wire [1:0] tiles_1_block = tests ? settings_firstBlock : buffer_block;
  wire [7:0] tiles_1_low = tests ? settings_testPlus & chosenLines_1 : beatLow_1;
  wire [7:0] tiles_1_high = tests ? settings_testMinus & chosenLines_1 : beatHigh_1;
  wire tiles_1_writeSetup = program__writeSetup & chosen_1;
  wire tiles_1_writePulse = program__writePulse & chosen_1;

  weft_tim_TernaryTile tiles_1 (
    .clk(clk),
    .resetn(resetn),
    .precharge(array_precharge),
    .drive(array_drive),
    .sample(array_sample),
    .convert(converter_convert),
    .convertStep(converter_step),
    .block(tiles_1_block),
    .low(tiles_1_low),
    .high(tiles_1_high),
    .lowToPlus(planner_lowToPlus),
    .highToPlus(planner_highToPlus),
    .highToMinus(planner_highToMinus),
    .accumulate(converter_accumulate),
    .step(converter_codesStep),
    .weights_plusScale(converter_codesWeights_plusScale),
    .weights_minusScale(converter_codesWeights_minusScale),
    .weights_plane(converter_codesWeights_plane),
    .weights_negate(converter_codesWeights_negate),
    .weights_fresh(converter_codesWeights_fresh),
    .inUse(converter_codesInUse),
    .writeSetup(tiles_1_writeSetup),
    .writePulse(tiles_1_writePulse),
    .writeRow(program__row),
    .writeData(program__rowData),
    .testPcu(testColumn_remainder),
    .reset(reset),
    .sums(tiles_1_sums),
    .clipsPlus(tiles_1_clipsPlus),
    .clipsMinus(tiles_1_clipsMinus),
    .testPlus(tiles_1_testPlus),
    .testPlusOver(tiles_1_testPlusOver),
    .testMinus(tiles_1_testMinus),
    .testMinusOver(tiles_1_testMinusOver)
  );

  assign results_tdata = rows_results_tdata;
  assign results_tvalid = rows_results_tvalid;

  weft_tim_ResultBuffer rows (
    .clk(clk),
    .resetn(resetn),
    .push(converter_push),
    .sums_0(tiles_0_sums),
    .sums_1(tiles_1_sums),
    .columns(converter_codesColumns),
    .last(converter_codesLast),
    .group(settings_group),
    .stop(job_stop),
    .reset(reset),
    .free(rows_free),
    .ends(rows_ends),
    .results_tdata(rows_results_tdata),
    .results_tvalid(rows_results_tvalid),
    .results_tready(results_tready),
    .results_tlast(rows_results_tlast)
  );

  assign results_tlast = rows_results_tlast;

  weft_tim_TestReadout readout (
    .clk(clk),
    .resetn(resetn),
    .take(converter_testDone),
    .tile(settings_tile),
    .plus_0(tiles_0_testPlus),
    .plus_over_0(tiles_0_testPlusOver),
    .minus_0(tiles_0_testMinus),
    .minus_over_0(tiles_0_testMinusOver),
    .plus_1(tiles_1_testPlus),
    .plus_over_1(tiles_1_testPlusOver),
    .minus_1(tiles_1_testMinus),
    .minus_over_1(tiles_1_testMinusOver),
    .reset(reset),
    .plus(readout_plus),
    .plusOver(readout_plusOver),
    .minus(readout_minus),
    .minusOver(readout_minusOver)
  );

  wire silentEnd = converter_accumulate & converter_codesLast & settings_silent;
  wire job_tooShort = buffer_tooShort | program__tooShort;
  wire job_tooLong = buffer_tooLong | program__tooLong;
  wire job_ends = silentEnd | rows_ends | program__ends | converter_testDone;
  wire job_resultWaits = rows_results_tvalid & ~results_tready;

  weft_tim_JobControl job (
    .clk(clk),
    .resetn(resetn),
    .start(start),
    .abort(abort),
    .tooShort(job_tooShort),
    .tooLong(job_tooLong),
    .ends(job_ends),
    .resultWaits(job_resultWaits),
    .valid(inputs_tvalid),
    .last(inputs_tlast),
    .reset(reset),
    .busy(job_busy),
    .done(job_done),
    .stop(job_stop),
    .drain(job_drain)
  );

`ifdef FORMAL
  always @(posedge clk) begin
    if (resetn) begin
      bit_lines_serve_one_purpose_at_a_time: assert ({2'd0, array_precharge} + {2'd0, array_drive} +
          {2'd0, array_sample} + {2'd0, program__writeSetup} + {2'd0, program__writePulse} <= 3'd1);
      no_sample_is_taken_while_one_is: assert (!(array_sample && converter_convert));
    end
  end
`else
`ifndef SYNTHESIS
  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
    end else begin
      if (!({2'd0, array_precharge} + {2'd0, array_drive} + {2'd0, array_sample} + {2'd0, program__writeSetup} +
          {2'd0, program__writePulse} <= 3'd1)) begin
        $display("ArrayRules.java:24: assertion failed in %m: bit lines serve one purpose at a time");
        $stop;
      end
      if (array_sample && converter_convert) begin
        $display("ArrayRules.java:27: assertion failed in %m: no sample is taken while one is converted");
        $stop;
      end
    end
  end
`endif
`endif

  assign busy = job_busy;
  assign done = job_done;
  assign tooShort = buffer_tooShort | program__tooShort;
  assign tooLong = buffer_tooLong | program__tooLong;
  assign accessBegins = array_accessBegins;
  assign clipsPlus = {1'b0, tiles_0_clipsPlus} + {1'b0, tiles_1_clipsPlus};
  assign clipsMinus = {1'b0, tiles_0_clipsMinus} + {1'b0, tiles_1_clipsMinus};
  assign testPlus = readout_plus;
  assign testPlusOver = readout_plusOver;
  assign testMinus = readout_minus;
  assign testMinusOver = readout_minusOver;

  wire unused = &{1'b0, program__writeRecovery, array_hold};
endmodule
