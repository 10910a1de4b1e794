// Fills one bank of inputs while the other is computed from.
module weft_xbar_InputBanks (
  input clk,
  input resetn,
  input start,
  input stop,
  input [2:0] fragments,
  input [31:0] vectors,
  input valid,
  input last,
  input roundEnds,
  output ready,
  output fullNext,
  output readBank,
  output write_0,
  output write_1,
  output writeBank,
  output [1:0] writeWord,
  output writeBeat,
  output tooShort,
  output tooLong
);
  // The place of the stream's next beat.
  reg missing;
  reg [31:0] vectorsLeft;
  reg unit;
  reg [4:0] inputsLeft;
  reg [1:0] word;
  reg beat;
  // The banks: which are full, which is filled, which is computed from.
  reg [1:0] full;
  reg filled;
  reg used;
  wire [5:0] inputs_product = {3'd0, fragments} * 6'd4;
  wire [4:0] inputs = inputs_product[4:0];

  assign ready = missing & ~full[filled];

  wire accept = ready & valid;
  wire endsUnit = inputsLeft <= 5'd4;
  wire endsVector = endsUnit & (unit == 1'b1);
  wire endsJob = endsVector & (vectorsLeft == 32'd1);
  wire fills = accept & endsVector;

  always @(posedge clk) begin
    if (accept) begin
      inputsLeft <= inputsLeft - 5'd4;
      beat <= beat + 1'b1;
      if (beat == 1'b0) begin
        beat <= 1'b0;
        word <= word + 2'd1;
      end
      if (endsUnit) begin
        inputsLeft <= inputs;
        word <= 2'd0;
        beat <= 1'b0;
        unit <= unit + 1'b1;
      end
      if (endsVector) begin
        unit <= 1'b0;
        vectorsLeft <= vectorsLeft - 32'd1;
      end
    end
    if (start) begin
      vectorsLeft <= vectors;
      unit <= 1'b0;
      inputsLeft <= inputs;
      word <= 2'd0;
      beat <= 1'b0;
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      full <= 2'b00;
      filled <= 1'b0;
      missing <= 1'b0;
      used <= 1'b0;
    end else begin
      if (accept) begin
        if (endsVector) begin
          full[filled] <= 1'b1;
          filled <= ~filled;
        end
        if (endsJob) begin
          missing <= 1'b0;
        end
      end
      if (roundEnds) begin
        full[used] <= 1'b0;
        used <= ~used;
      end
      if (start) begin
        missing <= 1'b1;
        full <= 2'b00;
        filled <= 1'b0;
        used <= 1'b0;
      end
      if (stop) begin
        missing <= 1'b0;
      end
    end
  end

  wire next = used ^ roundEnds;

  assign fullNext = full[next] | fills & (filled == next);
  assign readBank = used;
  assign write_0 = accept & (unit == 1'b0);
  assign write_1 = accept & (unit == 1'b1);
  assign writeBank = filled;
  assign writeWord = word;
  assign writeBeat = beat;
  assign tooShort = accept & last & ~endsJob;
  assign tooLong = accept & endsJob & ~last;

  wire unused = &{1'b0, inputs_product[5]};
endmodule
