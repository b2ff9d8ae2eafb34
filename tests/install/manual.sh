#!/bin/sh
# manual.sh PREFIX: man prints the page without a complaint, and quotes and hyphens can be copied from it.
set -eu
page=$(MANWIDTH=120 man --warnings=w -E UTF-8 -l "$1/share/man/man1/whichgate.1" 2>&1 | col -b)

for text in "whichgate - which gate stopped you, and what opens it" "whichgate why FILE [OPTIONS]" \
  "what AWS publishes, as \`whichgate catalog update\` wrote it" "--resource-account ACCOUNT" \
  "whichgate example scenario | whichgate run -" "EXIT STATUS"; do
  case $page in
    *"$text"*) ;;
    *)
      echo "the man page has no: $text"
      exit 1
      ;;
  esac
done
case $page in
  *warning*)
    echo "$page" | grep warning
    exit 1
    ;;
esac
