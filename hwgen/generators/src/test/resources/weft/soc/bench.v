// Drives TOP from script.txt and beats.txt and logs what it does. Macros: TOP, ADDRESS, IN, OUT (bits),
// ACCESS, CONVERTER (where array controller and converter are in dut.core).
// Commands: W address data; R address; J clocks (await the job's end); D clocks; T ready (of results).
module bench;
  reg clk = 1'b0;
  reg resetn = 1'b0;
  reg [`ADDRESS-1:0] awaddr = 0;
  reg awvalid = 1'b0;
  wire awready;
  reg [31:0] wdata = 0;
  reg [3:0] wstrb = 4'hf;
  reg wvalid = 1'b0;
  wire wready;
  wire [1:0] bresp;
  wire bvalid;
  reg bready = 1'b0;
  reg [`ADDRESS-1:0] araddr = 0;
  reg arvalid = 1'b0;
  wire arready;
  wire [31:0] rdata;
  wire [1:0] rresp;
  wire rvalid;
  reg rready = 1'b0;
  reg [`IN-1:0] tdata = 0;
  reg tvalid = 1'b0;
  wire tready;
  reg tlast = 1'b0;
  wire [`OUT-1:0] result;
  wire result_valid;
  reg result_ready = 1'b1;
  wire result_last;
  wire irq;

  `TOP dut (
    .clk(clk), .resetn(resetn),
    .s_axil_awaddr(awaddr), .s_axil_awvalid(awvalid), .s_axil_awready(awready),
    .s_axil_wdata(wdata), .s_axil_wstrb(wstrb), .s_axil_wvalid(wvalid), .s_axil_wready(wready),
    .s_axil_bresp(bresp), .s_axil_bvalid(bvalid), .s_axil_bready(bready),
    .s_axil_araddr(araddr), .s_axil_arvalid(arvalid), .s_axil_arready(arready),
    .s_axil_rdata(rdata), .s_axil_rresp(rresp), .s_axil_rvalid(rvalid), .s_axil_rready(rready),
    .s_axis_tdata(tdata), .s_axis_tvalid(tvalid), .s_axis_tready(tready), .s_axis_tlast(tlast),
    .m_axis_tdata(result), .m_axis_tvalid(result_valid), .m_axis_tready(result_ready),
    .m_axis_tlast(result_last), .irq(irq)
  );

  always #5 clk = ~clk;

  // Input beats: "last data" a line; offered whenever there is one.
  integer beats;
  integer got;
  reg next_last;
  reg [`IN-1:0] next_data;
  initial beats = $fopen("beats.txt", "r");
  always @(posedge clk) begin
    if (resetn && (!tvalid || tready)) begin
      got = $fscanf(beats, "%b %h\n", next_last, next_data);
      tvalid <= #1 got == 2;
      tlast <= #1 next_last;
      tdata <= #1 next_data;
    end
  end

  always @(posedge clk) begin
    if (resetn && result_valid && result_ready) begin
      $display("beat %b %h", result_last, result);
    end
  end

  // At most one phase of the bit lines at a time; sampling and converting never overlap.
  wire [6:0] phases = {
    dut.core.`ACCESS.precharge, dut.core.`ACCESS.drive, dut.core.`ACCESS.hold, dut.core.`ACCESS.sample,
    dut.core.program_.writeSetup, dut.core.program_.writePulse, dut.core.program_.writeRecovery
  };
  integer clocks = 0;
  always @(posedge clk) begin
    if (resetn) begin
      if ((phases & (phases - 7'd1)) !== 7'd0) $display("overlap %b", phases);
      if (dut.core.`ACCESS.sample && dut.core.`CONVERTER.convert) $display("overlap of sample and convert");
      if (dut.core.job.busy === 1'b1) clocks = clocks + 1;
    end
  end

  integer script;
  integer n;
  reg [7:0] command;
  reg [31:0] a;
  reg [31:0] b;
  initial begin
    script = $fopen("script.txt", "r");
    repeat (3) @(posedge clk);
    #1 resetn = 1'b1;
    repeat (4) @(posedge clk);
    #1;
    while ($fscanf(script, "%s %h %h\n", command, a, b) == 3) begin
      case (command)
        "W": begin
          awaddr = a; wdata = b; awvalid = 1'b1; wvalid = 1'b1; bready = 1'b1;
          while (awvalid || wvalid) begin
            @(posedge clk);
            n = {awvalid && awready, wvalid && wready};
            #1;
            if (n & 2) awvalid = 1'b0;
            if (n & 1) wvalid = 1'b0;
          end
          while (!bvalid) begin @(posedge clk); #1; end
          if (bresp !== 2'b00) $display("refused %h", a[11:0]);
          @(posedge clk); #1 bready = 1'b0;
        end
        "R": begin
          araddr = a; arvalid = 1'b1; rready = 1'b1;
          @(posedge clk);
          #1 arvalid = 1'b0;
          while (!rvalid) begin @(posedge clk); #1; end
          $display("read %h %h", a[11:0], rdata);
          if (rresp !== 2'b00) $display("unreadable %h", a[11:0]);
          @(posedge clk); #1 rready = 1'b0;
        end
        "J": begin // until no job runs, at most a clocks
          n = 0;
          while (dut.core.job.busy !== 1'b0 && n < a) begin @(posedge clk); #1 n = n + 1; end
          $display("clocks %0d irq %b", clocks, irq);
          clocks = 0;
        end
        "D": begin repeat (a) @(posedge clk); #1; end
        "T": result_ready = a[0];
        default: $display("unknown command");
      endcase
    end
    $finish;
  end

  initial #10000000 begin $display("timeout"); $finish; end
endmodule
