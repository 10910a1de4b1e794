// Two banks of inputs of a unit.
module weft_xbar_InputMemory (
  input clk,
  input write,
  input writeBank,
  input [1:0] writeWord,
  input writeBeat,
  input [63:0] data,
  input readBank,
  input [1:0] readWord,
  input readPart,
  output [31:0] inputs
);
  reg [31:0] banks [0:7];
  wire [31:0] beat = {data[55:48], data[39:32], data[23:16], data[7:0]};
  wire place_0 = writeBeat == 1'b0;
  wire [31:0] everywhere = beat;
  wire [2:0] writeAddress_first = writeBank ? 3'd4 : 3'd0;
  wire [2:0] writeAddress = writeAddress_first + {1'b0, writeWord};

  always @(posedge clk) begin
    if (write) begin
      if (place_0) begin
        banks[writeAddress] <= everywhere;
      end
    end
  end

  wire [2:0] word_first = readBank ? 3'd4 : 3'd0;
  wire [2:0] word_sum = word_first + {1'b0, readWord};
  wire [31:0] word = banks[word_sum];

  assign inputs = readPart == 1'b0 ? word : 32'd0;

  // Not used: data[63:56]: bits above an input are ignored
  // Not used: data[47:40]: bits above an input are ignored
  // Not used: data[31:24]: bits above an input are ignored
  // Not used: data[15:8]: bits above an input are ignored
  wire unused = &{1'b0, data[63:56], data[47:40], data[31:24], data[15:8]};
endmodule
