#!/bin/sh
# Builds the program and replays every scenario: sh examples/run.sh
set -eu
cd "$(dirname "$0")/.."
. tests/support/setup.sh

need_program
configure release
build release

whichgate=build/release/bin/whichgate
scenario=fixtures/scenarios/billing-set-switch-off.json

step "Every scenario, under each rule book: $whichgate list --replay fixtures/scenarios"
"$whichgate" list --replay fixtures/scenarios

step "One of them in full: $whichgate why $scenario"
# The answer is no, which is what 2 says.
"$whichgate" why "$scenario" || [ $? = 2 ]
