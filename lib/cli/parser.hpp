#pragma once
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "cli/cli.hpp"
#include "cli/command.hpp"
#include "whichgate/result.hpp"

namespace whichgate::cli {

inline constexpr std::string_view exit_codes =
    "exit codes: 0 yes, or all held; 1 an expectation failed; 2 the answer is no; 3 bad input; 4 unknown; "
    "64 wrong usage";

// Reads a command line into the options of the command that it names, and gives that command. Help, the version and
// what is wrong with the line are printed at once: then there is nothing to run, and the program ends with the exit
// code.
Result<const Command*, Exit> parse(const Command& program, std::vector<std::string> args, std::ostream& out,
                                   std::ostream& err);

}  // namespace whichgate::cli
