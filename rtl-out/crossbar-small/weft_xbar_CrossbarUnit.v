// A unit: crossbars that share inputs and phases.
module weft_xbar_CrossbarUnit (
  input clk,
  input resetn,
  input start,
  input fresh,
  input stop,
  input reset,
  input settings_signed,
  input [1:0] settings_skip,
  input [7:0] settings_precharge,
  input [7:0] settings_drive,
  input [7:0] settings_sample,
  input [7:0] settings_convert,
  input [2:0] settings_fragments,
  input [3:0] settings_planes,
  input write,
  input writeBank,
  input [1:0] writeWord,
  input writeBeat,
  input [63:0] data,
  input readBank,
  input probing_active,
  input probing_start,
  input [1:0] probing_fragment,
  input [3:0] probing_lines,
  input [3:0] probing_firstStep,
  input [3:0] probing_steps,
  input [1:0] chosen,
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
  input readCrossbar,
  input readAdc,
  input [1:0] readSlot,
  output finished,
  output [19:0] sum,
  output ready,
  output [3:0] codesStep,
  output codesLast,
  output [5:0] codes,
  output [1:0] overs,
  output accessBegins,
  output [3:0] cycles,
  output [3:0] skipped,
  output accumulate,
  output [2:0] clips
);
  wire [31:0] memory_inputs;
  wire [1:0] sequencer_word;
  wire sequencer_part;
  wire [1:0] sequencer_fragment;
  wire sequencer_present;
  wire sequencer_idle;
  wire [2:0] sequencer_plane;
  wire [3:0] sequencer_lines;
  wire sequencer_negate;
  wire sequencer_fetch;
  wire [3:0] sequencer_cycles;
  wire array_precharge;
  wire array_drive;
  wire array_hold;
  wire array_sample;
  wire array_second;
  wire array_accessBegins;
  wire array_sampled;
  wire array_beatDone;
  wire converter_free;
  wire converter_convert;
  wire [3:0] converter_step;
  wire converter_ready;
  wire [3:0] converter_codesStep;
  wire converter_codesCell;
  wire [1:0] converter_codesSlot;
  wire [1:0] converter_codesTerms_fragment;
  wire [2:0] converter_codesTerms_plane;
  wire converter_codesTerms_negate;
  wire [2:0] converter_codesTerms_driven;
  wire converter_codesLast;
  wire [19:0] crossbars_0_sum;
  wire [5:0] crossbars_0_codes;
  wire [1:0] crossbars_0_overs;
  wire [1:0] crossbars_0_clips;
  wire [19:0] crossbars_1_sum;
  wire [5:0] crossbars_1_codes;
  wire [1:0] crossbars_1_overs;
  wire [1:0] crossbars_1_clips;

  weft_xbar_InputMemory memory (
    .clk(clk),
    .write(write),
    .writeBank(writeBank),
    .writeWord(writeWord),
    .writeBeat(writeBeat),
    .data(data),
    .readBank(readBank),
    .readWord(sequencer_word),
    .readPart(sequencer_part),
    .inputs(memory_inputs)
  );

  wire sequencer_sampled = array_beatDone & ~probing_active;

  weft_xbar_FragmentSequencer sequencer (
    .clk(clk),
    .resetn(resetn),
    .start(start),
    .stop(stop),
    .fragments(settings_fragments),
    .inputs(memory_inputs),
    .planes(settings_planes),
    .twosComplement(settings_signed),
    .skip(settings_skip),
    .sampled(sequencer_sampled),
    .word(sequencer_word),
    .part(sequencer_part),
    .fragment(sequencer_fragment),
    .present(sequencer_present),
    .idle(sequencer_idle),
    .plane(sequencer_plane),
    .lines(sequencer_lines),
    .negate(sequencer_negate),
    .fetch(sequencer_fetch),
    .cycles(sequencer_cycles)
  );

  wire begins = start | probing_start;
  wire exhausted = sequencer_idle & ~probing_active & ~begins;
  wire array_stop = stop | exhausted;
  wire array_present = sequencer_present | probing_active;

  weft_xbar_ArrayController array (
    .clk(clk),
    .resetn(resetn),
    .start(begins),
    .stop(array_stop),
    .prechargeClocks(settings_precharge),
    .driveClocks(settings_drive),
    .sampleClocks(settings_sample),
    .present(array_present),
    .two(1'b0),
    .lastBeat(probing_active),
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

  wire [3:0] wordLines = probing_active ? probing_lines : sequencer_lines;
  wire [2:0] converter_terms_driven = {2'd0, wordLines[0]} + {2'd0, wordLines[1]} + {2'd0, wordLines[2]} +
      {2'd0, wordLines[3]};
  wire [3:0] converter_firstStep = probing_active ? probing_firstStep : 4'd0;
  wire [3:0] converter_steps = probing_active ? probing_steps : 4'd8;

  weft_xbar_Converter converter (
    .clk(clk),
    .resetn(resetn),
    .start(array_sampled),
    .terms_fragment(sequencer_fragment),
    .terms_plane(sequencer_plane),
    .terms_negate(sequencer_negate),
    .terms_driven(converter_terms_driven),
    .firstStep(converter_firstStep),
    .steps(converter_steps),
    .stop(stop),
    .convertClocks(settings_convert),
    .free(converter_free),
    .convert(converter_convert),
    .step(converter_step),
    .ready(converter_ready),
    .codesStep(converter_codesStep),
    .codesCell(converter_codesCell),
    .codesSlot(converter_codesSlot),
    .codesTerms_fragment(converter_codesTerms_fragment),
    .codesTerms_plane(converter_codesTerms_plane),
    .codesTerms_negate(converter_codesTerms_negate),
    .codesTerms_driven(converter_codesTerms_driven),
    .codesLast(converter_codesLast)
  );

  // Sums count as 0 until the first access of a fresh round is accumulated.
  reg empty;
  wire computed = converter_ready & ~probing_active;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      empty <= 1'b1;
    end else begin
      if (computed && converter_codesLast) begin
        empty <= 1'b0;
      end
      if (start) begin
        empty <= fresh | empty;
      end
      if (reset) begin
        empty <= 1'b1;
      end
    end
  end

  wire startsSums = empty & (converter_codesCell == 1'b0);
  wire [1:0] driven = probing_active ? probing_fragment : sequencer_fragment;
  wire isChosen = chosen[0];
  wire isDriven = isChosen | ~probing_active;
  wire [3:0] crossbars_0_lines = wordLines & {4{isDriven}};
  wire crossbars_0_computes = ~probing_active;
  wire crossbars_0_cellWrite_setup = cellWrite_setup & isChosen;
  wire crossbars_0_cellWrite_pulse = cellWrite_pulse & isChosen;
  wire crossbars_0_tableWrite_flags = tableWrite_flags & isChosen;
  wire crossbars_0_tableWrite_faults = tableWrite_faults & isChosen;
  wire crossbars_0_tableWrite_map = tableWrite_map & isChosen;

  weft_xbar_Crossbar crossbars_0 (
    .clk(clk),
    .resetn(resetn),
    .precharge(array_precharge),
    .drive(array_drive),
    .sample(array_sample),
    .convert(converter_convert),
    .fragment(driven),
    .lines(crossbars_0_lines),
    .step(converter_step),
    .computes(crossbars_0_computes),
    .accumulate(computed),
    .codesStep(converter_codesStep),
    .codesCell(converter_codesCell),
    .codesSlot(converter_codesSlot),
    .codesTerms_fragment(converter_codesTerms_fragment),
    .codesTerms_plane(converter_codesTerms_plane),
    .codesTerms_negate(converter_codesTerms_negate),
    .codesTerms_driven(converter_codesTerms_driven),
    .fresh(startsSums),
    .readSlot(readSlot),
    .readAdc(readAdc),
    .cellWrite_setup(crossbars_0_cellWrite_setup),
    .cellWrite_pulse(crossbars_0_cellWrite_pulse),
    .cellWrite_row(cellWrite_row),
    .cellWrite_set(cellWrite_set),
    .cellWrite_reset(cellWrite_reset),
    .tableWrite_flags(crossbars_0_tableWrite_flags),
    .tableWrite_faults(crossbars_0_tableWrite_faults),
    .tableWrite_map(crossbars_0_tableWrite_map),
    .tableWrite_row(tableWrite_row),
    .tableWrite_image(tableWrite_image),
    .tableWrite_beat(tableWrite_beat),
    .tableWrite_beatData(tableWrite_beatData),
    .reset(reset),
    .sum(crossbars_0_sum),
    .codes(crossbars_0_codes),
    .overs(crossbars_0_overs),
    .clips(crossbars_0_clips)
  );

  wire isChosen_1 = chosen[1];
  wire isDriven_1 = isChosen_1 | ~probing_active;
  wire [3:0] crossbars_1_lines = wordLines & {4{isDriven_1}};
  wire crossbars_1_computes = ~probing_active;
  wire crossbars_1_cellWrite_setup = cellWrite_setup & isChosen_1;
  wire crossbars_1_cellWrite_pulse = cellWrite_pulse & isChosen_1;
  wire crossbars_1_tableWrite_flags = tableWrite_flags & isChosen_1;
  wire crossbars_1_tableWrite_faults = tableWrite_faults & isChosen_1;
  wire crossbars_1_tableWrite_map = tableWrite_map & isChosen_1;

  weft_xbar_Crossbar crossbars_1 (
    .clk(clk),
    .resetn(resetn),
    .precharge(array_precharge),
    .drive(array_drive),
    .sample(array_sample),
    .convert(converter_convert),
    .fragment(driven),
    .lines(crossbars_1_lines),
    .step(converter_step),
    .computes(crossbars_1_computes),
    .accumulate(computed),
    .codesStep(converter_codesStep),
    .codesCell(converter_codesCell),
    .codesSlot(converter_codesSlot),
    .codesTerms_fragment(converter_codesTerms_fragment),
    .codesTerms_plane(converter_codesTerms_plane),
    .codesTerms_negate(converter_codesTerms_negate),
    .codesTerms_driven(converter_codesTerms_driven),
    .fresh(startsSums),
    .readSlot(readSlot),
    .readAdc(readAdc),
    .cellWrite_setup(crossbars_1_cellWrite_setup),
    .cellWrite_pulse(crossbars_1_cellWrite_pulse),
    .cellWrite_row(cellWrite_row),
    .cellWrite_set(cellWrite_set),
    .cellWrite_reset(cellWrite_reset),
    .tableWrite_flags(crossbars_1_tableWrite_flags),
    .tableWrite_faults(crossbars_1_tableWrite_faults),
    .tableWrite_map(crossbars_1_tableWrite_map),
    .tableWrite_row(tableWrite_row),
    .tableWrite_image(tableWrite_image),
    .tableWrite_beat(tableWrite_beat),
    .tableWrite_beatData(tableWrite_beatData),
    .reset(reset),
    .sum(crossbars_1_sum),
    .codes(crossbars_1_codes),
    .overs(crossbars_1_overs),
    .clips(crossbars_1_clips)
  );

`ifdef FORMAL
  always @(posedge clk) begin
    if (resetn) begin
      bit_lines_serve_one_purpose_at_a_time: assert ({2'd0, array_precharge} + {2'd0, array_drive} +
          {2'd0, array_sample} + {2'd0, cellWrite_setup} + {2'd0, cellWrite_pulse} <= 3'd1);
      no_sample_is_taken_while_one_is: assert (!(array_sample && converter_convert));
    end
  end
`else
`ifndef SYNTHESIS
  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
    end else begin
      if (!({2'd0, array_precharge} + {2'd0, array_drive} + {2'd0, array_sample} + {2'd0, cellWrite_setup} +
          {2'd0, cellWrite_pulse} <= 3'd1)) begin
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

  assign finished = sequencer_idle & ~converter_convert & ~converter_ready;

  wire [39:0] read = {crossbars_1_sum, crossbars_0_sum};
  wire [19:0] read_1 = read[{5'd0, readCrossbar} * 6'd20 +: 20];

  assign sum = read_1 & {20{~empty}};
  assign ready = converter_ready;
  assign codesStep = converter_codesStep;
  assign codesLast = converter_codesLast;

  wire [5:0] codes_any = crossbars_0_codes & {6{chosen[0]}};
  wire [5:0] codes_any_1 = codes_any | crossbars_1_codes & {6{chosen[1]}};

  assign codes = codes_any_1;

  wire [1:0] overs_any = crossbars_0_overs & {2{chosen[0]}};
  wire [1:0] overs_any_1 = overs_any | crossbars_1_overs & {2{chosen[1]}};

  assign overs = overs_any_1;
  assign accessBegins = array_accessBegins;
  assign cycles = sequencer_fetch ? sequencer_cycles : 4'd0;
  assign skipped = sequencer_fetch ? settings_planes - sequencer_cycles : 4'd0;
  assign accumulate = computed;
  assign clips = {1'b0, crossbars_0_clips} + {1'b0, crossbars_1_clips};

  wire unused = &{1'b0, array_hold, array_second};
endmodule
