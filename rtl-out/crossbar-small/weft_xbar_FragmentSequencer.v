// Fragments of a vector, and their bit planes without the skipped ones.
module weft_xbar_FragmentSequencer (
  input clk,
  input resetn,
  input start,
  input stop,
  input [2:0] fragments,
  input [31:0] inputs,
  input [3:0] planes,
  input twosComplement,
  input [1:0] skip,
  input sampled,
  output [1:0] word,
  output part,
  output [1:0] fragment,
  output present,
  output idle,
  output [2:0] plane,
  output [3:0] lines,
  output negate,
  output fetch,
  output [3:0] cycles
);
  localparam [1:0] STATE_IDLE = 2'd0;
  localparam [1:0] STATE_FETCH = 2'd1;
  localparam [1:0] STATE_PLANES = 2'd2;
  // The fragment.
  reg [1:0] current;
  reg [2:0] left;
  reg [1:0] currentWord;
  reg currentPart;
  // Its inputs, plane by plane, and the planes not yet sampled.
  reg [31:0] held;
  reg [7:0] waiting;
  reg topIsSign;
  wire [31:0] zeros_extended;
  wire zeros_negative;
  wire [7:0] zeros_mask;
  wire [3:0] zeros_cycles;

  weft_xbar_ZeroSkip zeros (
    .inputs(inputs),
    .planes(planes),
    .twosComplement(twosComplement),
    .skip(skip),
    .extended(zeros_extended),
    .negative(zeros_negative),
    .mask(zeros_mask),
    .cycles(zeros_cycles)
  );

  wire [7:0] lowest = waiting & ~waiting + 8'd1;
  wire [7:0] others = waiting & ~lowest;
  wire lastPlane = ~(|others);
  wire lastFragment = left == 3'd1;
  reg done;
  reg [1:0] state;
  wire done_any = |zeros_mask;

  always @* begin
    done = 1'b0;
    case (state)
      STATE_FETCH: begin
        if (done_any) begin
        end else begin
          done = 1'b1;
        end
      end
      STATE_PLANES: begin
        if (sampled) begin
          done = lastPlane;
        end
      end
      default: begin end
    endcase
  end

  always @(posedge clk) begin
    case (state)
      STATE_FETCH: begin
        held <= {zeros_extended[31], zeros_extended[23], zeros_extended[15], zeros_extended[7], zeros_extended[30],
            zeros_extended[22], zeros_extended[14], zeros_extended[6], zeros_extended[29], zeros_extended[21],
            zeros_extended[13], zeros_extended[5], zeros_extended[28], zeros_extended[20], zeros_extended[12],
            zeros_extended[4], zeros_extended[27], zeros_extended[19], zeros_extended[11], zeros_extended[3],
            zeros_extended[26], zeros_extended[18], zeros_extended[10], zeros_extended[2], zeros_extended[25],
            zeros_extended[17], zeros_extended[9], zeros_extended[1], zeros_extended[24], zeros_extended[16],
            zeros_extended[8], zeros_extended[0]};
        waiting <= zeros_mask;
        topIsSign <= zeros_negative;
      end
      STATE_PLANES: begin
        if (sampled) begin
          waiting <= others;
        end
      end
      default: begin end
    endcase
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      state <= STATE_IDLE;
    end else begin
      case (state)
        STATE_FETCH: begin
          if (done_any) begin
            state <= STATE_PLANES;
          end
        end
        STATE_PLANES: begin end
        default: begin end
      endcase
      if (done && lastFragment) begin
        state <= STATE_IDLE;
      end else if (done) begin
        state <= STATE_FETCH;
      end
      if (start) begin
        state <= STATE_FETCH;
      end
      if (stop) begin
        state <= STATE_IDLE;
      end
    end
  end

  always @(posedge clk) begin
    if (done) begin
      current <= current + 2'd1;
      left <= left - 3'd1;
      currentPart <= currentPart + 1'b1;
      if (currentPart == 1'b0) begin
        currentPart <= 1'b0;
        currentWord <= currentWord + 2'd1;
      end
    end
    if (start) begin
      current <= 2'd0;
      left <= fragments;
      currentWord <= 2'd0;
      currentPart <= 1'b0;
    end
  end

  assign word = currentWord;
  assign part = currentPart;
  assign fragment = current;
  assign present = state == STATE_PLANES;
  assign idle = state == STATE_IDLE;

  wire [7:0] plane_and = waiting & ~waiting + 8'd1;

  assign plane = {|(plane_and & 8'hF0), |(plane_and & 8'hCC), |(plane_and & 8'hAA)};
  assign lines = held[{plane, 2'd0} +: 4];
  assign negate = topIsSign & lastPlane;
  assign fetch = state == STATE_FETCH;
  assign cycles = zeros_cycles;
endmodule
