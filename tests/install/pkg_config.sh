#!/bin/sh
# pkg_config.sh PREFIX LIBDIR FOLDER COMPILER FLAG...: builds the programs of tests/consumer/installed by what pkg-config
# says, and runs them.
set -eu
prefix=$1
libdir=$2
folder=$3
shift 3
top=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$folder"
PKG_CONFIG_PATH=$prefix/$libdir/pkgconfig
export PKG_CONFIG_PATH

# The flags are words, and are meant to be split.
# shellcheck disable=SC2046
for static in "" --static; do
  "$@" -std=c++20 "$top/tests/consumer/installed/main.cpp" -o "$folder/consumer" \
    $(pkg-config --cflags --libs $static whichgate-catalog)
  "$folder/consumer"
done
# shellcheck disable=SC2046
"$@" -std=c++20 "$top/tests/consumer/installed/own_catalog.cpp" -o "$folder/own_catalog" \
  $(pkg-config --cflags --libs whichgate)
"$folder/own_catalog" "$top/lib/catalog/data/catalog.bin"
