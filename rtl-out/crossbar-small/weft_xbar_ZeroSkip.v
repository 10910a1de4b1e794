// Which bit planes of a fragment are driven.
module weft_xbar_ZeroSkip (
  input [31:0] inputs,
  input [3:0] planes,
  input twosComplement,
  input [1:0] skip,
  output [31:0] extended,
  output negative,
  // All planes up to the highest that has a one, and the sign.
  output [7:0] mask,
  output [3:0] cycles
);
  wire inRange_0 = planes > 4'd7;
  wire isTop_0 = planes == 4'd8;
  wire inRange_1 = planes > 4'd6;
  wire isTop_1 = planes == 4'd7;
  wire inRange_2 = planes > 4'd5;
  wire isTop_2 = planes == 4'd6;
  wire inRange_3 = planes > 4'd4;
  wire isTop_3 = planes == 4'd5;
  wire inRange_4 = planes > 4'd3;
  wire isTop_4 = planes == 4'd4;
  wire inRange_5 = planes > 4'd2;
  wire isTop_5 = planes == 4'd3;
  wire inRange_6 = planes > 4'd1;
  wire isTop_6 = planes == 4'd2;
  wire inRange_7 = planes != 4'd0;
  wire isTop_7 = planes == 4'd1;
  wire [7:0] counted = {inRange_0, inRange_1, inRange_2, inRange_3, inRange_4, inRange_5, inRange_6, inRange_7};
  wire [7:0] top = {isTop_0, isTop_1, isTop_2, isTop_3, isTop_4, isTop_5, isTop_6, isTop_7} & {8{twosComplement}};
  wire [7:0] input_ = inputs[31:24];
  wire sign = |(input_ & top);
  wire [7:0] signBits = {8{sign}};
  wire [7:0] value = input_ & counted | ~counted & signBits;
  wire [7:0] ones = value;
  wire [7:0] magnitudes = value ^ signBits;
  wire [7:0] input__1 = inputs[23:16];
  wire sign_1 = |(input__1 & top);
  wire [7:0] signBits_1 = {8{sign_1}};
  wire [7:0] value_1 = input__1 & counted | ~counted & signBits_1;
  wire [7:0] ones_1 = ones | value_1;
  wire [7:0] magnitudes_1 = magnitudes | value_1 ^ signBits_1;
  wire [7:0] input__2 = inputs[15:8];
  wire sign_2 = |(input__2 & top);
  wire [7:0] signBits_2 = {8{sign_2}};
  wire [7:0] value_2 = input__2 & counted | ~counted & signBits_2;
  wire [7:0] ones_2 = ones_1 | value_2;
  wire [7:0] magnitudes_2 = magnitudes_1 | value_2 ^ signBits_2;
  wire [7:0] input__3 = inputs[7:0];
  wire sign_3 = |(input__3 & top);
  wire [7:0] signBits_3 = {8{sign_3}};
  wire [7:0] value_3 = input__3 & counted | ~counted & signBits_3;
  wire [7:0] ones_3 = ones_2 | value_3;
  wire [7:0] magnitudes_3 = magnitudes_2 | value_3 ^ signBits_3;

  assign extended = {value, value_1, value_2, value_3};

  wire anyNegative = |{sign, sign_1, sign_2, sign_3};

  assign negative = anyNegative;

  wire upTo_0 = magnitudes_3[7];
  wire upTo_1 = |magnitudes_3[7:6];
  wire upTo_2 = |magnitudes_3[7:5];
  wire upTo_3 = |magnitudes_3[7:4];
  wire upTo_4 = |magnitudes_3[7:3];
  wire upTo_5 = |magnitudes_3[7:2];
  wire upTo_6 = |magnitudes_3[7:1];
  wire upTo_7 = |magnitudes_3;
  wire [7:0] unsigned_ = {upTo_0, upTo_1, upTo_2, upTo_3, upTo_4, upTo_5, upTo_6, upTo_7};
  wire [7:0] leading = anyNegative ? {unsigned_[6:0], 1'b1} : unsigned_;
  reg [7:0] needed;

  always @* begin
    case (skip)
      2'd1: begin
        needed = leading;
      end
      2'd2: begin
        needed = leading & ones_3;
      end
      default: begin
        needed = counted;
      end
    endcase
  end

  assign mask = needed;
  assign cycles = {3'd0, mask[0]} + {3'd0, mask[1]} + {3'd0, mask[2]} + {3'd0, mask[3]} + {3'd0, mask[4]} +
      {3'd0, mask[5]} + {3'd0, mask[6]} + {3'd0, mask[7]};
endmodule
