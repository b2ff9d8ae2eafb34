#include "cli/usage_error.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "cli/cli.hpp"
#include "text/text.hpp"

namespace whichgate::cli {
namespace {

// The command that the words named, as far as they did: the program itself when they named none.
const CLI::App& named_command(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? app : named_command(*commands.front());
}

// As it is written: "whichgate catalog update".
std::string spelled(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return parent ? fmt::format("{} {}", spelled(*parent), command.get_name()) : command.get_name();
}

// How many of the words name commands.
std::size_t depth(const CLI::App& command) { return command.get_parent() ? 1 + depth(*command.get_parent()) : 0; }

// What is wrong, in our form: CLI11 writes sentences, ours are lower case without a full stop.
std::string message_of(const CLI::ParseError& error, const CLI::App& command, const std::vector<std::string>& args) {
  const bool lacks_command = !command.get_subcommands([](const CLI::App*) { return true; }).empty();
  if (lacks_command && dynamic_cast<const CLI::RequiredError*>(&error)) {
    auto words = args;
    std::erase_if(words, [](const std::string& arg) { return arg.starts_with('-'); });
    const std::size_t known = depth(command);
    return words.size() <= known ? "a command is needed" : fmt::format("unknown command `{}`", words[known]);
  }
  std::string message = error.what();
  message.erase(message.find_last_not_of(".\n ") + 1);
  if (message.starts_with("The ")) message.replace(0, 1, "t");
  std::replace(message.begin(), message.end(), '\n', ' ');
  return message;
}

// The nearest command or option to a word that nobody knows, or an empty string.
std::string nearest_word(const CLI::App& command, const std::vector<std::string>& args) {
  std::vector<std::string> known;
  const auto commands = command.get_subcommands([](const CLI::App*) { return true; });
  for (const CLI::App* one : commands) known.push_back(one->get_name());
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
  for (const std::string& arg : args) {
    const std::string word = arg.substr(0, arg.find('='));
    if (std::find(known.begin(), known.end(), word) != known.end()) continue;
    if (commands.empty() && !word.starts_with("--")) continue;
    if (std::string near = text::nearest(word, known); !near.empty()) return near;
  }
  return {};
}

}  // namespace

int usage_error(const CLI::App& program, const std::vector<std::string>& args, const CLI::ParseError& error,
                std::ostream& err) {
  const CLI::App& command = named_command(program);
  const std::string near = nearest_word(command, args);
  err << fmt::format("whichgate: {}\n  help: {}`{} --help` shows how it is used\n", message_of(error, command, args),
                     near.empty() ? "" : fmt::format("did you mean `{}`? ", near), spelled(command));
  return wrong_usage;
}

}  // namespace whichgate::cli
