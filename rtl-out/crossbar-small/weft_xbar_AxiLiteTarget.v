// Handshakes of an AXI4-Lite subordinate.
module weft_xbar_AxiLiteTarget (
  input clk,
  input resetn,
  input [7:0] bus_awaddr,
  input bus_awvalid,
  output bus_awready,
  input [31:0] bus_wdata,
  input [3:0] bus_wstrb,
  input bus_wvalid,
  output bus_wready,
  output [1:0] bus_bresp,
  output bus_bvalid,
  input bus_bready,
  input [7:0] bus_araddr,
  input bus_arvalid,
  output bus_arready,
  output [31:0] bus_rdata,
  output [1:0] bus_rresp,
  output bus_rvalid,
  input bus_rready,
  input open,
  output write,
  output [7:0] writeAddress,
  output [31:0] writeData,
  output [3:0] writeStrobe,
  input writeFails,
  output read,
  output [7:0] readAddress,
  input [31:0] readData,
  input readFails
);
  reg addressHeld;
  reg [7:0] heldAddress;
  reg dataHeld;
  reg [31:0] heldData;
  reg [3:0] heldStrobe;
  reg answered;
  reg failed;

  assign bus_awready = open & ~addressHeld;

  always @(posedge clk) begin
    if (bus_awvalid && bus_awready) begin
      heldAddress <= bus_awaddr;
    end
  end

  assign bus_wready = open & ~dataHeld;

  always @(posedge clk) begin
    if (bus_wvalid && bus_wready) begin
      heldData <= bus_wdata;
      heldStrobe <= bus_wstrb;
    end
  end

  assign write = addressHeld & dataHeld & ~answered;
  assign writeAddress = heldAddress;
  assign writeData = heldData;
  assign writeStrobe = heldStrobe;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      addressHeld <= 1'b0;
      dataHeld <= 1'b0;
      answered <= 1'b0;
      failed <= 1'b0;
    end else begin
      if (bus_awvalid && bus_awready) begin
        addressHeld <= 1'b1;
      end
      if (bus_wvalid && bus_wready) begin
        dataHeld <= 1'b1;
      end
      if (write) begin
        addressHeld <= 1'b0;
        dataHeld <= 1'b0;
        answered <= 1'b1;
        failed <= writeFails;
      end else if (bus_bready) begin
        answered <= 1'b0;
      end
    end
  end

  assign bus_bvalid = answered;
  assign bus_bresp = failed ? 2'b10 : 2'b00;

  reg answered_1;
  reg [31:0] data;
  reg failed_1;

  assign read = bus_arvalid & bus_arready;
  assign readAddress = bus_araddr;

  wire idle = ~answered_1;

  assign bus_arready = open & idle;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      answered_1 <= 1'b0;
      data <= 32'd0;
      failed_1 <= 1'b0;
    end else if (read) begin
      answered_1 <= 1'b1;
      data <= readData;
      failed_1 <= readFails;
    end else if (bus_rready) begin
      answered_1 <= 1'b0;
    end
  end

  assign bus_rvalid = answered_1;
  assign bus_rdata = data;
  assign bus_rresp = failed_1 ? 2'b10 : 2'b00;
endmodule
