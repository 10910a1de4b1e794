# The steps of the two tiers. step_NAME LOG sets passed, failed, skipped and lacking (checks without data or a
# tool); sourced by scripts/test.

# steps_of TIER: the steps in order, a line each.
steps_of() {
  if [[ $1 == sample ]]; then
    printf '%s\n' unit launcher examples reference_rtl lint synthesis cosim_fashion
  else
    printf '%s\n' unit_arch unit_hdl unit_generators unit_golden unit_cosim unit_cli unit_other_jdk launcher examples \
      reference_rtl lint synthesis synthesis_full prove cosim_fashion cosim_mnist cosim_engines cosim_crossbar \
      netlists evaluate compare fault_curves bench bench_startup bench_generation bench_cosim bench_engine weights
  fi
}

list_steps() {
  echo "sample: $(steps_of sample | tr '\n' ' ')"
  echo "full:   $(steps_of full | tr '\n' ' ')"
}

# check NAME COMMAND...: one check of a step; what it prints goes to the log and, if it fails, to the terminal.
check() {
  local name=$1 output
  shift
  if output=$("$@" 2>&1); then
    passed=$((passed + 1))
    printf '%s\npassed: %s\n' "$output" "$name" >>"$log"
  else
    failed=$((failed + 1))
    printf '%s\nFAILED: %s\n' "$output" "$name" | tee -a "$log" | tail -n 30
  fi
}

# skip NAME WHY: a check that cannot run here; in CI that is a failure.
skip() {
  lacking=$((lacking + 1))
  if [[ -n ${WEFT_CI:-} ]]; then
    failed=$((failed + 1))
    echo "FAILED: $1: $2"
  else
    skipped=$((skipped + 1))
    echo "skipped: $1: $2"
  fi
}

