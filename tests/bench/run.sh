#!/bin/sh
# Builds the benchmarks, checks every decision against the expected ones, and prints what each thing takes, beside its
# target and beside a plain loop over the statements:
#   sh tests/bench/run.sh [--benchmark_filter=W2]
# WHICHGATE_PERF names the folder of the inputs; see inputs.hpp for which are taken otherwise.
set -eu
cd "$(dirname "$0")/../.."
. tests/support/setup.sh

need_benchmarks
configure bench
build bench
step "Checking, then measuring"
exec build/bench/tests/whichgate_bench "$@"
