# Runs what examples/ tells a newcomer to copy. Sourced by steps.sh.

check_examples() {
  local work
  work=$(mktemp -d)
  check "examples: a design in 40 lines gives Verilog that lints clean" example_design "$work"
  check "examples: a network on an accelerator" \
    "$home/scripts/weft" evaluate "$home/examples/fashion.yaml" --images 10
  check "examples: accuracy against the ADC maximum" "$home/examples/sweep-adc" 10
  check "examples: a product on crossbars with stuck cells gives the hand-computed sums" example_crossbar "$work"
  if command -v verilator >/dev/null; then
    check "examples: a matrix product gives the hand-computed sums" example_product "$work"
  else
    skip "examples: a matrix product" "Verilator is not installed"
  fi
  rm -rf -- "$work"
}

example_design() {
  "$home/examples/run-design" "$home/examples/TernaryColumn.java" "$1" &&
    grep -q 'assign sum = ' "$1/TernaryColumn.v" &&
    { ! command -v verilator >/dev/null || quiet verilator --lint-only -Wall "$1/TernaryColumn.v"; }
}

# [3 0 1] and [2 2 2] times the columns (1 0 1) and (-1 1 1).
example_product() {
  "$home/scripts/weft" job "$home/examples/product.json" --json "$1/result.json" &&
    tr -d ' \n' <"$1/result.json" | grep -qF '"outputs":[[4,-2],[4,2]]'
}

# [1 2 3] and [15 0 1] times the columns (3 1 -7) and (-15 -2 0), exact in spite of two stuck cells.
example_crossbar() {
  "$home/scripts/weft" job "$home/examples/crossbar-product.json" --engine jvm --json "$1/crossbar.json" &&
    tr -d ' \n' <"$1/crossbar.json" | grep -qF '"outputs":[[-16,-19],[38,-225]]'
}
