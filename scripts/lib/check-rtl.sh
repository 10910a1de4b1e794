# Checks of generated RTL with the tools that others use: no warning, no waiver. Sourced by steps.sh.

# check_lint FOLDER: Verilator and Icarus read it with the model bodies.
check_lint() {
  local folder=$1 list top
  for list in "$folder"/*.f; do
    top=$(basename -- "$list" .f)
    [[ $top != *_synth ]] || continue
    if command -v verilator >/dev/null; then
      check "$(basename -- "$folder"): verilator --lint-only -Wall" \
        quiet env -C "$folder" verilator --lint-only -Wall --top-module "$top" -f "$top.f"
    else
      skip "$(basename -- "$folder"): verilator" "not installed"
    fi
    if command -v iverilog >/dev/null; then
      check "$(basename -- "$folder"): iverilog -g2005 -Wall" \
        icarus_is_quiet "$folder" "$top"
    else
      skip "$(basename -- "$folder"): iverilog" "not installed"
    fi
    check "$(basename -- "$folder"): no lint pragma, one module a file, named alike" plain_files "$folder"
  done
}

# check_synthesis FOLDER: Yosys synthesises it, stubs in place of macros.
check_synthesis() {
  local folder=$1 list top
  for list in "$folder"/*.f; do
    top=$(basename -- "$list" .f)
    [[ $top != *_synth ]] || continue
    [[ ! -f $folder/${top}_synth.f ]] || list=$folder/${top}_synth.f
    if command -v yosys >/dev/null; then
      check "$(basename -- "$folder"): yosys synth; check -assert" synthesise "$folder" "$top" "$list"
    else
      skip "$(basename -- "$folder"): yosys" "not installed"
    fi
  done
}

# Runs a tool that must succeed and say nothing.
quiet() {
  local output
  output=$("$@" 2>&1) || { echo "$output" && return 1; }
  echo "$output"
  [[ -z $output ]]
}

# Icarus makes its output executable: run by root with -o /dev/null it would change the device itself.
icarus_is_quiet() {
  local code=0 scratch
  scratch=$(mktemp -d)
  quiet env -C "$1" iverilog -g2005 -Wall -s "$2" -o "$scratch/out" -f "$2.f" || code=1
  rm -rf -- "$scratch"
  return "$code"
}

synthesise() {
  local log
  log=$(mktemp)
  if ! env -C "$1" yosys -l "$log" -p "read_verilog $(tr '\n' ' ' <"$3"); hierarchy -check -top $2; synth -top $2;
    check -assert; stat" >/dev/null 2>&1 || grep -q '^Warning' "$log"; then
    grep -n -A2 'Warning\|ERROR' "$log" || tail -n 20 "$log"
    rm -f -- "$log"
    return 1
  fi
  sed -n '/=== design hierarchy ===/,$p' "$log" | grep -E 'Number of|hierarchy' || true
  rm -f -- "$log"
}

plain_files() {
  local file module
  ! grep -n -i -E 'lint_off|lint_on|synopsys|translate_off|_zz_' "$1"/*.v || return 1
  for file in "$1"/*.v; do
    module=$(basename -- "$file" .v)
    [[ $(grep -c '^ *module ' "$file") == 1 ]] || { echo "$file: not one module" && return 1; }
    grep -q -E "^ *module ${module%_model}\b|^ *module ${module%_stub}\b|^ *module $module\b" "$file" ||
      { echo "$file: the module is called otherwise" && return 1; }
  done
}

# check_reference PRESET: rtl-out/PRESET is byte for byte what generate writes now.
check_reference() {
  local fresh
  fresh=$(mktemp -d)
  check "rtl-out/$1 is what 'weft generate $1' writes" \
    same_as_generated "$1" "$fresh"
  rm -rf -- "$fresh"
}

same_as_generated() {
  "$home/scripts/weft" generate "$1" --out "$2/$1" || return 1
  diff -r "$home/rtl-out/$1" "$2/$1" && return
  echo "if the change is meant: scripts/weft generate $1 --out rtl-out/$1"
  return 1
}
