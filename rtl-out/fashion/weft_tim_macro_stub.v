// Behaviour of the ternary array macro, for simulation.
(* blackbox *)
module weft_tim_macro (
  input clk,
  input resetn,
  input precharge,
  input drive,
  input [3:0] block,
  input [15:0] plus_lines,
  input [15:0] minus_lines,
  input sample,
  input convert,
  input [2:0] column_step,
  output [127:0] plus_code,
  output [127:0] minus_code,
  output [31:0] plus_over,
  output [31:0] minus_over,
  input write_setup,
  input write_pulse,
  input [7:0] write_row,
  input [511:0] write_data
);
endmodule
