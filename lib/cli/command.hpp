#pragma once
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "cli/option.hpp"
#include "cli/streams.hpp"

namespace whichgate {
class Catalog;
}

namespace whichgate::cli {

// A command of the program as its user sees it, and what it does. A group, such as `catalog`, has commands instead.
struct Command {
  std::string_view name;
  std::string_view help;
  std::string_view example = {};  // a command line that works as it stands
  OptionList options = OptionList();
  std::function<int(const Catalog&, const Streams&)> run = {};  // gives the exit code
  std::vector<Command> commands = {};
  bool hidden = false;  // for a build or a shell: help does not show it
};

// A command whose options live as long as it does.
template <class Options>
Command command(std::string_view name, std::string_view help, std::string_view example,
                void (*declare)(OptionList&, Options&), int (*run)(const Options&, const Catalog&, const Streams&)) {
  const auto options = std::make_shared<Options>();
  Command command{name, help, example};
  declare(command.options, *options);
  command.run = [options, run](const Catalog& catalog, const Streams& streams) {
    return run(*options, catalog, streams);
  };
  return command;
}

}  // namespace whichgate::cli
