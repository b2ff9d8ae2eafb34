# Sourced by the run scripts and by CI. Makes sure that what whichgate is built with is here.
#
#   need NAME...   packages by their Debian names; installs those that are missing, where apt is the package manager

say() { printf '%s\n' "$*" >&2; }

step() { say "== $*"; }

# The program that tells whether a package's tool is here; empty for a library.
tool_of() {
  case $1 in
    g++) echo "${CXX:-c++}" ;;
    clang) echo clang++ ;;
    ninja-build) echo ninja ;;
    nodejs) echo node ;;
    cmake | clang-format | clang-tidy | npm | valgrind) echo "$1" ;;
  esac
}

# The same package elsewhere: Fedora, Homebrew, vcpkg.
elsewhere() {
  case $1 in
    g++) echo "gcc-c++ gcc -" ;;
    clang) echo "clang llvm -" ;;
    cmake) echo "cmake cmake -" ;;
    ninja-build) echo "ninja-build ninja -" ;;
    clang-format) echo "clang-tools-extra clang-format -" ;;
    clang-tidy) echo "clang-tools-extra llvm -" ;;
    libfmt-dev) echo "fmt-devel fmt fmt" ;;
    nlohmann-json3-dev) echo "json-devel nlohmann-json nlohmann-json" ;;
    libboost-regex-dev) echo "boost-devel boost boost-regex" ;;
    libcli11-dev) echo "cli11-devel cli11 cli11" ;;
    catch2) echo "catch-devel catch2 catch2" ;;
    libbenchmark-dev) echo "google-benchmark-devel google-benchmark benchmark" ;;
    nodejs) echo "nodejs node -" ;;
    npm) echo "nodejs-npm node -" ;;
    valgrind) echo "valgrind valgrind -" ;;
    *) echo "- - -" ;;
  esac
}

have_apt() { command -v apt-get >/dev/null 2>&1 && command -v dpkg-query >/dev/null 2>&1; }

is_here() {
  is_here_tool=$(tool_of "$1")
  if [ -n "$is_here_tool" ]; then
    command -v "$is_here_tool" >/dev/null 2>&1
  elif have_apt; then
    dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'
  else
    # Without apt a library is looked for by CMake, which names all that are missing when it finds them not.
    true
  fi
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    say "this needs root or sudo: $*"
    exit 1
  fi
}

name_elsewhere() {
  name_column=$1
  name_label=$2
  shift 2
  name_list=
  for name_package in "$@"; do
    name_word=$(elsewhere "$name_package" | cut -d ' ' -f "$name_column")
    [ "$name_word" = - ] || name_list="$name_list $name_word"
  done
  [ -z "$name_list" ] || say "  $name_label$name_list"
}

need() {
  missing=
  for package in "$@"; do
    is_here "$package" || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  # The list is words without blanks, and is meant to be split.
  # shellcheck disable=SC2086
  if have_apt; then
    step "Missing system packages, to be installed with apt-get:$missing"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
  else
    say "missing:$missing"
    say "  Debian, Ubuntu: apt-get install$missing"
    name_elsewhere 1 "Fedora:         dnf install" $missing
    name_elsewhere 2 "Homebrew:       brew install" $missing
    name_elsewhere 3 "vcpkg:          vcpkg install" $missing
    exit 1
  fi
}

need_program() { need g++ cmake ninja-build libfmt-dev nlohmann-json3-dev libboost-regex-dev libcli11-dev; }

need_tests() { need g++ cmake ninja-build libfmt-dev nlohmann-json3-dev libboost-regex-dev libcli11-dev catch2; }

need_benchmarks() { need g++ cmake ninja-build libfmt-dev nlohmann-json3-dev libboost-regex-dev libcli11-dev libbenchmark-dev; }

# Configures a preset; its output is shown only when it fails, for then it says what is missing.
configure() {
  step "Configuring build/$1"
  mkdir -p build
  if ! cmake --preset "$1" >"build/configure-$1.log" 2>&1; then
    cat "build/configure-$1.log" >&2
    exit 1
  fi
}

# build PRESET [OPTION...]
build() {
  step "Building build/$1"
  cmake --build --preset "$@"
}
