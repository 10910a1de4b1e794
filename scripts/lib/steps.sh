# The steps of the two tiers. step_NAME LOG sets passed, failed and skipped; sourced by scripts/test.

# steps_of TIER: the steps in order, a line each.
steps_of() {
  if [[ $1 == sample ]]; then
    printf '%s\n' unit launcher
  else
    printf '%s\n' unit_arch unit_hdl unit_generators unit_golden unit_cosim unit_cli unit_other_jdk launcher
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
  if [[ -n ${WEFT_CI:-} ]] && ((skipped > 0)); then
    echo "in CI nothing may be skipped:"
    grep -E 'Skipped: [1-9].*Time elapsed' "$log" || true
    failed=$((failed + skipped))
    skipped=0
  fi
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
step_unit_generators() { package_tests "$1" hwgen/generators 'weft/tim/**'; }
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
  source "$home/scripts/lib/check-launcher.sh"
  check_launcher
}

# The last result of the full tier, for everybody to see.
write_evidence() {
  local file=$home/docs/evidence.md
  {
    echo "# The last run of the full tier"
    echo
    echo "Written by \`scripts/test --full\`."
    echo
    echo "- commit: \`$commit\`"
    echo "- seed: $seed"
    echo "- date: $(date -u +%Y-%m-%d)"
    echo "- machine: $(nproc) processors, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
    echo "- tools: Java $(java_release), $(verilator --version | cut -d' ' -f1-2), $(yosys -V | cut -d' ' -f1-2)"
    echo "- total: $total_passed passed, $total_failed failed, $total_skipped skipped in" \
      "$(awk -v s="$total_seconds" 'BEGIN { printf "%.2f", s / 3600 }') hours"
    echo
    echo "| step | passed | failed | skipped | seconds |"
    echo "|---|---|---|---|---|"
    local step record
    for step in "${steps[@]}"; do
      record=$done_folder/$step
      [[ -f $record ]] || record+=.failed
      read -r passed failed skipped seconds <"$record"
      echo "| $step | $passed | $failed | $skipped | $seconds |"
    done
  } >"$file.part"
  mv -- "$file.part" "$file"
  say "wrote docs/evidence.md"
}

java_release() { sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$java_home/release"; }
