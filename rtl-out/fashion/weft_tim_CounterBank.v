// Event counters with a snapshot.
module weft_tim_CounterBank (
  input clk,
  input resetn,
  input snapshot,
  input clear,
  input reset,
  input cycles_event,
  output [63:0] cycles_shown,
  input accesses_event,
  output [63:0] accesses_shown,
  input [7:0] clipsPlus_event,
  output [63:0] clipsPlus_shown,
  input [7:0] clipsMinus_event,
  output [63:0] clipsMinus_shown,
  input stallsIn_event,
  output [63:0] stallsIn_shown,
  input stallsOut_event,
  output [63:0] stallsOut_shown
);
  reg [63:0] cycles;
  reg [63:0] cycles_copy;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      cycles <= 64'd0;
    end else if (clear || reset) begin
      cycles <= 64'd0;
    end else begin
      cycles <= cycles + {63'd0, cycles_event};
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      cycles_copy <= 64'd0;
    end else if (reset) begin
      cycles_copy <= 64'd0;
    end else if (snapshot) begin
      cycles_copy <= cycles;
    end
  end

  assign cycles_shown = cycles_copy;

  reg [63:0] accesses;
  reg [63:0] accesses_copy;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      accesses <= 64'd0;
    end else if (clear || reset) begin
      accesses <= 64'd0;
    end else begin
      accesses <= accesses + {63'd0, accesses_event};
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      accesses_copy <= 64'd0;
    end else if (reset) begin
      accesses_copy <= 64'd0;
    end else if (snapshot) begin
      accesses_copy <= accesses;
    end
  end

  assign accesses_shown = accesses_copy;

  reg [63:0] clipsPlus;
  reg [63:0] clipsPlus_copy;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      clipsPlus <= 64'd0;
    end else if (clear || reset) begin
      clipsPlus <= 64'd0;
    end else begin
      clipsPlus <= clipsPlus + {56'd0, clipsPlus_event};
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      clipsPlus_copy <= 64'd0;
    end else if (reset) begin
      clipsPlus_copy <= 64'd0;
    end else if (snapshot) begin
      clipsPlus_copy <= clipsPlus;
    end
  end

  assign clipsPlus_shown = clipsPlus_copy;

  reg [63:0] clipsMinus;
  reg [63:0] clipsMinus_copy;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      clipsMinus <= 64'd0;
    end else if (clear || reset) begin
      clipsMinus <= 64'd0;
    end else begin
      clipsMinus <= clipsMinus + {56'd0, clipsMinus_event};
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      clipsMinus_copy <= 64'd0;
    end else if (reset) begin
      clipsMinus_copy <= 64'd0;
    end else if (snapshot) begin
      clipsMinus_copy <= clipsMinus;
    end
  end

  assign clipsMinus_shown = clipsMinus_copy;

  reg [63:0] stallsIn;
  reg [63:0] stallsIn_copy;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      stallsIn <= 64'd0;
    end else if (clear || reset) begin
      stallsIn <= 64'd0;
    end else begin
      stallsIn <= stallsIn + {63'd0, stallsIn_event};
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      stallsIn_copy <= 64'd0;
    end else if (reset) begin
      stallsIn_copy <= 64'd0;
    end else if (snapshot) begin
      stallsIn_copy <= stallsIn;
    end
  end

  assign stallsIn_shown = stallsIn_copy;

  reg [63:0] stallsOut;
  reg [63:0] stallsOut_copy;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      stallsOut <= 64'd0;
    end else if (clear || reset) begin
      stallsOut <= 64'd0;
    end else begin
      stallsOut <= stallsOut + {63'd0, stallsOut_event};
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      stallsOut_copy <= 64'd0;
    end else if (reset) begin
      stallsOut_copy <= 64'd0;
    end else if (snapshot) begin
      stallsOut_copy <= stallsOut;
    end
  end

  assign stallsOut_shown = stallsOut_copy;
endmodule
