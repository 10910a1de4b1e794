// A small stream unit: takes beats of four 32-bit words and sends, for each packet, one beat a
// beat taken: {first word + running sum, count, xor of all words, word 3}. One stage, ready is
// combinational. Registers: 0 = added constant, 4 = beats taken, 8 = scratch with byte strobes.
module accu (
    input wire clk,
    input wire resetn,
    input wire [127:0] s_axis_tdata,
    input wire s_axis_tvalid,
    output wire s_axis_tready,
    input wire s_axis_tlast,
    output reg [127:0] m_axis_tdata,
    output reg m_axis_tvalid,
    input wire m_axis_tready,
    output reg m_axis_tlast,
    input wire [31:0] s_axil_awaddr,
    input wire s_axil_awvalid,
    output wire s_axil_awready,
    input wire [31:0] s_axil_wdata,
    input wire [3:0] s_axil_wstrb,
    input wire s_axil_wvalid,
    output wire s_axil_wready,
    output reg [1:0] s_axil_bresp,
    output reg s_axil_bvalid,
    input wire s_axil_bready,
    input wire [31:0] s_axil_araddr,
    input wire s_axil_arvalid,
    output wire s_axil_arready,
    output reg [31:0] s_axil_rdata,
    output reg [1:0] s_axil_rresp,
    output reg s_axil_rvalid,
    input wire s_axil_rready,
    output wire irq
);
  reg [31:0] constant;
  reg [31:0] scratch;
  reg [31:0] taken;
  wire take = s_axis_tvalid & s_axis_tready;
  wire [31:0] running;
  assign s_axis_tready = ~m_axis_tvalid | m_axis_tready;
  assign irq = taken >= 32'd3;

  accu_sum sum (
      .clk(clk),
      .resetn(resetn),
      .take(take),
      .word(s_axis_tdata[31:0]),
      .sum__now(running)
  );

  always @(posedge clk or negedge resetn)
    if (!resetn) begin
      m_axis_tvalid <= 1'b0;
      m_axis_tdata <= 128'd0;
      m_axis_tlast <= 1'b0;
      taken <= 32'd0;
    end else begin
      if (take) begin
        m_axis_tdata <= {
          s_axis_tdata[127:96],
          s_axis_tdata[31:0] ^ s_axis_tdata[63:32] ^ s_axis_tdata[95:64] ^ s_axis_tdata[127:96],
          taken,
          running + constant
        };
        m_axis_tlast <= s_axis_tlast;
        taken <= taken + 32'd1;
      end
      if (s_axis_tready) m_axis_tvalid <= s_axis_tvalid;
    end

  wire write = s_axil_awvalid & s_axil_wvalid & (~s_axil_bvalid | s_axil_bready);
  assign s_axil_awready = write;
  assign s_axil_wready = write;
  wire read = s_axil_arvalid & (~s_axil_rvalid | s_axil_rready);
  assign s_axil_arready = read;

  always @(posedge clk or negedge resetn)
    if (!resetn) begin
      constant <= 32'd0;
      scratch <= 32'd0;
      s_axil_bvalid <= 1'b0;
      s_axil_bresp <= 2'd0;
      s_axil_rvalid <= 1'b0;
      s_axil_rresp <= 2'd0;
      s_axil_rdata <= 32'd0;
    end else begin
      if (s_axil_bready) s_axil_bvalid <= 1'b0;
      if (s_axil_rready) s_axil_rvalid <= 1'b0;
      if (write) begin
        s_axil_bvalid <= 1'b1;
        s_axil_bresp <= (s_axil_awaddr == 32'd0 || s_axil_awaddr == 32'd8) ? 2'd0 : 2'd2;
        if (s_axil_awaddr == 32'd0) constant <= s_axil_wdata;
        if (s_axil_awaddr == 32'd8) begin
          if (s_axil_wstrb[0]) scratch[7:0] <= s_axil_wdata[7:0];
          if (s_axil_wstrb[1]) scratch[15:8] <= s_axil_wdata[15:8];
          if (s_axil_wstrb[2]) scratch[23:16] <= s_axil_wdata[23:16];
          if (s_axil_wstrb[3]) scratch[31:24] <= s_axil_wdata[31:24];
        end
      end
      if (read) begin
        s_axil_rvalid <= 1'b1;
        s_axil_rresp <= s_axil_araddr <= 32'd8 ? 2'd0 : 2'd2;
        case (s_axil_araddr)
          32'd0: s_axil_rdata <= constant;
          32'd4: s_axil_rdata <= taken;
          32'd8: s_axil_rdata <= scratch;
          default: s_axil_rdata <= 32'd0;
        endcase
      end
    end
endmodule
