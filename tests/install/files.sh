#!/bin/sh
# files.sh PREFIX LIBDIR: the installation has the files of files.txt and the copies of three folders, and no others.
set -eu
prefix=$1
libdir=$2
here=$(cd "$(dirname "$0")" && pwd)
top=$here/../..

diff -r "$top/include/whichgate" "$prefix/include/whichgate"
diff -r "$top/fixtures/schema" "$prefix/share/whichgate/schema"
diff -r -x run.sh "$top/examples" "$prefix/share/whichgate/examples"

# The name of the file with the targets has the build type in it.
(cd "$prefix" && find . -type f | grep -v -e '^\./include/whichgate/' -e '^\./share/whichgate/schema/' -e '^\./share/whichgate/examples/') |
  sed -e 's|^\./||' -e "s|^$libdir/|lib/|" -e 's|\(whichgateTargets-\)[a-z]*\.|\1BUILD_TYPE.|' | LC_ALL=C sort |
  diff "$here/files.txt" -
