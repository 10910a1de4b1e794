# Checks of scripts/weft itself, from the outside. Sourced by steps.sh.

check_launcher() {
  local scratch
  scratch=$(mktemp -d)
  check "the launcher builds" "$home/scripts/weft" --version
  check "help starts in under 0.5 s" starts_quickly
  check "nothing is rebuilt when nothing changed" no_rebuild
  ln -s -- "$home/scripts/weft" "$scratch/a link"
  check "runs from any folder and through a symlink" env -C "$scratch" "./a link" --version
  check "an unknown command is exit code 2" exits_with 2 "$home/scripts/weft" doctr
  check "two first uses at once, in a path with spaces" two_first_uses "$scratch/a copy"
  check "a build that fails shows the compiler's errors" shows_compile_errors "$scratch/a copy"
  check "Weft that cannot install says what to install" says_what_to_install "$scratch"
  rm -rf -- "$scratch"
}

exits_with() {
  local wanted=$1 code=0
  shift
  "$@" || code=$?
  echo "exit code $code, wanted $wanted"
  ((code == wanted))
}

# The best of five, so that a busy machine does not matter.
starts_quickly() {
  local i began took best=999999
  for i in 1 2 3 4 5; do
    began=$(date +%s%N)
    "$home/scripts/weft" --help >/dev/null
    took=$((($(date +%s%N) - began) / 1000000))
    ((took >= best)) || best=$took
  done
  echo "weft --help took $best ms"
  ((best < 500))
}

no_rebuild() {
  local before
  before=$(readlink -- "$state/app/current")
  PATH=$(path_without mvn) "$home/scripts/weft" --version && [[ $(readlink -- "$state/app/current") == "$before" ]]
}

# The program path with a folder that holds everything but some tools.
path_without() {
  local hidden=$scratch/without-$1 folder tool
  mkdir -p -- "$hidden"
  local folders
  IFS=: read -ra folders <<<"$PATH"
  for folder in "${folders[@]}"; do
    for tool in "$folder"/*; do
      [[ " $* " == *" ${tool##*/} "* || ! -x $tool || -e $hidden/${tool##*/} ]] || ln -s -- "$tool" "$hidden/"
    done
  done
  printf '%s' "$hidden"
}

two_first_uses() {
  copy_checkout "$1"
  "$1/scripts/weft" --version >"$scratch/first" 2>&1 &
  local first=$!
  "$1/scripts/weft" --version >"$scratch/second" 2>&1 || { cat "$scratch/first" "$scratch/second" && return 1; }
  wait "$first" || return 1
  cat "$scratch/first" "$scratch/second"
  (($(cat "$scratch/first" "$scratch/second" | grep -c 'weft: built in') == 1))
}

shows_compile_errors() {
  local source=$1/arch/src/main/java/weft/arch/Broken.java output
  echo 'package weft.arch; class Broken { int x = nonsense; }' >"$source"
  if output=$("$1/scripts/weft" --version 2>&1); then
    echo "a broken source was built" && return 1
  fi
  rm -- "$source"
  echo "$output"
  [[ $output == *Broken.java*nonsense* || $output == *Broken.java*"cannot find symbol"* ]] || return 1
  # The deleted file is noticed, and the build before is still there to be replaced.
  "$1/scripts/weft" --version
}

says_what_to_install() {
  local code=0 output
  output=$(PATH=$(path_without verilator make) WEFT_NO_INSTALL=1 "$home/scripts/weft" cosim fashion --engine both 2>&1) || code=$?
  echo "$output"
  ((code == 5)) && [[ $output == *"apt-get install --no-install-recommends verilator make"* ]]
}
