// One row of sums, and the results' way out.
module weft_tim_ResultBuffer (
  input clk,
  input resetn,
  input push,
  input [1023:0] sums_0,
  input [1023:0] sums_1,
  input [1023:0] sums_2,
  input [1023:0] sums_3,
  input [5:0] columns,
  input last,
  input [1:0] group,
  input stop,
  input reset,
  output free,
  output ends,
  output [127:0] results_tdata,
  output results_tvalid,
  input results_tready,
  output results_tlast
);
  // The row: its next column is the lowest of each tile.
  reg full;
  reg [5:0] left;
  reg lastRow;
  reg [1023:0] row_0;
  reg [1023:0] row_1;
  reg [1023:0] row_2;
  reg [1023:0] row_3;
  // The output register.
  reg valid;
  reg lastBeat;
  reg [127:0] data;
  wire [31:0] reduce_lane_0;
  wire [31:0] reduce_lane_1;
  wire [31:0] reduce_lane_2;
  wire [31:0] reduce_lane_3;

  weft_tim_ReduceUnit reduce (
    .columns_0(row_0[127:0]),
    .columns_1(row_1[127:0]),
    .columns_2(row_2[127:0]),
    .columns_3(row_3[127:0]),
    .group(group),
    .lane_0(reduce_lane_0),
    .lane_1(reduce_lane_1),
    .lane_2(reduce_lane_2),
    .lane_3(reduce_lane_3)
  );

  wire move = full & (~valid | results_tready);
  wire [2:0] beatColumns = 3'd1 << group;
  wire rowEnds = left <= {3'd0, beatColumns};
  wire [31:0] sum = reduce_lane_0;
  wire [31:0] sum_1 = reduce_lane_1;
  wire [31:0] sum_2 = reduce_lane_2;
  wire [31:0] sum_3 = reduce_lane_3;

  always @(posedge clk) begin
    if (move) begin
      left <= left - {3'd0, beatColumns};
      case (group)
        2'd0: begin
          row_0 <= {32'd0, row_0[1023:32]};
          row_1 <= {32'd0, row_1[1023:32]};
          row_2 <= {32'd0, row_2[1023:32]};
          row_3 <= {32'd0, row_3[1023:32]};
        end
        2'd1: begin
          row_0 <= {64'd0, row_0[1023:64]};
          row_1 <= {64'd0, row_1[1023:64]};
          row_2 <= {64'd0, row_2[1023:64]};
          row_3 <= {64'd0, row_3[1023:64]};
        end
        2'd2: begin
          row_0 <= {{128{1'b0}}, row_0[1023:128]};
          row_1 <= {{128{1'b0}}, row_1[1023:128]};
          row_2 <= {{128{1'b0}}, row_2[1023:128]};
          row_3 <= {{128{1'b0}}, row_3[1023:128]};
        end
        default: begin end
      endcase
    end
    if (push) begin
      left <= columns;
      lastRow <= last;
      row_0 <= sums_0;
      row_1 <= sums_1;
      row_2 <= sums_2;
      row_3 <= sums_3;
    end
  end

  wire [2:0] data_joined = {left > 6'd3, left > 6'd1, left != 6'd0};
  wire [2:0] data_joined_1 = {left > 6'd2, {2{left != 6'd0}}};
  wire [2:0] data_joined_2 = {{2{left > 6'd1}}, left != 6'd0};
  wire [2:0] data_joined_3 = {3{left != 6'd0}};
  wire data_choice = group != 2'd3 ? data_joined[group] : 1'b0;
  wire data_choice_1 = group != 2'd3 ? data_joined_1[group] : 1'b0;
  wire data_choice_2 = group != 2'd3 ? data_joined_2[group] : 1'b0;
  wire data_choice_3 = group != 2'd3 ? data_joined_3[group] : 1'b0;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      valid <= 1'b0;
      lastBeat <= 1'b0;
      data <= {128{1'b0}};
      full <= 1'b0;
    end else begin
      if (results_tready) begin
        valid <= 1'b0;
      end
      if (move) begin
        valid <= 1'b1;
        lastBeat <= rowEnds & lastRow;
        data <= {sum_3 & {32{data_choice}}, sum_2 & {32{data_choice_1}}, sum_1 & {32{data_choice_2}}, sum &
            {32{data_choice_3}}};
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
