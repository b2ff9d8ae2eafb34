#pragma once
#include <string>
#include <vector>

#include "cli/commands.hpp"

namespace CLI {
class App;
}

// What explains the program: to people, to `man`, to a shell.
namespace whichgate::cli {

struct ExampleOptions {
  std::string name;
};
int example(const ExampleOptions& options, const Catalog& catalog, const Streams& streams);

// The man page, in roff: what --help of every command says.
std::string manual(const CLI::App& program);

// What the last of the words may become, given those before it: a line each, with a tab before the explanation.
// Nothing where the shell's own file names fit.
std::string completions(const CLI::App& program, const std::vector<std::string>& words);

}  // namespace whichgate::cli
