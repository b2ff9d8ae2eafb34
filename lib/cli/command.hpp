#pragma once
#include <functional>
#include <memory>

#include "cli/commands.hpp"

namespace CLI {
class App;
}

namespace whichgate::cli {

// A command of the program, and what answers it once the command line was read.
struct Command {
  CLI::App* app = nullptr;
  std::function<int(const Catalog&, const Streams&)> answer = {};
};

template <class Options>
using Answer = int (*)(const Options&, const Catalog&, const Streams&);

// The options are read into live as long as what answers them.
template <class Options>
Command answered_by(CLI::App& app, std::shared_ptr<Options> options, Answer<Options> answer) {
  return {&app, [options = std::move(options), answer](const Catalog& catalog, const Streams& streams) {
            return answer(*options, catalog, streams);
          }};
}

// Each group of commands, in its file.
std::vector<Command> add_commands(CLI::App& program);  // run, why, list, decide, simulate
std::vector<Command> add_catalog(CLI::App& program);   // catalog info, catalog action, ...
std::vector<Command> add_help(CLI::App& program);      // example; manual and complete, which --help does not show

}  // namespace whichgate::cli
