// Controllers, units and result path.
module weft_xbar_CrossbarCore (
  input clk,
  input resetn,
  input [2:0] settings_op,
  input [1:0] settings_skip,
  input settings_signed,
  input settings_keep,
  input settings_silent,
  input settings_quantise,
  input settings_report,
  input [31:0] settings_vectors,
  input [15:0] settings_multiplier,
  input [5:0] settings_shift,
  input [4:0] settings_outBits,
  input [7:0] settings_precharge,
  input [7:0] settings_drive,
  input [7:0] settings_sample,
  input [7:0] settings_convert,
  input [7:0] settings_writeSetup,
  input [7:0] settings_writePulse,
  input [7:0] settings_writeRecovery,
  input [3:0] settings_planes,
  input settings_group,
  input [2:0] settings_fragments,
  input [4:0] settings_outputs,
  input settings_unit,
  input settings_crossbar,
  input [3:0] settings_firstRow,
  input [4:0] settings_rows,
  input [14:0] settings_pulseLimit,
  input [3:0] settings_testLines,
  input [1:0] settings_testOffset,
  input [4:0] settings_testColumn,
  input start,
  input abort,
  input reset,
  input [63:0] inputs_tdata,
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
  output [1:0] accesses,
  output [4:0] conversions,
  output [3:0] saturations,
  output [4:0] inputCycles,
  output [4:0] skipped,
  output pulses,
  output [4:0] writes,
  output [2:0] testCode,
  output testOver
);
  wire job_busy;
  wire job_done;
  wire job_stop;
  wire job_drain;
  wire banks_ready;
  wire banks_fullNext;
  wire banks_readBank;
  wire banks_write_0;
  wire banks_write_1;
  wire banks_writeBank;
  wire [1:0] banks_writeWord;
  wire banks_writeBeat;
  wire banks_tooShort;
  wire banks_tooLong;
  wire images_ready;
  wire images_collected;
  wire images_complete;
  wire [3:0] images_row;
  wire [71:0] images_image;
  wire images_mapBeat;
  wire [1:0] images_beat;
  wire images_ends;
  wire images_tooShort;
  wire images_tooLong;
  wire rounds_begins;
  wire rounds_fresh;
  wire rounds_roundEnds;
  wire rounds_push;
  wire rounds_lastResult;
  wire rounds_crossbar;
  wire rounds_adc;
  wire [1:0] rounds_slot;
  wire rounds_ends;
  wire program__pulseBegins;
  wire program__collects;
  wire program__verify;
  wire [1:0] program__fragment;
  wire [3:0] program__lines;
  wire program__writeSetup;
  wire program__writePulse;
  wire program__writeRecovery;
  wire program__cellWrite_setup;
  wire program__cellWrite_pulse;
  wire [3:0] program__cellWrite_row;
  wire [17:0] program__cellWrite_set;
  wire [17:0] program__cellWrite_reset;
  wire [4:0] program__writes;
  wire program__push;
  wire [63:0] program__report;
  wire program__lastBeat;
  wire units_0_finished;
  wire [19:0] units_0_sum;
  wire units_0_ready;
  wire [3:0] units_0_codesStep;
  wire units_0_codesLast;
  wire [5:0] units_0_codes;
  wire [1:0] units_0_overs;
  wire units_0_accessBegins;
  wire [3:0] units_0_cycles;
  wire [3:0] units_0_skipped;
  wire units_0_accumulate;
  wire [2:0] units_0_clips;
  wire units_1_finished;
  wire [19:0] units_1_sum;
  wire units_1_ready;
  wire [3:0] units_1_codesStep;
  wire units_1_codesLast;
  wire [5:0] units_1_codes;
  wire [1:0] units_1_overs;
  wire units_1_accessBegins;
  wire [3:0] units_1_cycles;
  wire [3:0] units_1_skipped;
  wire units_1_accumulate;
  wire [2:0] units_1_clips;
  wire [63:0] register_results_tdata;
  wire register_results_tvalid;
  wire register_results_tlast;
  wire register_room;
  wire register_ends;
  wire computes = settings_op == 3'd0;
  wire tests = settings_op == 3'd6;
  wire [1:0] ready_joined = {units_1_ready, units_0_ready};
  wire ready = ready_joined[settings_unit];
  wire testDone = tests & ready;

  assign inputs_tready = banks_ready | images_ready | job_drain;

  wire banks_start = start & computes;

  weft_xbar_InputBanks banks (
    .clk(clk),
    .resetn(resetn),
    .start(banks_start),
    .stop(job_stop),
    .fragments(settings_fragments),
    .vectors(settings_vectors),
    .valid(inputs_tvalid),
    .last(inputs_tlast),
    .roundEnds(rounds_roundEnds),
    .ready(banks_ready),
    .fullNext(banks_fullNext),
    .readBank(banks_readBank),
    .write_0(banks_write_0),
    .write_1(banks_write_1),
    .writeBank(banks_writeBank),
    .writeWord(banks_writeWord),
    .writeBeat(banks_writeBeat),
    .tooShort(banks_tooShort),
    .tooLong(banks_tooLong)
  );

  wire takesImages = |{settings_op == 3'd1, settings_op == 3'd2, settings_op == 3'd3, settings_op == 3'd4};
  wire images_start = start & takesImages;

  weft_xbar_ImageCollector images (
    .clk(clk),
    .resetn(resetn),
    .start(images_start),
    .stop(job_stop),
    .op(settings_op),
    .firstRow(settings_firstRow),
    .rows(settings_rows),
    .open(program__collects),
    .data(inputs_tdata),
    .valid(inputs_tvalid),
    .last(inputs_tlast),
    .ready(images_ready),
    .collected(images_collected),
    .complete(images_complete),
    .row(images_row),
    .image(images_image),
    .mapBeat(images_mapBeat),
    .beat(images_beat),
    .ends(images_ends),
    .tooShort(images_tooShort),
    .tooLong(images_tooLong)
  );

  wire rounds_start = start & computes;
  wire rounds_finished = &{units_0_finished, units_1_finished};

  weft_xbar_RoundControl rounds (
    .clk(clk),
    .resetn(resetn),
    .start(rounds_start),
    .stop(job_stop),
    .keep(settings_keep),
    .silent(settings_silent),
    .outputs(settings_outputs),
    .vectors(settings_vectors),
    .bankFull(banks_fullNext),
    .finished(rounds_finished),
    .room(register_room),
    .begins(rounds_begins),
    .fresh(rounds_fresh),
    .roundEnds(rounds_roundEnds),
    .push(rounds_push),
    .lastResult(rounds_lastResult),
    .crossbar(rounds_crossbar),
    .adc(rounds_adc),
    .slot(rounds_slot),
    .ends(rounds_ends)
  );

  wire marches = settings_op == 3'd5;
  wire program__start = start & (marches | (settings_op == 3'd1));
  wire [7:0] program__codesStep_joined = {units_1_codesStep, units_0_codesStep};
  wire [3:0] program__codesStep = program__codesStep_joined[{settings_unit, 2'd0} +: 4];
  wire [1:0] program__codesLast_joined = {units_1_codesLast, units_0_codesLast};
  wire program__codesLast = program__codesLast_joined[settings_unit];
  wire [4:0] testColumn_quotient_quotient = settings_testColumn / 5'd9;
  wire testColumn_quotient = testColumn_quotient_quotient[0];
  wire [4:0] testColumn_remainder_remainder = settings_testColumn % 5'd9;
  wire [3:0] testColumn_remainder = testColumn_remainder_remainder[3:0];
  wire isChosen = settings_unit == 1'b0;
  wire [3:0] pattern = settings_testLines << settings_testOffset;
  wire begins = tests ? start : program__verify;
  wire units_0_probing_active = ~computes;
  wire units_0_probing_start = begins & isChosen;
  wire [1:0] units_0_probing_fragment = tests ? settings_firstRow[1:0] : program__fragment;
  wire [3:0] units_0_probing_lines = tests ? pattern : program__lines;
  wire [3:0] units_0_probing_firstStep = tests ? testColumn_remainder : 4'd0;
  wire [3:0] units_0_probing_steps = tests ? 4'd1 : 4'd9;
  wire crossbars_0 = (settings_crossbar == 1'b1) & isChosen;
  wire crossbars_1 = (settings_crossbar == 1'b0) & isChosen;
  wire units_0_tableWrite_flags = images_complete & (settings_op == 3'd2);
  wire units_0_tableWrite_faults = images_complete & (settings_op == 3'd4);

  weft_xbar_CrossbarUnit units_0 (
    .clk(clk),
    .resetn(resetn),
    .start(rounds_begins),
    .fresh(rounds_fresh),
    .stop(job_stop),
    .reset(reset),
    .settings_signed(settings_signed),
    .settings_skip(settings_skip),
    .settings_precharge(settings_precharge),
    .settings_drive(settings_drive),
    .settings_sample(settings_sample),
    .settings_convert(settings_convert),
    .settings_fragments(settings_fragments),
    .settings_planes(settings_planes),
    .write(banks_write_0),
    .writeBank(banks_writeBank),
    .writeWord(banks_writeWord),
    .writeBeat(banks_writeBeat),
    .data(inputs_tdata),
    .readBank(banks_readBank),
    .probing_active(units_0_probing_active),
    .probing_start(units_0_probing_start),
    .probing_fragment(units_0_probing_fragment),
    .probing_lines(units_0_probing_lines),
    .probing_firstStep(units_0_probing_firstStep),
    .probing_steps(units_0_probing_steps),
    .chosen({crossbars_0, crossbars_1}),
    .cellWrite_setup(program__cellWrite_setup),
    .cellWrite_pulse(program__cellWrite_pulse),
    .cellWrite_row(program__cellWrite_row),
    .cellWrite_set(program__cellWrite_set),
    .cellWrite_reset(program__cellWrite_reset),
    .tableWrite_flags(units_0_tableWrite_flags),
    .tableWrite_faults(units_0_tableWrite_faults),
    .tableWrite_map(images_mapBeat),
    .tableWrite_row(images_row),
    .tableWrite_image(images_image[35:0]),
    .tableWrite_beat(images_beat),
    .tableWrite_beatData(inputs_tdata),
    .readCrossbar(rounds_crossbar),
    .readAdc(rounds_adc),
    .readSlot(rounds_slot),
    .finished(units_0_finished),
    .sum(units_0_sum),
    .ready(units_0_ready),
    .codesStep(units_0_codesStep),
    .codesLast(units_0_codesLast),
    .codes(units_0_codes),
    .overs(units_0_overs),
    .accessBegins(units_0_accessBegins),
    .cycles(units_0_cycles),
    .skipped(units_0_skipped),
    .accumulate(units_0_accumulate),
    .clips(units_0_clips)
  );

  wire isChosen_1 = settings_unit == 1'b1;
  wire [3:0] pattern_1 = settings_testLines << settings_testOffset;
  wire begins_1 = tests ? start : program__verify;
  wire units_1_probing_active = ~computes;
  wire units_1_probing_start = begins_1 & isChosen_1;
  wire [1:0] units_1_probing_fragment = tests ? settings_firstRow[1:0] : program__fragment;
  wire [3:0] units_1_probing_lines = tests ? pattern_1 : program__lines;
  wire [3:0] units_1_probing_firstStep = tests ? testColumn_remainder : 4'd0;
  wire [3:0] units_1_probing_steps = tests ? 4'd1 : 4'd9;
  wire crossbars_2 = (settings_crossbar == 1'b1) & isChosen_1;
  wire crossbars_3 = (settings_crossbar == 1'b0) & isChosen_1;
  wire units_1_tableWrite_flags = images_complete & (settings_op == 3'd2);
  wire units_1_tableWrite_faults = images_complete & (settings_op == 3'd4);

  weft_xbar_CrossbarUnit units_1 (
    .clk(clk),
    .resetn(resetn),
    .start(rounds_begins),
    .fresh(rounds_fresh),
    .stop(job_stop),
    .reset(reset),
    .settings_signed(settings_signed),
    .settings_skip(settings_skip),
    .settings_precharge(settings_precharge),
    .settings_drive(settings_drive),
    .settings_sample(settings_sample),
    .settings_convert(settings_convert),
    .settings_fragments(settings_fragments),
    .settings_planes(settings_planes),
    .write(banks_write_1),
    .writeBank(banks_writeBank),
    .writeWord(banks_writeWord),
    .writeBeat(banks_writeBeat),
    .data(inputs_tdata),
    .readBank(banks_readBank),
    .probing_active(units_1_probing_active),
    .probing_start(units_1_probing_start),
    .probing_fragment(units_1_probing_fragment),
    .probing_lines(units_1_probing_lines),
    .probing_firstStep(units_1_probing_firstStep),
    .probing_steps(units_1_probing_steps),
    .chosen({crossbars_2, crossbars_3}),
    .cellWrite_setup(program__cellWrite_setup),
    .cellWrite_pulse(program__cellWrite_pulse),
    .cellWrite_row(program__cellWrite_row),
    .cellWrite_set(program__cellWrite_set),
    .cellWrite_reset(program__cellWrite_reset),
    .tableWrite_flags(units_1_tableWrite_flags),
    .tableWrite_faults(units_1_tableWrite_faults),
    .tableWrite_map(images_mapBeat),
    .tableWrite_row(images_row),
    .tableWrite_image(images_image[35:0]),
    .tableWrite_beat(images_beat),
    .tableWrite_beatData(inputs_tdata),
    .readCrossbar(rounds_crossbar),
    .readAdc(rounds_adc),
    .readSlot(rounds_slot),
    .finished(units_1_finished),
    .sum(units_1_sum),
    .ready(units_1_ready),
    .codesStep(units_1_codesStep),
    .codesLast(units_1_codesLast),
    .codes(units_1_codes),
    .overs(units_1_overs),
    .accessBegins(units_1_accessBegins),
    .cycles(units_1_cycles),
    .skipped(units_1_skipped),
    .accumulate(units_1_accumulate),
    .clips(units_1_clips)
  );

  wire [19:0] adder_lane_0;
  wire [19:0] adder_lane_1;
  wire [15:0] requantiser_result;

  weft_xbar_Requantiser requantiser (
    .sum(adder_lane_0),
    .multiplier(settings_multiplier),
    .shift(settings_shift),
    .outBits(settings_outBits),
    .result(requantiser_result)
  );

  wire [31:0] whole = {{12{adder_lane_0[19]}}, adder_lane_0};
  wire [31:0] small_ = {16'd0, requantiser_result};

  weft_xbar_GroupAdder adder (
    .sum_0(units_0_sum),
    .sum_1(units_1_sum),
    .group(settings_group),
    .lane_0(adder_lane_0),
    .lane_1(adder_lane_1)
  );

  wire [15:0] requantiser_1_result;

  weft_xbar_Requantiser requantiser_1 (
    .sum(adder_lane_1),
    .multiplier(settings_multiplier),
    .shift(settings_shift),
    .outBits(settings_outBits),
    .result(requantiser_1_result)
  );

  wire [31:0] whole_1 = {{12{adder_lane_1[19]}}, adder_lane_1};
  wire [31:0] small__1 = {16'd0, requantiser_1_result};
  wire register_push = rounds_push | program__push;
  wire [63:0] register_data = computes ? {settings_quantise ? small__1 : whole_1, settings_quantise ? small_ : whole} :
      program__report;
  wire register_last = computes ? rounds_lastResult : program__lastBeat;

  assign results_tdata = register_results_tdata;
  assign results_tvalid = register_results_tvalid;

  weft_xbar_ResultRegister register (
    .clk(clk),
    .resetn(resetn),
    .push(register_push),
    .data(register_data),
    .last(register_last),
    .reset(reset),
    .results_tdata(register_results_tdata),
    .results_tvalid(register_results_tvalid),
    .results_tready(results_tready),
    .results_tlast(register_results_tlast),
    .room(register_room),
    .ends(register_ends)
  );

  assign results_tlast = register_results_tlast;

  wire job_tooShort = banks_tooShort | images_tooShort;
  wire job_tooLong = banks_tooLong | images_tooLong;
  wire job_ends = rounds_ends | register_ends | images_ends | testDone;
  wire job_resultWaits = register_results_tvalid & ~results_tready;

  weft_xbar_JobControl job (
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

  assign busy = job_busy;
  assign done = job_done;
  assign tooShort = banks_tooShort | images_tooShort;
  assign tooLong = banks_tooLong | images_tooLong;
  assign accesses = {1'b0, units_0_accessBegins} + {1'b0, units_1_accessBegins};

  wire [1:0] stepsTaken = {1'b0, units_0_accumulate} + {1'b0, units_1_accumulate};

  assign conversions = {3'd0, stepsTaken} * 5'd4;
  assign saturations = {1'b0, units_0_clips} + {1'b0, units_1_clips};
  assign inputCycles = {1'b0, units_0_cycles} + {1'b0, units_1_cycles};
  assign skipped = {1'b0, units_0_skipped} + {1'b0, units_1_skipped};
  assign pulses = program__pulseBegins;
  assign writes = program__pulseBegins ? program__writes : 5'd0;

  reg [2:0] code;
  reg over;
  wire [11:0] codes = {units_1_codes, units_0_codes};
  wire [5:0] codes_1 = codes[{3'd0, settings_unit} * 4'd6 +: 6];
  wire [3:0] overs = {units_1_overs, units_0_overs};
  wire [1:0] overs_1 = overs[{settings_unit, 1'b0} +: 2];

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      code <= 3'd0;
      over <= 1'b0;
    end else if (reset) begin
      code <= 3'd0;
      over <= 1'b0;
    end else if (testDone) begin
      code <= codes_1[{2'd0, testColumn_quotient} * 3'd3 +: 3];
      over <= overs_1[testColumn_quotient];
    end
  end

  assign testCode = code;
  assign testOver = over;

  weft_xbar_ProgramController program_ (
    .clk(clk),
    .resetn(resetn),
    .start(program__start),
    .stop(job_stop),
    .march(marches),
    .firstRow(settings_firstRow),
    .rows(settings_rows),
    .pulseLimit(settings_pulseLimit),
    .details(settings_report),
    .setupClocks(settings_writeSetup),
    .pulseClocks(settings_writePulse),
    .recoveryClocks(settings_writeRecovery),
    .collected(images_collected),
    .image(images_image),
    .codesReady(ready),
    .codesStep(program__codesStep),
    .codesLast(program__codesLast),
    .codes(codes_1),
    .room(register_room),
    .pulseBegins(program__pulseBegins),
    .collects(program__collects),
    .verify(program__verify),
    .fragment(program__fragment),
    .lines(program__lines),
    .writeSetup(program__writeSetup),
    .writePulse(program__writePulse),
    .writeRecovery(program__writeRecovery),
    .cellWrite_setup(program__cellWrite_setup),
    .cellWrite_pulse(program__cellWrite_pulse),
    .cellWrite_row(program__cellWrite_row),
    .cellWrite_set(program__cellWrite_set),
    .cellWrite_reset(program__cellWrite_reset),
    .writes(program__writes),
    .push(program__push),
    .report(program__report),
    .lastBeat(program__lastBeat)
  );

  wire unused = &{1'b0, program__writeSetup, program__writePulse, program__writeRecovery,
      testColumn_quotient_quotient[4:1], testColumn_remainder_remainder[4]};
endmodule