# maven_tests LOG [OPTION...]: runs JUnit through Maven; counts follow from Surefire's own totals.
maven_tests() {
  local log=$1 status=0 counts
  shift
  take_lock
  # Every module's tests run, so that one failure does not hide others.
  mvn -B -ntp test "-Dweft.seed=$seed" "-Dweft.tier=$tier" -Dmaven.test.failure.ignore=true "$@" 2>&1 |
    tee -- "$log" | grep --line-buffered -E '^\[(INFO|WARNING|ERROR)\] Tests run|^\[ERROR\]' || status=${PIPESTATUS[0]}
  release_lock
  counts=$(awk '/Tests run:.*Time elapsed/ { next }
    /Tests run:/ { gsub(/[^0-9 ]/, ""); run += $1; bad += $2 + $3; skip += $4 }
    END { print run - bad - skip, bad + 0, skip + 0 }' "$log")
  read -r passed failed skipped <<<"$counts"
  if ((status != 0 && failed == 0)) || ! grep -q 'BUILD SUCCESS' "$log"; then
    tail -n 40 -- "$log"
    failed=$((failed + 1))
  fi
  # Tests know themselves that a missing tool is a failure in CI; what may be missing anywhere is another JDK.
  ((skipped == 0)) || grep -E 'Skipped: [1-9].*Time elapsed' "$log" || true
}

# copy_checkout FOLDER: what git would know of this checkout, without anything that was built.
copy_checkout() {
  mkdir -p -- "$1"
  tar -C "$home" --exclude=target --exclude=./.weft --exclude=./data --exclude=./.git -cf - . | tar -C "$1" -xf -
}

# Tests of one package; those of the modules it depends on are not run again.
package_tests() { maven_tests "$1" -pl "$2" -am "-Dtest=$3" -Dsurefire.failIfNoSpecifiedTests=false; }

step_unit() { maven_tests "$1"; }
step_unit_arch() { package_tests "$1" arch 'weft/arch/**'; }
step_unit_hdl() { package_tests "$1" hwgen/hdl 'weft/hdl/**'; }
step_unit_generators() { package_tests "$1" hwgen/generators 'weft/tim/**,weft/crossbar/**,weft/soc/**,weft/bench/**'; }
step_unit_golden() { package_tests "$1" golden-model 'weft/golden/**'; }
step_unit_cosim() { package_tests "$1" testbench 'weft/cosim/**'; }
step_unit_cli() { package_tests "$1" cli 'weft/cli/**'; }

# The sample on every other JDK that is installed, from a copy: classes of two compilers never mix.
step_unit_other_jdk() {
  local log=$1 other found= copy=$state/other-jdk
  local seen=" $(java_version "$java_home") " all=(0 0 0) home_before=$JAVA_HOME tier=sample
  for other in /usr/lib/jvm/*; do
    if [[ -x $other/bin/javac ]] && (($(java_version "$other") >= 17)) &&
      [[ $seen != *" $(java_version "$other") "* ]]; then
      seen+="$(java_version "$other") "
      found=1
      say "on JDK $(java_version "$other")"
      rm -rf -- "$copy"
      copy_checkout "$copy"
      export JAVA_HOME=$other
      pushd "$copy" >/dev/null
      maven_tests "$log"
      popd >/dev/null
      all=($((all[0] + passed)) $((all[1] + failed)) $((all[2] + skipped)))
    fi
  done
  export JAVA_HOME=$home_before
  passed=${all[0]} failed=${all[1]} skipped=${all[2]}
  rm -rf -- "$copy"
  [[ -n $found ]] || skip "tests on another JDK" "only one JDK is installed"
}

step_launcher() {
  local log=$1
  check_launcher
}

step_examples() {
  local log=$1
  check_examples
}

# What rtl-out holds; tiles of the paper's size are too large for DIGITAL synthesis on every run.
reference_presets=(small small-macro fashion crossbar-small)

step_reference_rtl() {
  local log=$1 preset
  for preset in "${reference_presets[@]}"; do check_reference "$preset"; done
}

# Whole accelerators of crossbars, too large for rtl-out; those that only other networks run on are linted.
crossbar_presets=(forms-mnist isaac-mnist forms-fashion forms-cifar isaac-cifar)
linted_presets=("${crossbar_presets[@]}" forms-mnist-4 forms-mnist-16 isaac-dense-mnist crossbar-small-macro)

# generated PRESET: makes $done_folder/rtl/PRESET.
generated() {
  rm -rf -- "$done_folder/rtl/$1"
  check "generate $1" "$home/scripts/weft" generate "$1" --out "$done_folder/rtl/$1"
}

step_lint() {
  local log=$1 preset
  for preset in "${reference_presets[@]}"; do check_lint "$home/rtl-out/$preset"; done
  [[ $tier == full ]] || return 0
  for preset in "${linted_presets[@]}"; do
    generated "$preset"
    check_lint "$done_folder/rtl/$preset"
  done
}

step_synthesis() {
  local log=$1
  check_synthesis "$home/rtl-out/small"
  check_synthesis "$home/rtl-out/small-macro"
  check_synthesis "$home/rtl-out/crossbar-small"
}

step_synthesis_full() {
  local log=$1 preset
  check_synthesis "$home/rtl-out/fashion"
  for preset in forms-mnist isaac-mnist; do
    generated "$preset"
    check_synthesis "$done_folder/rtl/$preset"
  done
}

# The main job: a few images in the sample, all 1,000 of the committed sample and all 10,000 in the full tier.
step_cosim_fashion() {
  local log=$1
  if ! command -v verilator >/dev/null; then
    skip "cosim fashion" "Verilator is not installed"
  elif [[ $tier == sample ]]; then
    check "cosim fashion, 16 images" "$home/scripts/weft" cosim fashion --images 16 --out "$done_folder/cosim"
  else
    check "cosim fashion, 1,000 images" "$home/scripts/weft" cosim fashion --out "$done_folder/cosim-1000"
    if [[ -d $home/data/fashion-mnist ]]; then
      check "cosim fashion, 10,000 images" \
        "$home/scripts/weft" cosim fashion --images 10000 --out "$done_folder/cosim-10000"
    else
      skip "cosim fashion, 10,000 images" "scripts/fetch-data has not been run"
    fi
  fi
}

step_cosim_mnist() {
  local log=$1
  if [[ -d $home/data/mnist ]]; then
    check "cosim mnist, 1,000 images" "$home/scripts/weft" cosim mnist --out "$done_folder/cosim-mnist"
  else
    skip "cosim mnist" "scripts/fetch-data has not been run"
  fi
}

# data_there PRESET: whether scripts/fetch-data has been run for the images of a preset.
data_there() {
  case $1 in
    *small* | *fashion) [[ -d $home/data/fashion-mnist ]] ;;
    *-cifar) [[ -d $home/data/cifar-10 ]] ;;
    *) [[ -d $home/data/mnist ]] ;;
  esac
}

# Networks whole on crossbars, LeNet-5 and six convolutions; rows are programmed once in 100 or 25 images.
step_cosim_crossbar() {
  local log=$1 preset images=200
  if ! command -v verilator >/dev/null; then
    skip "cosim of crossbars" "Verilator is not installed"
    return
  fi
  for preset in "${crossbar_presets[@]}"; do
    if ! data_there "$preset"; then
      skip "cosim $preset" "scripts/fetch-data has not been run"
      continue
    fi
    [[ $preset != *-cifar ]] || images=50
    check "cosim $preset, $images images" \
      "$home/scripts/weft" cosim "$preset" --images $images --out "$done_folder/cosim-$preset"
  done
}

# Netlists of standard cells give the values and clocks of the RTL.
step_netlists() {
  local log=$1 preset
  if ! command -v verilator >/dev/null || ! command -v yosys >/dev/null || ! command -v sta >/dev/null; then
    skip "netlists" "Verilator, Yosys or OpenSTA is not installed"
    return
  fi
  for preset in small-macro crossbar-small-macro; do
    check "synth $preset" "$home/scripts/weft" synth "$preset" --out "$done_folder/synth-$preset"
    check "cosim $preset, 20 images, netlist" "$home/scripts/weft" cosim "$preset" --images 20 \
      --rtl "$done_folder/synth-$preset/netlist" --out "$done_folder/cosim-netlist-$preset"
  done
}

# The three ways to run RTL agree on real images, to the bit and the clock.
step_cosim_engines() {
  local log=$1 engine preset
  if ! command -v verilator >/dev/null; then
    skip "cosim fashion on each engine" "Verilator is not installed"
    return
  fi
  for engine in jvm verilator both; do
    check "cosim fashion, 20 images, engine $engine" "$home/scripts/weft" cosim fashion --images 20 --engine "$engine" \
      --out "$done_folder/cosim-$engine" --json "$done_folder/cosim-$engine.json"
  done
  check "the engines count the same" same_counts
  for preset in "${crossbar_presets[@]}"; do
    if data_there "$preset"; then
      check "cosim $preset, an image in lock step" "$home/scripts/weft" cosim "$preset" --images 1 --engine both \
        --out "$done_folder/cosim-both-$preset"
    else
      skip "cosim $preset in lock step" "scripts/fetch-data has not been run"
    fi
  done
}

# Everything that a run counts, without its times, tools and what only two engines compare.
same_counts() {
  local engine wanted= counts
  for engine in jvm verilator both; do
    counts=$(grep -E '"(images|accuracy|partialSums|outputs|registers|cycles|mismatches|cyclesRtl|cyclesGolden)"' \
      "$done_folder/cosim-$engine.json") || return 1
    [[ -z $wanted || $counts == "$wanted" ]] || return 1
    wanted=$counts
  done
}

step_prove() {
  local log=$1
  if ! command -v z3 >/dev/null; then
    skip "weft prove all" "z3 is not installed"
  else
    check "weft prove all" "$home/scripts/weft" prove all --out "$done_folder/proofs"
  fi
}

# Accuracy on all test images must be what the issue asks for; what clipping costs goes to the log.
step_evaluate() {
  local log=$1 max
  if [[ ! -d $home/data/fashion-mnist || ! -d $home/data/mnist ]]; then
    skip "accuracy on all test images" "scripts/fetch-data has not been run"
    return
  fi
  check "fashion: at least 88.0 %" accuracy_at_least 0.880 fashion
  check "mnist: at least 98.5 %" accuracy_at_least 0.985 mnist
  check "forms-mnist: at least 99.0 %" accuracy_at_least 0.990 forms-mnist
  check "forms-fashion: at least 89.9 %" accuracy_at_least 0.899 forms-fashion
  check "isaac-mnist: at least 99.0 %" accuracy_at_least 0.990 isaac-mnist
  if data_there forms-cifar; then
    check "forms-cifar: at least 83.3 %" accuracy_at_least 0.833 forms-cifar
    check "isaac-cifar: at least 84.5 %" accuracy_at_least 0.845 isaac-cifar
  else
    skip "accuracy on CIFAR-10" "scripts/fetch-data cifar-10 has not been run"
  fi
  for max in 7 16; do
    check "fashion at an ADC maximum of $max" "$home/scripts/weft" evaluate fashion --adc-max "$max"
  done
}

# Accuracy with stuck cells: every line of the table in docs/crossbar.md, section 8, comes out as it is there.
step_fault_curves() {
  local log=$1 percent
  if ! data_there forms-mnist; then
    skip "accuracy with stuck cells" "scripts/fetch-data has not been run"
    return
  fi
  for percent in 0.1 0.5 1 2.5 5 10; do
    check "forms-mnist, $percent % of the cells stuck: as in docs/crossbar.md" fault_curve $percent
  done
}

# fault_curve PERCENT: that line; placement costs 0.3 points at most, and the built-in test finds every stuck cell.
fault_curve() {
  local json=$done_folder/evaluate-faults.json line="| $1 %" share placement
  for share in 0.8333333333333334 0.16666666666666666; do
    for placement in off on; do
      "$home/scripts/weft" evaluate forms-mnist --images 1000 --faults "$(awk -v p="$1" 'BEGIN { print p / 100 }')" \
        --sa1-share $share --fault-seed 1 --placement $placement --json "$json" || return 1
      grep -q '"allFound" : true' "$json" || return 1
      line+=" | $(awk -v a="$(accuracy_of "$json")" 'BEGIN { printf "%.1f", 100 * a }') %"
    done
  done
  echo "$line |"
  grep -qxF -- "$line |" "$home/docs/crossbar.md" &&
    awk '{ exit !($5 >= $3 - 0.3 && $9 >= $7 - 0.3) }' <<<"${line//|/}"
}

# The tables of docs/compare.md come out again: accuracy, crossbars, conversions and clocks of every design.
step_compare() {
  local log=$1 network
  for network in mnist cifar; do
    if ! data_there "forms-$network"; then
      skip "weft compare" "scripts/fetch-data has not been run"
      return
    fi
  done
  check "weft compare on MNIST" "$home/scripts/weft" compare forms-isaac --images 1000 \
    --out "$done_folder/compare-mnist.html" --json "$done_folder/compare-mnist.json"
  check "weft compare on CIFAR-10" "$home/scripts/weft" compare forms-isaac --network cifar --images 100 \
    --out "$done_folder/compare-cifar.html" --json "$done_folder/compare-cifar.json"
  check "every design is as docs/compare.md says" compared_as_said
  check "weft compare of an image" "$home/scripts/weft" compare forms-isaac --images 1 \
    --out "$done_folder/compare-1.html" --json "$done_folder/compare-1.json"
  check "forms-8 of the comparison in RTL, an image" compared_in_rtl forms-8 forms-mnist leading 8 4 4 polarised
  check "isaac-optimised of the comparison in RTL, an image" \
    compared_in_rtl isaac-optimised isaac-mnist none 128 8 1 offset
}

# compared_in_rtl DESIGN NETWORK SKIP F ADC-BITS ADCS SCHEME: the accelerator as weft.golden.compare.FormsIsaac has it.
compared_in_rtl() {
  local file=$done_folder/$1.yaml
  cat >"$file" <<YAML
family: crossbar
crossbar: {fragmentRows: $4, adcBits: $5, adcs: $6, scheme: $7, crossbars: 2, units: 8,
  fineBits: 0, step: 1, variation: 0, seed: 0}
skip: $3
network: $2
data: mnist
YAML
  "$home/scripts/weft" cosim "$file" --images 1 --json "$done_folder/$1.json" --out "$done_folder/cosim-$1" &&
    table_of "$done_folder/compare-1.json" | grep -F "| 8 bits | \`$1\` |" |
    grep -F "| $(clocks_of "$done_folder/$1.json") |"
}

# clocks_of JSON: of all layers of a co-simulation, without programming.
clocks_of() {
  awk -F'[ ,:]+' '/"layers"/ { layers = 1 } layers && /"cycles" :/ { all += $3 }
    END { printf "%d,%03d\n", all / 1000, all % 1000 }' "$1"
}

compared_as_said() {
  local said
  said=$(sed -nE 's/^(\| (16|8) bits (\|[^|]*){5}\|).*/\1/p' "$home/docs/compare.md")
  (($(wc -l <<<"$said") == 60)) &&
    ! grep -vxFf <(table_of "$done_folder"/compare-{mnist,cifar}.json) <<<"$said"
}

# table_of JSON...: what weft compare has measured, as the tables begin in docs/compare.md.
table_of() {
  awk -F' : ' '
    function whole(number, text) {
      text = sprintf("%.0f", number)
      while (match(text, /[0-9][0-9][0-9][0-9](,|$)/)) text = substr(text, 1, RSTART) "," substr(text, RSTART + 1)
      return text
    }
    { sub(/,$/, ""); key = $1; gsub(/[" ]/, "", key) }
    key == "id" { id = $2; gsub(/"/, "", id); accuracy = "-"; crossbars = "" }
    key == "activationBits" { bits = $2 }
    key == "crossbars" && crossbars == "" { crossbars = $2 }
    key == "conversionsPerFrame" { conversions = $2 }
    key == "clocksPerFrame" { clocks = $2 }
    key == "accuracy" && id != "" { accuracy = sprintf("%.1f %%", 100 * $2) }
    key == "layers" && id != "" {
      printf "| %d bits | `%s` | %s | %d | %s | %s |\n", bits, id, accuracy, crossbars, whole(conversions), whole(clocks)
      id = ""
    }' "$@"
}

accuracy_of() { sed -n 's/^ *"accuracy" : \([0-9.]*\),.*/\1/p' "$1"; }

accuracy_at_least() {
  local json=$done_folder/evaluate-$2.json reached
  "$home/scripts/weft" evaluate "$2" --json "$json" || return 1
  reached=$(accuracy_of "$json")
  awk -v reached="$reached" -v wanted="$1" 'BEGIN { exit !(reached >= wanted) }'
}

# Hours of training depend on nothing but what trains (DependencyRulesTest), a network's preset and its images: what
# these gave stays given when something else was committed meanwhile, and an interrupted training goes on.
training_code() {
  local golden=golden-model/src/main/java/weft/golden
  digest_of arch/src/main "$golden"/{admm,blas,data,nn,train} "$golden"/{FormatException,crossbar/WeightCode}.java \
    ! -name '*Register*'
}

# digest_of FILE... [TEST]: of files, and of all in folders that passes a test of find.
digest_of() {
  (cd -- "$home" && find "$@" -type f -print0 | sort -z | xargs -0 sha256sum) | sha256sum | cut -c1-16
}

# Networks that were trained and came out as committed; kept in git, so that no machine does it twice for the same inputs.
trainings=$home/docs/trainings.md

committed_weights() { echo "$home/golden-model/src/main/resources/weft/golden/weights/$1.weft"; }

preset_digest() { digest_of "cli/src/main/resources/weft/cli/presets/$1.yaml"; }

# training_of NAME: the line of a network there: everything that its training depends on, and what came out.
training_of() {
  printf '| %s | `%s` | `%s` | `%s` |\n' "$1" "$(training_code)" "$(preset_digest "$1")" \
    "$(sha256sum <"$(committed_weights "$1")" | cut -c1-64)"
}

# The command that docs/training.md names gives the committed weights again, byte for byte.
step_weights() {
  local log=$1 name
  for name in small crossbar-small-macro fashion mnist forms-mnist forms-mnist-4 forms-mnist-16 forms-fashion \
    isaac-mnist isaac-dense-mnist forms-cifar isaac-cifar; do
    if [[ -z $restart ]] && grep -qxF -- "$(training_of "$name")" "$trainings"; then
      check "weft train $name has given the committed weights: docs/trainings.md" true
    elif ! data_there "$name"; then
      skip "weft train $name" "scripts/fetch-data has not been run"
    elif ! grep -qw avx2 /proc/cpuinfo; then
      skip "weft train $name" "this processor does not have AVX2, whose loops OpenBLAS is to take"
    else
      check "weft train $name gives the committed weights" same_weights "$name"
    fi
  done
}

# Stages that networks have in common are trained once.
same_weights() {
  local states=$training_folder/$1-$(preset_digest "$1")
  case $1 in forms-* | isaac-*) states=$training_folder/stages ;; esac
  "$home/scripts/weft" train "$1" --out "$training_folder/$1.weft" --checkpoints "$states" &&
    cmp "$training_folder/$1.weft" "$(committed_weights "$1")" && write_training "$1"
}

write_training() {
  local rest
  rest=$(grep -v "^| $1 |" "$trainings")
  printf '%s\n%s\n' "$rest" "$(training_of "$1")" >"$trainings.part"
  mv -- "$trainings.part" "$trainings"
}

step_bench() {
  local log=$1
  check "bench golden: every target is met" targets_met golden
}

# These suites report; docs/bench.md says which targets are out of reach, by how much and why. What they measure must
# agree with its references, or they fail.
step_bench_startup() { bench_runs "$1" startup; }
step_bench_generation() { bench_runs "$1" generation; }
step_bench_cosim() { bench_runs "$1" cosim; }
step_bench_engine() { bench_runs "$1" engine; }

bench_runs() {
  local log=$1
  check "bench $2" "$home/scripts/bench" "$2" --json "$done_folder/bench-$2.json"
}

targets_met() {
  "$home/scripts/bench" "$1" --json "$done_folder/bench-$1.json" && ! grep -q '"met" : false' "$done_folder/bench-$1.json"
}

# The last result of every step of the full tier, for everybody to see, and the commit that it is of.
write_evidence() {
  local file=$home/docs/evidence.md of=${commit:0:10}${commit:40} step record passed failed skipped seconds day row rows=()
  for step in $(steps_of full); do
    record=$done_folder/$step
    [[ -f $record ]] || record+=.again
    if [[ -f $record ]]; then
      read -r passed failed skipped seconds day <"$record"
      rows+=("| $step | $passed | $failed | $skipped | $seconds | \`$of\` | $seed | $day |")
    elif row=$(grep -m 1 -F "| $step | " "$file"); then
      rows+=("$row")
    else
      rows+=("| $step | not run yet | | | | | | |")
    fi
  done
  {
    echo "# The last results of the full tier"
    echo
    echo "Written by \`scripts/test --full\`: the last result of every step, the commit that it is of, and the seed that"
    echo "replays it."
    echo
    echo "- last commit: \`$commit\`"
    echo "- its machine: $(nproc) processors, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
    echo "- its tools: Java $(java_release), $(verilator --version | cut -d' ' -f1-2), $(yosys -V | cut -d' ' -f1-2)"
    printf '%s\n' "${rows[@]}" | awk -F ' *[|] *' -v of="\`$of\`" '
      { passed += $3; failed += $4; skipped += $5; seconds += $6; here += $7 == of; open += $3 == "not run yet" }
      END {
        printf "- total: %d passed, %d failed, %d skipped in %.2f hours\n", passed, failed, skipped, seconds / 3600
        if (here < NR) printf "- of the last commit: %d of %d steps\n", here, NR
        if (open) printf "- incomplete: %d of %d steps have not been run\n", open, NR
      }'
    echo
    echo "| step | passed | failed | skipped | seconds | commit | seed | day |"
    echo "|---|---|---|---|---|---|---|---|"
    printf '%s\n' "${rows[@]}"
  } >"$file.part"
  mv -- "$file.part" "$file"
}

java_release() { sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$java_home/release"; }
