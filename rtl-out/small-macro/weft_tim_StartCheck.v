// Refuses writes that do not fit the moment, and starts that do not fit together.
module weft_tim_StartCheck (
  input clk,
  input resetn,
  input write,
  input [7:0] address,
  input [31:0] data,
  input busy,
  input [1:0] op,
  input keep,
  input group,
  input reset,
  output refuse,
  output [3:0] code,
  output [7:0] faultAddress,
  output overflow,
  output start,
  input [1:0] firstBlock,
  input [2:0] blocks,
  input [4:0] firstRow,
  input [5:0] rows
);
  wire computes = op == 2'd0;
  wire blocksDoNotFit = computes & ({2'd0, firstBlock} + {1'b0, blocks} > 4'd4);
  wire rowsDoNotFit = (op == 2'd1) & ({2'd0, firstRow} + {1'b0, rows} > 7'd32);
  reg [9:0] accumulated;
  wire asks = write & (address == 8'd24) & data[0];
  wire jobRegister = (address >= 8'd128) & (address <= 8'd232);
  wire isBusy = busy & (asks | write & jobRegister);
  wire doesNotFit = asks & (blocksDoNotFit | rowsDoNotFit);
  wire [9:0] before_ = keep ? accumulated : 10'd0;
  wire [9:0] total = before_ + {7'd0, blocks};
  wire [10:0] ofGroup = {1'b0, total} << group;
  wire outgrows = asks & computes & (ofGroup > 11'd512);

  assign refuse = isBusy | doesNotFit | outgrows;
  assign overflow = outgrows & ~(isBusy | doesNotFit);

  wire [3:0] ofStart = doesNotFit ? 4'd4 : 4'd5;

  assign code = isBusy ? 4'd3 : ofStart;

  wire [7:0] atStart = doesNotFit ? (computes ? 8'd140 : 8'd176) : 8'd132;

  assign faultAddress = isBusy ? address : atStart;
  assign start = asks & ~refuse;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      accumulated <= 10'd0;
    end else if (reset) begin
      accumulated <= 10'd0;
    end else if (start && computes) begin
      accumulated <= total;
    end
  end

  // Not used: data[31:1]: only START is checked
  wire unused = &{1'b0, data[31:1]};
endmodule
