// Behaviour of the ternary array macro, for simulation.
(* blackbox *)
module weft_tim_macro (
  input clk,
  input resetn,
  input precharge,
  input drive,
  input [1:0] block,
  input [7:0] plus_lines,
  input [7:0] minus_lines,
  input sample,
  input convert,
  input [1:0] column_step,
  output [23:0] plus_code,
  output [23:0] minus_code,
  output [7:0] plus_over,
  output [7:0] minus_over,
  input write_setup,
  input write_pulse,
  input [4:0] write_row,
  input [63:0] write_data
);
endmodule
