#!/bin/sh
# Asks whichgate and cloud-copilot's iam-simulate the same random cases and explains each difference by rule:
#   sh tests/peers/run.sh [COUNT] [SEED]
# WHICHGATE names a program that is built already. The peer comes from npm into this folder and is only run.
set -eu
cd "$(dirname "$0")/../.."
. tests/support/setup.sh

if [ -z "${WHICHGATE:-}" ]; then
  need_program
  configure release
  build release
  WHICHGATE=build/release/bin/whichgate
fi

if [ ! -d tests/peers/node_modules/@cloud-copilot/iam-simulate ]; then
  step "Fetching the peer"
  npm install --prefix tests/peers --no-package-lock --no-fund --no-audit
fi

step "Comparing"
exec node tests/peers/compare.mjs "$WHICHGATE" "$@"
