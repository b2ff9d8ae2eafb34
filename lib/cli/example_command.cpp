#include <ostream>

#include "cli/commands.hpp"
#include "cli/example_files.hpp"

namespace whichgate::cli {
namespace {

struct Options {
  std::string name;
};

void declare(OptionList& list, Options& options) {
  list.required("name", options.name, "NAME", "which file").one_of = example_names();
}

int answer(const Options& options, const Catalog&, const Streams& streams) {
  for (const ExampleFile& file : example_files())
    if (file.name == options.name) streams.out << file.content;
  return yes;
}

}  // namespace

Command example_command() {
  return command<Options>("example", "print an example of a file, to try a command or to start from",
                          "whichgate example world", declare, answer);
}

}  // namespace whichgate::cli
