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
  input [1:0] group,
  input [3:0] firstBlock,
  input [4:0] blocks,
  input [7:0] firstRow,
  input [8:0] rows,
  input reset,
  output refuse,
  output overflow,
  output [3:0] code,
  output [7:0] faultAddress,
  output start
);
  reg [8:0] accumulated;
  wire asks = write & (address == 8'd24) & data[0];
  wire jobRegister = (address >= 8'd128) & (address <= 8'd232);
  wire isBusy = busy & (asks | write & jobRegister);
  wire computes = op == 2'd0;
  wire blocksDoNotFit = computes & ({2'd0, firstBlock} + {1'b0, blocks} > 6'd16);
  wire rowsDoNotFit = (op == 2'd1) & ({2'd0, firstRow} + {1'b0, rows} > 10'd256);
  wire doesNotFit = asks & (blocksDoNotFit | rowsDoNotFit);
  wire [8:0] before_ = keep ? accumulated : 9'd0;
  wire [8:0] total = before_ + {4'd0, blocks};
  wire outgrows = asks & computes & ({2'd0, total} << group > 11'd256);

  assign refuse = isBusy | doesNotFit | outgrows;
  assign overflow = outgrows & ~(isBusy | doesNotFit);
  assign code = isBusy ? 4'd3 : doesNotFit ? 4'd4 : 4'd5;

  wire [7:0] misfit = computes ? 8'd140 : 8'd176;

  assign faultAddress = isBusy ? address : doesNotFit ? misfit : 8'd132;
  assign start = asks & ~refuse;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      accumulated <= 9'd0;
    end else if (reset) begin
      accumulated <= 9'd0;
    end else if (start && computes) begin
      accumulated <= total;
    end
  end

  // Not used: data[31:1]: only START is checked
  wire unused = &{1'b0, data[31:1]};
endmodule
