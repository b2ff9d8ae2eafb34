#pragma once
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "whichgate/instant.hpp"

// The program `whichgate`, without a process around it.
namespace whichgate::cli {

// What is around the program: what the terminal can show, and the time. All off: the output goes to a file or a pipe,
// and nothing is old.
struct Terminal {
  bool color = false;     // the output is a terminal and the person wants colours
  bool progress = false;  // the error output is a terminal
  std::optional<Instant> now = {};
};

// The exit codes, a promise to scripts.
enum Exit : int {
  yes = 0,  // the answer is yes, or every expectation held
  expectation_failed = 1,
  no = 2,  // the answer is no
  bad_input = 3,
  unknown = 4,  // the answer is neither yes nor no
  wrong_usage = 64
};

// Runs one command line, without the program's own name in `args`, and gives the exit code.
int run(std::vector<std::string> args, std::istream& in, std::ostream& out, std::ostream& err,
        const Terminal& terminal = {});

}  // namespace whichgate::cli
