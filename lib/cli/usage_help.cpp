#include "cli/usage_help.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "text/text.hpp"

namespace whichgate::cli {

std::string UsageHelp::missing_command() const {
  std::vector<std::string> words = args_;
  std::erase_if(words, [](const std::string& arg) { return arg.starts_with('-'); });
  const std::size_t known = named_.size() - 1;
  return words.size() <= known ? "a command is needed" : fmt::format("unknown command `{}`", words[known]);
}

std::string UsageHelp::text() const {
  std::string command;
  for (const Command* one : named_) command += fmt::format("{}{}", command.empty() ? "" : " ", one->name);
  const std::string near = nearest_word();
  return fmt::format("{}`{} --help` shows how it is used", near.empty() ? "" : fmt::format("did you mean `{}`? ", near),
                     command);
}

// The nearest command or option to a word that nobody knows, or an empty string.
std::string UsageHelp::nearest_word() const {
  const Command& command = *named_.back();
  std::vector<std::string> known;
  for (const Command& one : command.commands) known.emplace_back(one.name);
  known.emplace_back("--help");
  if (named_.size() == 1) known.emplace_back("--version");
  for (const Option& option : command.options)
    if (option.name.starts_with("--")) known.emplace_back(option.name);
  for (const std::string& arg : args_) {
    const std::string word = arg.substr(0, arg.find('='));
    if (std::find(known.begin(), known.end(), word) != known.end()) continue;
    if (command.commands.empty() && !word.starts_with("--")) continue;
    if (std::string near = text::nearest(word, known); !near.empty()) return near;
  }
  return {};
}

}  // namespace whichgate::cli
