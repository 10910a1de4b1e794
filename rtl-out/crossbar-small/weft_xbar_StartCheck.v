// Refuses writes that do not fit the moment, and starts that do not fit together.
module weft_xbar_StartCheck (
  input clk,
  input resetn,
  input write,
  input [7:0] address,
  input [31:0] data,
  input busy,
  input [2:0] op,
  input keep,
  input group,
  input reset,
  output refuse,
  output [3:0] code,
  output [7:0] faultAddress,
  output overflow,
  output start,
  input [2:0] fragments,
  input [3:0] firstRow,
  input [4:0] rows
);
  wire [5:0] end_ = {2'd0, firstRow} + {1'b0, rows};
  wire byRow = ((op == 3'd1) | (op == 3'd4)) & (end_ > 6'd16);
  wire byFragment = (op == 3'd2) & (end_ > 6'd4);
  wire noFragment = (op == 3'd6) & ({2'd0, firstRow} >= 6'd4);
  wire noFaults = op == 3'd4;
  wire [7:0] ofRows = noFragment ? 8'd172 : 8'd176;
  reg [5:0] accumulated;
  wire asks = write & (address == 8'd24) & data[0];
  wire jobRegister = (address >= 8'd128) & (address <= 8'd232);
  wire isBusy = busy & (asks | write & jobRegister);
  wire doesNotFit = asks & (byRow | byFragment | noFragment | noFaults);
  wire [5:0] before_ = keep ? accumulated : 6'd0;
  wire [5:0] total = before_ + {3'd0, fragments};
  wire [6:0] ofGroup = {1'b0, total} << group;
  wire outgrows = asks & (op == 3'd0) & (ofGroup > 7'd32);

  assign refuse = isBusy | doesNotFit | outgrows;
  assign overflow = outgrows & ~(isBusy | doesNotFit);

  wire [3:0] ofStart = doesNotFit ? 4'd4 : 4'd5;

  assign code = isBusy ? 4'd3 : ofStart;

  wire [7:0] atStart = doesNotFit ? (noFaults ? 8'd128 : ofRows) : 8'd132;

  assign faultAddress = isBusy ? address : atStart;
  assign start = asks & ~refuse;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      accumulated <= 6'd0;
    end else if (reset) begin
      accumulated <= 6'd0;
    end else if (start && op == 3'd0) begin
      accumulated <= total;
    end
  end

  // Not used: data[31:1]: only START is checked
  wire unused = &{1'b0, data[31:1]};
endmodule
