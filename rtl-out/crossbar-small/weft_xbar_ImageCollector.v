// Collects images of rows and fragments.
module weft_xbar_ImageCollector (
  input clk,
  input resetn,
  input start,
  input stop,
  input [2:0] op,
  input [3:0] firstRow,
  input [4:0] rows,
  input open,
  input [63:0] data,
  input valid,
  input last,
  output ready,
  output collected,
  output complete,
  output [3:0] row,
  output [71:0] image,
  output mapBeat,
  output [1:0] beat,
  output ends,
  output tooShort,
  output tooLong
);
  reg missing;
  reg [4:0] imagesLeft;
  reg [3:0] currentRow;
  reg [1:0] currentBeat;
  reg [127:0] beats;
  reg done;
  reg [3:0] doneRow;
  wire programs = op == 3'd1;
  wire maps = op == 3'd3;

  assign ready = missing & (open | ~programs);

  wire accept = ready & valid;
  reg [1:0] lastBeat;

  always @* begin
    case (op)
      3'd1: begin
        lastBeat = 2'd1;
      end
      3'd2: begin
        lastBeat = 2'd0;
      end
      3'd3: begin
        lastBeat = 2'd3;
      end
      default: begin
        lastBeat = 2'd0;
      end
    endcase
  end

  wire endsImage = currentBeat == lastBeat;
  wire endsJob = endsImage & (imagesLeft == 5'd1);

  always @(posedge clk) begin
    if (accept) begin
      if (currentBeat < 2'd2) begin
        beats[{currentBeat[0], 6'd0} +: 64] <= data;
      end
      currentBeat <= currentBeat + 2'd1;
      if (endsImage) begin
        currentBeat <= 2'd0;
        imagesLeft <= imagesLeft - 5'd1;
        currentRow <= currentRow + 4'd1;
        doneRow <= currentRow;
      end
    end
    if (start) begin
      imagesLeft <= maps ? 5'd1 : rows;
      currentRow <= firstRow;
      currentBeat <= 2'd0;
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      done <= 1'b0;
      missing <= 1'b0;
    end else begin
      done <= 1'b0;
      if (accept) begin
        if (endsImage) begin
          done <= 1'b1;
        end
        if (endsJob) begin
          missing <= 1'b0;
        end
      end
      if (start) begin
        missing <= 1'b1;
      end
      if (stop) begin
        missing <= 1'b0;
      end
    end
  end

  assign collected = accept & endsImage;
  assign complete = done;
  assign row = doneRow;
  assign image = beats[71:0];
  assign mapBeat = accept & maps;
  assign beat = currentBeat;
  assign ends = accept & endsJob & ~programs;
  assign tooShort = accept & last & ~endsJob;
  assign tooLong = accept & endsJob & ~last;

  // Not used: beats[127:72]: an image fills its last beat
  wire unused = &{1'b0, beats[127:72]};
endmodule
