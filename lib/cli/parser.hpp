#pragma once
#include <iosfwd>
#include <string>
#include <vector>

#include "cli/cli.hpp"
#include "cli/command.hpp"
#include "whichgate/result.hpp"

namespace whichgate::cli {

// Reads a command line into the options of the command that it names, and gives that command. Help, the version and
// what is wrong with the line are printed at once: then there is nothing to run, and the program ends with the exit
// code.
Result<const Command*, Exit> parse(const Command& program, std::vector<std::string> args, std::ostream& out,
                                   std::ostream& err);

}  // namespace whichgate::cli
