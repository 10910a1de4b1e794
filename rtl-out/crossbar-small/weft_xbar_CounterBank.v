// Event counters with a snapshot.
module weft_xbar_CounterBank (
  input clk,
  input resetn,
  input snapshot,
  input clear,
  input reset,
  input cycles_event,
  output [63:0] cycles_shown,
  input [1:0] accesses_event,
  output [63:0] accesses_shown,
  input [4:0] conversions_event,
  output [63:0] conversions_shown,
  input [3:0] saturations_event,
  output [63:0] saturations_shown,
  input stallsIn_event,
  output [63:0] stallsIn_shown,
  input stallsOut_event,
  output [63:0] stallsOut_shown,
  input [4:0] inputCycles_event,
  output [63:0] inputCycles_shown,
  input [4:0] skipped_event,
  output [63:0] skipped_shown,
  input pulses_event,
  output [63:0] pulses_shown,
  input [4:0] writes_event,
  output [63:0] writes_shown
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
      accesses <= accesses + {62'd0, accesses_event};
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

  reg [63:0] conversions;
  reg [63:0] conversions_copy;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      conversions <= 64'd0;
    end else if (clear || reset) begin
      conversions <= 64'd0;
    end else begin
      conversions <= conversions + {59'd0, conversions_event};
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      conversions_copy <= 64'd0;
    end else if (reset) begin
      conversions_copy <= 64'd0;
    end else if (snapshot) begin
      conversions_copy <= conversions;
    end
  end

  assign conversions_shown = conversions_copy;

  reg [63:0] saturations;
  reg [63:0] saturations_copy;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      saturations <= 64'd0;
    end else if (clear || reset) begin
      saturations <= 64'd0;
    end else begin
      saturations <= saturations + {60'd0, saturations_event};
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      saturations_copy <= 64'd0;
    end else if (reset) begin
      saturations_copy <= 64'd0;
    end else if (snapshot) begin
      saturations_copy <= saturations;
    end
  end

  assign saturations_shown = saturations_copy;

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

  reg [63:0] inputCycles;
  reg [63:0] inputCycles_copy;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      inputCycles <= 64'd0;
    end else if (clear || reset) begin
      inputCycles <= 64'd0;
    end else begin
      inputCycles <= inputCycles + {59'd0, inputCycles_event};
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      inputCycles_copy <= 64'd0;
    end else if (reset) begin
      inputCycles_copy <= 64'd0;
    end else if (snapshot) begin
      inputCycles_copy <= inputCycles;
    end
  end

  assign inputCycles_shown = inputCycles_copy;

  reg [63:0] skipped;
  reg [63:0] skipped_copy;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      skipped <= 64'd0;
    end else if (clear || reset) begin
      skipped <= 64'd0;
    end else begin
      skipped <= skipped + {59'd0, skipped_event};
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      skipped_copy <= 64'd0;
    end else if (reset) begin
      skipped_copy <= 64'd0;
    end else if (snapshot) begin
      skipped_copy <= skipped;
    end
  end

  assign skipped_shown = skipped_copy;

  reg [63:0] pulses;
  reg [63:0] pulses_copy;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      pulses <= 64'd0;
    end else if (clear || reset) begin
      pulses <= 64'd0;
    end else begin
      pulses <= pulses + {63'd0, pulses_event};
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      pulses_copy <= 64'd0;
    end else if (reset) begin
      pulses_copy <= 64'd0;
    end else if (snapshot) begin
      pulses_copy <= pulses;
    end
  end

  assign pulses_shown = pulses_copy;

  reg [63:0] writes;
  reg [63:0] writes_copy;

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      writes <= 64'd0;
    end else if (clear || reset) begin
      writes <= 64'd0;
    end else begin
      writes <= writes + {59'd0, writes_event};
    end
  end

  always @(posedge clk or negedge resetn) begin
    if (!resetn) begin
      writes_copy <= 64'd0;
    end else if (reset) begin
      writes_copy <= 64'd0;
    end else if (snapshot) begin
      writes_copy <= writes;
    end
  end

  assign writes_shown = writes_copy;
endmodule
