#pragma once
#include <iosfwd>

#include "cli/cli.hpp"

namespace whichgate::cli {

// Where a command reads and writes.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Terminal terminal;
};

}  // namespace whichgate::cli
