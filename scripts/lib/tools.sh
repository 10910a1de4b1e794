# What the scripts share: messages, packages, the JDK, the lock. Sourced, with $home set to the checkout.

say() { printf 'weft: %s\n' "$*" >&2; }

# die CODE MESSAGE...: 2 usage or configuration, 5 missing tool, 1 anything else.
die() {
  local code=$1
  shift
  say "$@"
  exit "$code"
}

# Where everything that the scripts make is kept; git ignores it.
state=$home/.weft

make_state() {
  mkdir -p -- "$state" 2>/dev/null && [[ -w $state ]] ||
    die 2 "cannot write $state: the checkout must be writable by you on first use and after a change"
}

# install PACKAGE...: through apt where we may, otherwise says exactly what to install and exits with 5.
install() {
  local sudo=()
  local manual="apt-get install --no-install-recommends $*"
  if ((EUID != 0)); then
    manual="sudo $manual"
    if [[ -z ${WEFT_NO_INSTALL:-} ]] && command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
      sudo=(sudo -n)
    else
      die 5 "missing: $*; install with: $manual"
    fi
  fi
  [[ -z ${WEFT_NO_INSTALL:-} ]] || die 5 "missing: $*; install with: $manual"
  command -v apt-get >/dev/null ||
    die 5 "missing: $* (names as in Debian 12); there is no apt-get here, install them by your system's means"
  make_state
  local log=$state/apt.log
  say "installing $* (log: $log)"
  if ! "${sudo[@]}" apt-get update >"$log" 2>&1 ||
    ! "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y --no-install-recommends "$@" >>"$log" 2>&1; then
    tail -n 15 "$log" >&2
    die 5 "apt-get failed (whole log: $log); install by hand with: $manual"
  fi
}

# java_version HOME: the feature version of the JDK or JRE there, 0 if there is none.
java_version() {
  local line version
  if [[ -r $1/release ]]; then
    while IFS= read -r line; do
      if [[ $line == JAVA_VERSION=* ]]; then
        version=${line#*\"}
        version=${version#1.}
        printf '%s' "${version%%[.\"+-]*}"
        return
      fi
    done <"$1/release"
  fi
  printf 0
}

# Sets java_home to a JDK (with javac) of at least 17: JAVA_HOME, else the one on the path, else any in /usr/lib/jvm.
find_jdk() {
  local candidate
  java_home=
  local candidates=()
  [[ -z ${JAVA_HOME:-} ]] || candidates+=("$JAVA_HOME")
  if command -v javac >/dev/null; then
    candidate=$(readlink -f -- "$(command -v javac)")
    candidates+=("${candidate%/bin/javac}")
  fi
  candidates+=(/usr/lib/jvm/java-17-openjdk-* /usr/lib/jvm/*)
  for candidate in "${candidates[@]}"; do
    if [[ -x $candidate/bin/javac ]] && (($(java_version "$candidate") >= 17)); then
      java_home=$candidate
      return 0
    fi
  done
  return 1
}

# present TOOL: whether it is on the path; a file if it begins with a slash.
present() {
  if [[ $1 == /* ]]; then [[ -e $1 ]]; else command -v "$1" >/dev/null; fi
}

# need TOOL=PACKAGE...: installs the packages whose tool is not there. TOOL jdk means a JDK.
need() {
  find_missing "$@"
  ((${#missing[@]} > 0)) || return 0
  if may_install; then
    # One at a time: a second first use waits for the packages of the first.
    make_state
    exec {installing}>"$state/install-lock"
    flock "$installing"
    find_missing "$@"
  fi
  ((${#missing[@]} == 0)) || install "${missing[@]}"
  [[ -z ${installing:-} ]] || exec {installing}>&-
}

# Sets missing to the packages of those TOOL=PACKAGE whose tool is not there.
find_missing() {
  local pair
  missing=()
  for pair in "$@"; do
    if [[ ${pair%%=*} == jdk ]]; then
      find_jdk || missing+=("${pair#*=}")
    else
      present "${pair%%=*}" || missing+=("${pair#*=}")
    fi
  done
}

# may_install: whether packages can be installed without asking anybody.
may_install() {
  [[ -z ${WEFT_NO_INSTALL:-} ]] && command -v apt-get >/dev/null &&
    { ((EUID == 0)) || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }; }
}

# want TOOL=PACKAGE...: as need, but where nothing may be installed says what will be skipped; in CI it must be there.
want() {
  local pair
  for pair in "$@"; do
    if ! present "${pair%%=*}"; then
      if [[ -n ${WEFT_CI:-} ]] || may_install; then
        need "$@"
        return
      fi
      say "${pair%%=*} is not installed: checks that need it are skipped (apt-get install ${pair#*=})"
    fi
  done
}

build_tools=(jdk=openjdk-17-jdk-headless mvn=maven)
simulation_tools=(verilator=verilator g++=g++ make=make)
# FST waves are compiled against zlib; icepack is of fpga-icestorm; random designs are compiled by Clang, the quickest.
check_tools=(clang++=clang iverilog=iverilog yosys=yosys z3=z3 nextpnr-ice40=nextpnr-ice40 icepack=fpga-icestorm
  /usr/include/zlib.h=zlib1g-dev chromium=chromium sta=opensta
  /usr/share/qflow/tech/osu018/osu018_stdcells.lib=qflow-tech-osu018)

# Makes Maven use the JDK that we found.
use_jdk() {
  find_jdk || die 5 "no JDK of version 17 or later; install with: apt-get install openjdk-17-jdk-headless"
  export JAVA_HOME=$java_home
}

# One at a time in this checkout, for whatever writes into target folders. Held until the process ends.
take_lock() {
  make_state
  exec {lock}>"$state/lock"
  if ! flock -n "$lock"; then
    say "waiting for another build of this checkout to end"
    flock "$lock"
  fi
}
release_lock() { exec {lock}>&-; }
