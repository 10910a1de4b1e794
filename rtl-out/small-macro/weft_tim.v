// TiM-DNN accelerator (arXiv 1909.06892): 2 ternary tiles of 32 x 32.
module weft_tim (
  input clk,
  input resetn,
  input [7:0] s_axil_awaddr,
  input s_axil_awvalid,
  output s_axil_awready,
  input [31:0] s_axil_wdata,
  input [3:0] s_axil_wstrb,
  input s_axil_wvalid,
  output s_axil_wready,
  output [1:0] s_axil_bresp,
  output s_axil_bvalid,
  input s_axil_bready,
  input [7:0] s_axil_araddr,
  input s_axil_arvalid,
  output s_axil_arready,
  output [31:0] s_axil_rdata,
  output [1:0] s_axil_rresp,
  output s_axil_rvalid,
  input s_axil_rready,
  input [31:0] s_axis_tdata,
  input s_axis_tvalid,
  output s_axis_tready,
  input s_axis_tlast,
  output [63:0] m_axis_tdata,
  output m_axis_tvalid,
  input m_axis_tready,
  output m_axis_tlast,
  output irq
);
  // resetn acts at once; for two clocks after its release everything stays reset.
  reg settling;
  reg released;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      settling <= 1'b0;
      released <= 1'b0;
    end else begin
      settling <= 1'b1;
      released <= settling;
    end
  end

  wire bus_bus_awready;
  wire bus_bus_wready;
  wire [1:0] bus_bus_bresp;
  wire bus_bus_bvalid;
  wire bus_bus_arready;
  wire [31:0] bus_bus_rdata;
  wire [1:0] bus_bus_rresp;
  wire bus_bus_rvalid;
  wire bus_write;
  wire [7:0] bus_writeAddress;
  wire [31:0] bus_writeData;
  wire [3:0] bus_writeStrobe;
  wire bus_read;
  wire [7:0] bus_readAddress;
  wire registers_accessFault;
  wire registers_rangeFault;
  wire [31:0] registers_readData;
  wire registers_readFault;
  wire registers_ctrl_start_ones;
  wire registers_ctrl_abort_ones;
  wire registers_ctrl_soft_reset_ones;
  wire registers_ctrl_snapshot_ones;
  wire registers_ctrl_clear_counters_ones;
  wire registers_irq_enable_done;
  wire registers_irq_enable_error;
  wire registers_irq_enable_overflow;
  wire registers_irq_status_done_ones;
  wire registers_irq_status_error_ones;
  wire registers_irq_status_overflow_ones;
  wire [3:0] registers_error_code_ones;
  wire [1:0] registers_op_value;
  wire [1:0] registers_mode_encoding;
  wire [3:0] registers_mode_planes;
  wire registers_mode_group;
  wire registers_mode_keep;
  wire registers_mode_silent;
  wire [1:0] registers_first_block_value;
  wire [2:0] registers_blocks_value;
  wire [5:0] registers_columns_value;
  wire [31:0] registers_vectors_value;
  wire [5:0] registers_weight_plus_value;
  wire [5:0] registers_weight_minus_value;
  wire [5:0] registers_input_plus_value;
  wire [5:0] registers_input_minus_value;
  wire registers_tile_value;
  wire [4:0] registers_first_row_value;
  wire [5:0] registers_rows_value;
  wire [7:0] registers_precharge_value;
  wire [7:0] registers_drive_value;
  wire [7:0] registers_sample_value;
  wire [7:0] registers_convert_value;
  wire [7:0] registers_write_setup_value;
  wire [7:0] registers_write_pulse_value;
  wire [7:0] registers_write_recovery_value;
  wire [7:0] registers_test_plus_value;
  wire [7:0] registers_test_minus_value;
  wire [4:0] registers_test_column_value;
  wire [3:0] faults_code;
  wire [15:0] faults_address;
  wire faults_fault;
  wire [2:0] interrupts_status;
  wire interrupts_irq;
  wire [63:0] counters_cycles_shown;
  wire [63:0] counters_accesses_shown;
  wire [63:0] counters_clipsPlus_shown;
  wire [63:0] counters_clipsMinus_shown;
  wire [63:0] counters_stallsIn_shown;
  wire [63:0] counters_stallsOut_shown;
  wire held = ~released | registers_ctrl_soft_reset_ones;

  assign s_axil_awready = bus_bus_awready;
  assign s_axil_wready = bus_bus_wready;
  assign s_axil_bresp = bus_bus_bresp;
  assign s_axil_bvalid = bus_bus_bvalid;
  assign s_axil_arready = bus_bus_arready;
  assign s_axil_rdata = bus_bus_rdata;
  assign s_axil_rresp = bus_bus_rresp;
  assign s_axil_rvalid = bus_bus_rvalid;
  assign irq = interrupts_irq;

  wire check_refuse;
  wire [3:0] check_code;
  wire [7:0] check_faultAddress;
  wire check_overflow;
  wire check_start;
  wire core_inputs_tready;
  wire [63:0] core_results_tdata;
  wire core_results_tvalid;
  wire core_results_tlast;
  wire core_busy;
  wire core_done;
  wire core_tooShort;
  wire core_tooLong;
  wire core_accessBegins;
  wire [4:0] core_clipsPlus;
  wire [4:0] core_clipsMinus;
  wire [2:0] core_testPlus;
  wire core_testPlusOver;
  wire [2:0] core_testMinus;
  wire core_testMinusOver;
  wire check_write = bus_write & ~(registers_accessFault | registers_rangeFault);

  weft_tim_StartCheck check (
    .clk(clk),
    .resetn(resetn),
    .write(check_write),
    .address(bus_writeAddress),
    .data(bus_writeData),
    .busy(core_busy),
    .op(registers_op_value),
    .keep(registers_mode_keep),
    .group(registers_mode_group),
    .reset(held),
    .refuse(check_refuse),
    .code(check_code),
    .faultAddress(check_faultAddress),
    .overflow(check_overflow),
    .start(check_start),
    .firstBlock(registers_first_block_value),
    .blocks(registers_blocks_value),
    .firstRow(registers_first_row_value),
    .rows(registers_rows_value)
  );

  wire event_ = core_busy;
  wire event__1 = core_busy & s_axis_tready & ~s_axis_tvalid;
  wire event__2 = core_busy & m_axis_tvalid & ~m_axis_tready;

  weft_tim_CounterBank counters (
    .clk(clk),
    .resetn(resetn),
    .snapshot(registers_ctrl_snapshot_ones),
    .clear(registers_ctrl_clear_counters_ones),
    .reset(held),
    .cycles_event(event_),
    .cycles_shown(counters_cycles_shown),
    .accesses_event(core_accessBegins),
    .accesses_shown(counters_accesses_shown),
    .clipsPlus_event(core_clipsPlus),
    .clipsPlus_shown(counters_clipsPlus_shown),
    .clipsMinus_event(core_clipsMinus),
    .clipsMinus_shown(counters_clipsMinus_shown),
    .stallsIn_event(event__1),
    .stallsIn_shown(counters_stallsIn_shown),
    .stallsOut_event(event__2),
    .stallsOut_shown(counters_stallsOut_shown)
  );

  wire mapFault = registers_accessFault | registers_rangeFault;
  wire bus_writeFails = mapFault | check_refuse;

  weft_tim_AxiLiteTarget bus (
    .clk(clk),
    .resetn(resetn),
    .bus_awaddr(s_axil_awaddr),
    .bus_awvalid(s_axil_awvalid),
    .bus_awready(bus_bus_awready),
    .bus_wdata(s_axil_wdata),
    .bus_wstrb(s_axil_wstrb),
    .bus_wvalid(s_axil_wvalid),
    .bus_wready(bus_bus_wready),
    .bus_bresp(bus_bus_bresp),
    .bus_bvalid(bus_bus_bvalid),
    .bus_bready(s_axil_bready),
    .bus_araddr(s_axil_araddr),
    .bus_arvalid(s_axil_arvalid),
    .bus_arready(bus_bus_arready),
    .bus_rdata(bus_bus_rdata),
    .bus_rresp(bus_bus_rresp),
    .bus_rvalid(bus_bus_rvalid),
    .bus_rready(s_axil_rready),
    .open(released),
    .write(bus_write),
    .writeAddress(bus_writeAddress),
    .writeData(bus_writeData),
    .writeStrobe(bus_writeStrobe),
    .writeFails(bus_writeFails),
    .read(bus_read),
    .readAddress(bus_readAddress),
    .readData(registers_readData),
    .readFails(registers_readFault)
  );

  wire [3:0] mapCode = registers_accessFault ? 4'd1 : 4'd2;
  wire [3:0] writeCode = check_refuse ? check_code : mapCode;
  wire [7:0] faultAddress = check_refuse ? check_faultAddress : bus_writeAddress;
  wire faults_fault_0 = mapFault | check_refuse;
  wire [15:0] faults_fault_0_address = {8'd0, faultAddress};
  wire faults_fault_1 = bus_read & registers_readFault;
  wire [15:0] faults_fault_1_address = {8'd0, bus_readAddress};
  wire [3:0] streamCode = core_tooShort ? 4'd6 : 4'd7;
  wire faults_fault_2 = core_tooShort | core_tooLong;
  wire faults_clear = |registers_error_code_ones;

  weft_tim_FaultLog faults (
    .clk(clk),
    .resetn(resetn),
    .fault_0(faults_fault_0),
    .fault_0_code(writeCode),
    .fault_0_address(faults_fault_0_address),
    .fault_1(faults_fault_1),
    .fault_1_code(4'd1),
    .fault_1_address(faults_fault_1_address),
    .fault_2(faults_fault_2),
    .fault_2_code(streamCode),
    .fault_2_address(16'd0),
    .clear(faults_clear),
    .reset(held),
    .code(faults_code),
    .address(faults_address),
    .fault(faults_fault)
  );

  wire registers_status_error = faults_code != 4'd0;

  weft_tim_Interrupts interrupts (
    .clk(clk),
    .resetn(resetn),
    .events({check_overflow, faults_fault, core_done}),
    .clears({registers_irq_status_overflow_ones, registers_irq_status_error_ones, registers_irq_status_done_ones}),
    .enable({registers_irq_enable_overflow, registers_irq_enable_error, registers_irq_enable_done}),
    .reset(held),
    .status(interrupts_status),
    .irq(interrupts_irq)
  );

  weft_tim_RegisterFile registers (
    .clk(clk),
    .resetn(resetn),
    .write(bus_write),
    .writeAddress(bus_writeAddress),
    .writeData(bus_writeData),
    .writeStrobe(bus_writeStrobe),
    .accessFault(registers_accessFault),
    .rangeFault(registers_rangeFault),
    .refuse(check_refuse),
    .read(bus_read),
    .readAddress(bus_readAddress),
    .readData(registers_readData),
    .readFault(registers_readFault),
    .clear(held),
    .ctrl_start_ones(registers_ctrl_start_ones),
    .ctrl_abort_ones(registers_ctrl_abort_ones),
    .ctrl_soft_reset_ones(registers_ctrl_soft_reset_ones),
    .ctrl_snapshot_ones(registers_ctrl_snapshot_ones),
    .ctrl_clear_counters_ones(registers_ctrl_clear_counters_ones),
    .status_busy(core_busy),
    .status_error(registers_status_error),
    .irq_enable_done(registers_irq_enable_done),
    .irq_enable_error(registers_irq_enable_error),
    .irq_enable_overflow(registers_irq_enable_overflow),
    .irq_status_done_ones(registers_irq_status_done_ones),
    .irq_status_done(interrupts_status[0]),
    .irq_status_error_ones(registers_irq_status_error_ones),
    .irq_status_error(interrupts_status[1]),
    .irq_status_overflow_ones(registers_irq_status_overflow_ones),
    .irq_status_overflow(interrupts_status[2]),
    .error_code_ones(registers_error_code_ones),
    .error_code(faults_code),
    .error_address_address(faults_address),
    .cycles_low_count(counters_cycles_shown[31:0]),
    .cycles_high_count(counters_cycles_shown[63:32]),
    .accesses_low_count(counters_accesses_shown[31:0]),
    .accesses_high_count(counters_accesses_shown[63:32]),
    .clips_plus_low_count(counters_clipsPlus_shown[31:0]),
    .clips_plus_high_count(counters_clipsPlus_shown[63:32]),
    .clips_minus_low_count(counters_clipsMinus_shown[31:0]),
    .clips_minus_high_count(counters_clipsMinus_shown[63:32]),
    .stalls_in_low_count(counters_stallsIn_shown[31:0]),
    .stalls_in_high_count(counters_stallsIn_shown[63:32]),
    .stalls_out_low_count(counters_stallsOut_shown[31:0]),
    .stalls_out_high_count(counters_stallsOut_shown[63:32]),
    .op_value(registers_op_value),
    .mode_encoding(registers_mode_encoding),
    .mode_planes(registers_mode_planes),
    .mode_group(registers_mode_group),
    .mode_keep(registers_mode_keep),
    .mode_silent(registers_mode_silent),
    .first_block_value(registers_first_block_value),
    .blocks_value(registers_blocks_value),
    .columns_value(registers_columns_value),
    .vectors_value(registers_vectors_value),
    .weight_plus_value(registers_weight_plus_value),
    .weight_minus_value(registers_weight_minus_value),
    .input_plus_value(registers_input_plus_value),
    .input_minus_value(registers_input_minus_value),
    .tile_value(registers_tile_value),
    .first_row_value(registers_first_row_value),
    .rows_value(registers_rows_value),
    .precharge_value(registers_precharge_value),
    .drive_value(registers_drive_value),
    .sample_value(registers_sample_value),
    .convert_value(registers_convert_value),
    .write_setup_value(registers_write_setup_value),
    .write_pulse_value(registers_write_pulse_value),
    .write_recovery_value(registers_write_recovery_value),
    .test_plus_value(registers_test_plus_value),
    .test_minus_value(registers_test_minus_value),
    .test_column_value(registers_test_column_value),
    .test_code_plus(core_testPlus),
    .test_code_plus_over(core_testPlusOver),
    .test_code_minus(core_testMinus),
    .test_code_minus_over(core_testMinusOver)
  );

  assign s_axis_tready = core_inputs_tready;
  assign m_axis_tdata = core_results_tdata;
  assign m_axis_tvalid = core_results_tvalid;
  assign m_axis_tlast = core_results_tlast;

  weft_tim_TimCore core (
    .clk(clk),
    .resetn(resetn),
    .settings_op(registers_op_value),
    .settings_encoding(registers_mode_encoding),
    .settings_keep(registers_mode_keep),
    .settings_silent(registers_mode_silent),
    .settings_vectors(registers_vectors_value),
    .settings_precharge(registers_precharge_value),
    .settings_drive(registers_drive_value),
    .settings_sample(registers_sample_value),
    .settings_convert(registers_convert_value),
    .settings_writeSetup(registers_write_setup_value),
    .settings_writePulse(registers_write_pulse_value),
    .settings_writeRecovery(registers_write_recovery_value),
    .settings_planes(registers_mode_planes),
    .settings_group(registers_mode_group),
    .settings_firstBlock(registers_first_block_value),
    .settings_blocks(registers_blocks_value),
    .settings_columns(registers_columns_value),
    .settings_weightPlus(registers_weight_plus_value),
    .settings_weightMinus(registers_weight_minus_value),
    .settings_inputPlus(registers_input_plus_value),
    .settings_inputMinus(registers_input_minus_value),
    .settings_tile(registers_tile_value),
    .settings_firstRow(registers_first_row_value),
    .settings_rows(registers_rows_value),
    .settings_testPlus(registers_test_plus_value),
    .settings_testMinus(registers_test_minus_value),
    .settings_testColumn(registers_test_column_value),
    .start(check_start),
    .abort(registers_ctrl_abort_ones),
    .reset(held),
    .inputs_tdata(s_axis_tdata),
    .inputs_tvalid(s_axis_tvalid),
    .inputs_tready(core_inputs_tready),
    .inputs_tlast(s_axis_tlast),
    .results_tdata(core_results_tdata),
    .results_tvalid(core_results_tvalid),
    .results_tready(m_axis_tready),
    .results_tlast(core_results_tlast),
    .busy(core_busy),
    .done(core_done),
    .tooShort(core_tooShort),
    .tooLong(core_tooLong),
    .accessBegins(core_accessBegins),
    .clipsPlus(core_clipsPlus),
    .clipsMinus(core_clipsMinus),
    .testPlus(core_testPlus),
    .testPlusOver(core_testPlusOver),
    .testMinus(core_testMinus),
    .testMinusOver(core_testMinusOver)
  );

  // Not used: registers_ctrl_start_ones: StartCheck tells starts
  wire unused = &{1'b0, registers_ctrl_start_ones};
endmodule
