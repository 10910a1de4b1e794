set clock_period 1.000
set input_delay [expr {0.300 * $clock_period}]
set output_delay [expr {0.300 * $clock_period}]

create_clock -name clk -period $clock_period [get_ports clk]

# resetn acts at once on every flip-flop that it resets. Its release is not timed: for two clocks
# after it (settling and released count them) all others keep their reset values.
set_false_path -from [get_ports resetn]

set inputs [remove_from_collection [all_inputs] [get_ports {clk resetn}]]
set_input_delay $input_delay -clock clk $inputs
set_output_delay $output_delay -clock clk [all_outputs]
