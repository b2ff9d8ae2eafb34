#!/bin/sh
# Counts instructions with callgrind, which repeat to the digit where times swing, and fails when a figure of gates.txt
# has passed its gate:
#   sh tests/bench/instructions.sh            counts and compares
#   sh tests/bench/instructions.sh --update   writes the figures that it finds into gates.txt, too
set -eu
cd "$(dirname "$0")/../.."
. tests/support/setup.sh

update=no
case ${1:-} in
  "") ;;
  --update) update=yes ;;
  *)
    say "usage: sh tests/bench/instructions.sh [--update]"
    exit 64
    ;;
esac

need_program
need valgrind
configure release
build release --target whichgate_instructions

gates=tests/bench/gates.txt
program=build/release/tests/whichgate_instructions
counts=build/release/instructions
mkdir -p "$counts"
inputs=$("$program" inputs)

# count NAME: the instructions of one decision, to a hundredth where they are few.
count() {
  if ! decisions=$(valgrind --quiet --tool=callgrind --callgrind-out-file="$counts/$1" \
    --toggle-collect=counted_rounds "$program" "$1" 2>"$counts/$1.log" </dev/null); then
    cat "$counts/$1.log" >&2
    return 1
  fi
  awk -v decisions="$decisions" '/^(summary|totals):/ { total = $2 }
    END { each = total / decisions; printf each < 100 ? "%.2f\n" : "%.0f\n", each }' "$counts/$1"
}

step "Counting, with the $inputs inputs"
past=
: >"$counts/gates.txt"
printf '%-16s %10s %10s %10s\n' instructions counted gate before
while IFS= read -r line; do
  case $line in
    "$inputs "*) ;;
    *)
      printf '%s\n' "$line" >>"$counts/gates.txt"
      continue
      ;;
  esac
  read -r kind name gate figure <<EOF
$line
EOF
  counted=$(count "$name")
  verdict=ok
  if awk "BEGIN { exit !($counted > $gate) }"; then
    verdict="past the gate"
    past="$past $name"
  fi
  printf '%-16s %10s %10s %10s  %s\n' "$name" "$counted" "$gate" "$figure" "$verdict"
  printf '%-9s %-15s %-9s %s\n' "$kind" "$name" "$gate" "$counted" >>"$counts/gates.txt"
done <"$gates"

if [ "$update" = yes ]; then
  cp "$counts/gates.txt" "$gates"
  say "$gates has these figures now"
fi
if [ -n "$past" ]; then
  say "past their gates:$past"
  exit 1
fi
say "all within their gates"
