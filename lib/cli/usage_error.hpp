#pragma once
#include <iosfwd>
#include <string>
#include <vector>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace whichgate::cli {

// Says what is wrong with a command line, with the nearest word, and where help is; gives the exit code.
int usage_error(const CLI::App& program, const std::vector<std::string>& args, const CLI::ParseError& error,
                std::ostream& err);

}  // namespace whichgate::cli
