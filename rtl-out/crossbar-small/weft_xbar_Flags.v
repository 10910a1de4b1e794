// Flipped columns and negative outputs of each fragment.
module weft_xbar_Flags (
  input clk,
  input resetn,
  input write,
  input [1:0] writeFragment,
  input [23:0] data,
  input reset,
  input [1:0] fragment,
  input [3:0] step,
  input [1:0] slot,
  output [1:0] flipped,
  output [1:0] negative
);
  // Fragments that were written since reset.
  reg [3:0] written;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      written <= 4'b0000;
    end else begin
      if (write) begin
        written[writeFragment] <= 1'b1;
      end
      if (reset) begin
        written <= 4'b0000;
      end
    end
  end

  wire valid = written[fragment];
  reg [15:0] flipBits [0:3];

  always @(posedge clk) begin
    if (write) begin
      flipBits[writeFragment] <= data[15:0];
    end
  end

  wire [15:0] word = flipBits[fragment] & {16{valid}};
  wire [7:0] all_0_bits = word[15:8];
  wire all_0 = step < 4'd8 ? all_0_bits[step[2:0]] : 1'b0;
  wire [7:0] all_1_bits = word[7:0];
  wire all_1 = step < 4'd8 ? all_1_bits[step[2:0]] : 1'b0;

  assign flipped = {all_0, all_1};

  reg [7:0] signBits [0:3];
  wire [7:0] given = data[23:16];

  always @(posedge clk) begin
    if (write) begin
      signBits[writeFragment] <= given;
    end
  end

  wire [7:0] word_1 = signBits[fragment] & {8{valid}};
  wire [3:0] all_2_bits = word_1[7:4];
  wire all_2 = all_2_bits[slot];
  wire [3:0] all_3_bits = word_1[3:0];
  wire all_3 = all_3_bits[slot];

  assign negative = {all_2, all_3};
endmodule
