#!/bin/sh
# completions.sh PREFIX: the completion of every shell that is here can be read, and bash gets the words of
# completions.txt.
set -eu
prefix=$1
here=$(cd "$(dirname "$0")" && pwd)
share=$prefix/share

# parses SHELL FILE
parses() {
  if command -v "$1" >/dev/null 2>&1; then "$1" -n "$2"; fi
}
parses bash "$share/bash-completion/completions/whichgate"
parses zsh "$share/zsh/site-functions/_whichgate"
parses fish "$share/fish/vendor_completions.d/whichgate.fish"

command -v bash >/dev/null 2>&1 || exit 0
PATH=$prefix/bin:$PATH bash -eu -c '
  source "$1"
  while IFS="|" read -r typed expected; do
    read -r -a words <<<"$typed"
    COMP_WORDS=(whichgate "${words[@]}")
    COMP_CWORD=${#words[@]}
    _whichgate
    if [ "${COMPREPLY[*]}" != "$expected" ]; then
      echo "whichgate $typed: ${COMPREPLY[*]} instead of $expected"
      exit 1
    fi
  done <"$2"' bash "$share/bash-completion/completions/whichgate" "$here/completions.txt"
