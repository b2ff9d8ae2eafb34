#!/bin/sh
# Changes lib/eval and lib/text/values one line at a time, in a copy, and says which test catches each change:
#
#   sh tests/mutation/run.sh            all of mutations.txt, but for those that an earlier run has answered
#   sh tests/mutation/run.sh NAME...    these
#
# Exits 1 when a change survives, does not compile, or its line is not there exactly once.
set -eu
cd "$(dirname "$0")/../.."
. tests/support/setup.sh

list=tests/mutation/mutations.txt
build=build/mutation
copy=$build/copy
folders="eval text/values"

# Only what differs is copied, so that little is built again.
restore() {
  for folder in $folders; do
    mkdir -p "$copy/$folder"
    for source in lib/"$folder"/*.?pp; do
      cmp -s "$source" "$copy/$folder/${source##*/}" || cp "$source" "$copy/$folder/"
    done
  done
}

judge() { timeout 600 $build/judges --abort --order decl >$build/judges.log 2>&1; }

# change FILE LINE OTHER: changes the one line of the copy that is LINE but for its indentation.
change() {
  folder=eval
  [ -f "lib/eval/$1" ] || folder=text/values
  LINE=$2 OTHER=$3 awk '
    { text = $0; sub(/^ +/, "", text) }
    text == ENVIRON["LINE"] { match($0, /^ */); print substr($0, 1, RLENGTH) ENVIRON["OTHER"]; found++; next }
    { print }
    END { exit found != 1 }' "lib/$folder/$1" >$build/changed || return 1
  cp $build/changed "$copy/$folder/$1"
}

# answer FILE LINE OTHER: what becomes of the change.
answer() {
  if ! change "$@"; then
    echo "its line is not there exactly once"
  elif ! cmake --build $build >$build/build.log 2>&1; then
    echo "does not compile"
  elif judge; then
    echo "survived"
  else
    echo "caught by: $(sed -n '/^-----/{n;p;q;}' $build/judges.log)"
  fi
}

need_tests
if [ -z "${WHICHGATE_LIBRARY:-}" ]; then
  configure dev
  cmake --build --preset dev --target whichgate_catalog
  WHICHGATE_LIBRARY=$PWD/build/dev/libwhichgate.a
fi

step "Building and running the tests without any change"
restore
cmake -S tests/mutation -B $build -G Ninja -D WHICHGATE_LIBRARY="$WHICHGATE_LIBRARY" >/dev/null
cmake --build $build
judge || { tail -n 40 $build/judges.log; exit 1; }

# What an earlier run answered holds as long as nothing has changed.
sources=$(cat lib/eval/*.?pp lib/text/values/*.?pp $list tests/cases/* tests/unit/eval/* tests/reference/* tests/properties/* | cksum)
answers=$build/answers.txt
[ "$(head -n 1 $answers 2>/dev/null)" = "$sources" ] || echo "$sources" >$answers

step "Changing one line at a time"
failed=0
name= file= line=

# try OTHER: the answer about one change, an earlier one where there is one.
try() {
  known=$(sed -n "s/^$name: //p" $answers)
  if [ -z "$known" ]; then
    known=$(answer "$file" "$line" "$1" </dev/null)
    echo "$name: $known" >>$answers
    restore
  fi
  printf '%-32s %-16s %s\n' "$name" "$file" "$known"
  case $known in "caught by"*) ;; *) failed=1 ;; esac
}

wanted() {
  [ $# -gt 0 ] || return 0
  for one in "$@"; do [ "$one" = "$name" ] && return 0; done
  return 1
}

while IFS= read -r text; do
  case $text in
    '' | '#'*) ;;
    '- '*) line=${text#- } ;;
    '+ '*) if wanted "$@"; then try "${text#+ }"; fi ;;
    *) name=${text%% *} file=${text##* } ;;
  esac
done <$list
exit $failed
