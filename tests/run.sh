#!/bin/sh
# Builds everything with warnings as errors and runs all tests: sh tests/run.sh
set -eu
cd "$(dirname "$0")/.."
. tests/support/setup.sh

need_tests
configure dev
build dev
step "Running the tests"
exec ctest --preset dev
