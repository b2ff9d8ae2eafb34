#!/bin/sh
# Measures whichgate beside iam-simulate, Cedar and casbin on the same questions, all of them in turn in each round:
#   sh tests/bench/peers.sh [ROUNDS]
# The peers come from npm into build/peers and are only run.
set -eu
cd "$(dirname "$0")/../.."
. tests/support/setup.sh

need_benchmarks
need nodejs npm
configure bench
build bench --target whichgate_contestant

mkdir -p build/peers
cp tests/bench/peers/* build/peers
if [ ! -d build/peers/node_modules/casbin ]; then
  step "Fetching the peers"
  npm install --prefix build/peers --no-package-lock --no-fund --no-audit
fi

step "Racing"
build/bench/tests/whichgate_contestant sample >build/peers/sample.json
exec node build/peers/race.mjs build/bench/tests/whichgate_contestant build/peers/sample.json "${1:-5}"
