#!/bin/sh
# help_examples.sh PREFIX FOLDER: every command's --help shows an example, and it works with nothing but the installed
# program, in an empty folder.
set -eu
prefix=$1
folder=$2
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
PATH=$prefix/bin:$PATH
export PATH

subcommands() {
  whichgate "$@" --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z-][a-z-]*\) .*/\1/p'
}

check() {
  whichgate "$@" --help | sed -n '/^Example:/,$s/^  //p' >example.sh
  status=0
  sh -eu example.sh >output 2>errors || status=$?
  # 2: the answer is no.
  if [ -s example.sh ] && [ -s output ] && { [ $status = 0 ] || [ $status = 2 ]; }; then
    checked=$((checked + 1))
  else
    echo "the example of \`whichgate $*\` ends with $status:"
    cat example.sh errors
    failed=1
  fi
}

checked=0
failed=0
for command in $(subcommands); do
  below=$(subcommands "$command")
  if [ -z "$below" ]; then
    check "$command"
  else
    for one in $below; do check "$command" "$one"; done
  fi
done
echo "$checked examples work"
[ $failed = 0 ] && [ $checked -ge 15 ]
