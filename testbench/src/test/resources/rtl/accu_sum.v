module accu_sum (
    input wire clk,
    input wire resetn,
    input wire take,
    input wire [31:0] word,
    output wire [31:0] sum__now
);
  reg [31:0] total__reg;
  reg [7:0] steps;
  reg [63:0] history;
  reg [31:0] cells[0:7];
  wire [31:0] next = total__reg + word;
  assign sum__now = next;
  always @(posedge clk or negedge resetn)
    if (!resetn) begin
      total__reg <= 32'd0;
      steps <= 8'd0;
      history <= 64'd0;
    end else if (take) begin
      total__reg <= next;
      steps <= steps + 8'd1;
      history <= {history[31:0], word};
    end
  always @(posedge clk) if (take) cells[steps[2:0]] <= word;
endmodule
