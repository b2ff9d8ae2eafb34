#!/bin/sh
# What worlds cost as everything in them grows by 10 and by 100: builds, makes the three worlds, and prints a table:
#   sh tests/bench/growth.sh
set -eu
cd "$(dirname "$0")/../.."
. tests/support/setup.sh

need_program
step "Building build/growth"
mkdir -p build
if ! cmake -S tests/bench/growth -B build/growth -G Ninja -DCMAKE_BUILD_TYPE=Release \
  -DCMAKE_CXX_FLAGS_RELEASE="-O2 -DNDEBUG" >build/configure-growth.log 2>&1; then
  cat build/configure-growth.log >&2
  exit 1
fi
cmake --build build/growth --target whichgate_program growth_world growth_measure

for scale in 1 10 100; do
  step "The world of scale $scale"
  build/growth/growth_world "$scale" >"build/growth/world-$scale.json"
done
step "Measuring: ten times as much from column to column"
exec build/growth/growth_measure build/growth/whichgate/bin/whichgate \
  build/growth/world-1.json build/growth/world-10.json build/growth/world-100.json
