#!/bin/sh
# Fuzzes every target for so many seconds under clang with the sanitizers, beginning with its corpus:
#   sh tests/fuzz/run.sh [SECONDS]
# Inputs that reach new code are kept in build/fuzz/corpus, and what fails in build/fuzz/found.
set -eu
cd "$(dirname "$0")/../.."
. tests/support/setup.sh

seconds=${1:-600}
need_tests
need clang
configure fuzz
build fuzz
mkdir -p build/fuzz/found

for target in policy_reader wildcard condition_values decide catalog_file; do
  step "Fuzzing $target for $seconds seconds"
  mkdir -p "build/fuzz/corpus/$target"
  "build/fuzz/tests/whichgate_fuzz_$target" -max_total_time="$seconds" -timeout=10 -print_final_stats=1 \
    -dict=tests/fuzz/policy.dict -artifact_prefix="build/fuzz/found/$target-" \
    "build/fuzz/corpus/$target" "tests/fuzz/corpus/$target"
done
say "no finding"
