#pragma once
#include <iosfwd>
#include <string_view>

#include "cli/streams.hpp"
#include "whichgate/diagnostic.hpp"

// What a command does when it cannot answer.
namespace whichgate::cli {

// Collects the findings of several files.
void append(Problems& problems, const Problems& more);

// Writes findings to the error output; the exit code that goes with them.
int refuse(const Problems& problems, const Streams& streams);

// The same for a command line that makes no sense.
int refuse_usage(std::string_view message, std::string_view help, std::ostream& err);

}  // namespace whichgate::cli
