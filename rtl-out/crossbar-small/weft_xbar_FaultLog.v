// The first fault since the last clear.
module weft_xbar_FaultLog (
  input clk,
  input resetn,
  input fault_0,
  input [3:0] fault_0_code,
  input [15:0] fault_0_address,
  input fault_1,
  input [3:0] fault_1_code,
  input [15:0] fault_1_address,
  input fault_2,
  input [3:0] fault_2_code,
  input [15:0] fault_2_address,
  input clear,
  input reset,
  output [3:0] code,
  output [15:0] address,
  output fault
);
  reg [3:0] firstCode;
  reg [15:0] firstAddress;
  wire happens = |{fault_0, fault_1, fault_2};
  wire [3:0] nextCode = fault_1 ? fault_1_code : fault_2_code;
  wire [15:0] nextAddress = fault_1 ? fault_1_address : fault_2_address;
  wire [3:0] nextCode_1 = fault_0 ? fault_0_code : nextCode;
  wire [15:0] nextAddress_1 = fault_0 ? fault_0_address : nextAddress;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      firstCode <= 4'd0;
      firstAddress <= 16'd0;
    end else if (reset) begin
      firstCode <= 4'd0;
      firstAddress <= 16'd0;
    end else if (happens && (clear || firstCode == 4'd0)) begin
      firstCode <= nextCode_1;
      firstAddress <= nextAddress_1;
    end else if (clear) begin
      firstCode <= 4'd0;
      firstAddress <= 16'd0;
    end
  end

  assign code = firstCode;
  assign address = firstAddress;
  assign fault = happens;
endmodule
