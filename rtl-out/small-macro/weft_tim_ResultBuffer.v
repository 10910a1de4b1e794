// One row of sums, and the results' way out.
module weft_tim_ResultBuffer (
  input clk,
  input resetn,
  input push,
  input [255:0] sums_0,
  input [255:0] sums_1,
  input [3:0] columns,
  input last,
  input group,
  input stop,
  input reset,
  output free,
  output ends,
  output [63:0] results_tdata,
  output results_tvalid,
  input results_tready,
  output results_tlast
);
  // The row: its next column is the lowest of each tile.
  reg full;
  reg [3:0] left;
  reg lastRow;
  reg [255:0] row_0;
  reg [255:0] row_1;
  // The output register.
  reg valid;
  reg lastBeat;
  reg [63:0] data;
  wire [31:0] reduce_lane_0;
  wire [31:0] reduce_lane_1;

  weft_tim_ReduceUnit reduce (
    .columns_0(row_0[63:0]),
    .columns_1(row_1[63:0]),
    .group(group),
    .lane_0(reduce_lane_0),
    .lane_1(reduce_lane_1)
  );

  wire move = full & (~valid | results_tready);
  wire [1:0] beatColumns = 2'd1 << group;
  wire rowEnds = left <= {2'd0, beatColumns};
  wire [31:0] sum = reduce_lane_0;
  wire [31:0] sum_1 = reduce_lane_1;

  always @(posedge clk) begin
    if (move) begin
      left <= left - {2'd0, beatColumns};
      case (group)
        1'b0: begin
          row_0 <= {32'd0, row_0[255:32]};
          row_1 <= {32'd0, row_1[255:32]};
        end
        default: begin
          row_0 <= {64'd0, row_0[255:64]};
          row_1 <= {64'd0, row_1[255:64]};
        end
      endcase
    end
    if (push) begin
      left <= columns;
      lastRow <= last;
      row_0 <= sums_0;
      row_1 <= sums_1;
    end
  end

  wire [1:0] data_joined = {left > 4'd1, left != 4'd0};
  wire [1:0] data_joined_1 = {2{left != 4'd0}};
  wire data_element = data_joined[group];
  wire data_element_1 = data_joined_1[group];

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      valid <= 1'b0;
      lastBeat <= 1'b0;
      data <= 64'd0;
      full <= 1'b0;
    end else begin
      if (results_tready) begin
        valid <= 1'b0;
      end
      if (move) begin
        valid <= 1'b1;
        lastBeat <= rowEnds & lastRow;
        data <= {sum_1 & {32{data_element}}, sum & {32{data_element_1}}};
        if (rowEnds) begin
          full <= 1'b0;
        end
      end
      if (push) begin
        full <= 1'b1;
      end
      if (stop) begin
        full <= 1'b0;
      end
      if (reset) begin
        valid <= 1'b0;
      end
    end
  end

`ifdef FORMAL
  always @(posedge clk) begin
    if (resetn) begin
      no_row_takes_the_place_of_one_on_its_way: assert (!(push && full));
    end
  end
`else
`ifndef SYNTHESIS
  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
    end else begin
      if (push && full) begin
        $display("ResultBuffer.java:123: assertion failed in %m: no row takes the place of one on its way out");
        $stop;
      end
    end
  end
`endif
`endif

  assign free = ~(full | push);
  assign ends = valid & lastBeat & results_tready;
  assign results_tvalid = valid;
  assign results_tlast = lastBeat;
  assign results_tdata = data;
endmodule
