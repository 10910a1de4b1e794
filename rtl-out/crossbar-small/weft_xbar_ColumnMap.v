// Which of its columns each ADC reads in a step.
module weft_xbar_ColumnMap (
  input clk,
  input resetn,
  input write,
  input [1:0] beat,
  input [63:0] data,
  input reset,
  input [3:0] step,
  output [7:0] columns
);
  reg [63:0] table_;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      table_ <= 64'h7654321076543210;
    end else begin
      if (write) begin
        table_[{beat, 4'd0} +: 16] <= {data[51:48], data[35:32], data[19:16], data[3:0]};
      end
      if (reset) begin
        table_ <= 64'h7654321076543210;
      end
    end
  end

  wire [31:0] all_0_bits = table_[63:32];
  wire [3:0] all_0 = step < 4'd8 ? all_0_bits[{step[2:0], 2'd0} +: 4] : 4'b0000;
  wire [31:0] all_1_bits = table_[31:0];
  wire [3:0] all_1 = step < 4'd8 ? all_1_bits[{step[2:0], 2'd0} +: 4] : 4'b0000;

  assign columns = {all_0, all_1};

  // Not used: data[63:52]: numbers are smaller
  // Not used: data[47:36]: numbers are smaller
  // Not used: data[31:20]: numbers are smaller
  // Not used: data[15:4]: numbers are smaller
  wire unused = &{1'b0, data[63:52], data[47:36], data[31:20], data[15:4]};
endmodule
