// Compares the levels of a row with their targets.
module weft_xbar_RowVerifier (
  input clk,
  input take,
  input [3:0] step,
  input [5:0] codes,
  input fromImage,
  input [71:0] image,
  input top,
  input keepAbove,
  output [17:0] below,
  output [17:0] above,
  output [4:0] failed
);
  wire [2:0] code = codes[2:0];
  wire [35:0] levels = image[35:0];
  wire [3:0] wanted = step < 4'd9 ? levels[{step, 2'd0} +: 4] : 4'b0000;
  wire [1:0] target = fromImage ? wanted[1:0] : {2{top}};
  reg [8:0] below_0;
  reg [8:0] above_0;
  wire [2:0] code_1 = codes[5:3];
  wire [35:0] levels_1 = image[71:36];
  wire [3:0] wanted_1 = step < 4'd9 ? levels_1[{step, 2'd0} +: 4] : 4'b0000;
  wire [1:0] target_1 = fromImage ? wanted_1[1:0] : {2{top}};
  reg [8:0] below_1;
  reg [8:0] above_1;

  always @(posedge clk) begin
    if (take) begin
      if (step < 4'd9) begin
        below_0[step] <= code < {1'b0, target};
      end
      if (!keepAbove) begin
        if (step < 4'd9) begin
          above_0[step] <= code > {1'b0, target};
        end
      end
      if (step < 4'd9) begin
        below_1[step] <= code_1 < {1'b0, target_1};
      end
      if (!keepAbove) begin
        if (step < 4'd9) begin
          above_1[step] <= code_1 > {1'b0, target_1};
        end
      end
    end
  end

  assign below = {below_1, below_0};
  assign above = {above_1, above_0};

  wire [17:0] failed_or = below | above;

  assign failed = {4'd0, failed_or[0]} + {4'd0, failed_or[1]} + {4'd0, failed_or[2]} + {4'd0, failed_or[3]} +
      {4'd0, failed_or[4]} + {4'd0, failed_or[5]} + {4'd0, failed_or[6]} + {4'd0, failed_or[7]} + {4'd0, failed_or[8]} +
      {4'd0, failed_or[9]} + {4'd0, failed_or[10]} + {4'd0, failed_or[11]} + {4'd0, failed_or[12]} +
      {4'd0, failed_or[13]} + {4'd0, failed_or[14]} + {4'd0, failed_or[15]} +
      ({4'd0, failed_or[16]} + {4'd0, failed_or[17]});

  // Not used: wanted[3:2]: bits above a level are ignored
  // Not used: wanted_1[3:2]: bits above a level are ignored
  wire unused = &{1'b0, wanted[3:2], wanted_1[3:2]};
endmodule
