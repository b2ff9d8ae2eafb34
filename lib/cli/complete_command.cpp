#include <algorithm>
#include <ostream>

#include "cli/commands.hpp"

namespace whichgate::cli {
namespace {

// A word that may come, and what it does.
struct Candidate {
  std::string_view word, explanation;
};

bool by_place(const Option& option) { return !option.name.starts_with("--"); }

// The values that an option is limited to.
std::vector<Candidate> values(const Option& option) {
  std::vector<Candidate> found;
  for (const std::string& value : option.one_of) found.push_back({value, {}});
  return found;
}

std::vector<Candidate> options(const Command& command) {
  std::vector<Candidate> found{{"--help", "print help"}};
  if (!command.commands.empty() && command.options.begin() == command.options.end())
    found.push_back({"--version", "print the version"});
  for (const Option& option : command.options)
    if (!by_place(option)) found.push_back({option.name, option.help});
  return found;
}

// The commands; where there are none, the values of what stands by its place.
std::vector<Candidate> words_of(const Command& command) {
  std::vector<Candidate> found;
  for (const Command& one : command.commands)
    if (!one.hidden) found.push_back({one.name, one.help});
  for (const Option& option : command.options)
    if (by_place(option))
      for (const Candidate& value : values(option)) found.push_back(value);
  return found;
}

// What the last of the words may become, given those before it: a line each, with a tab before the explanation.
// Nothing where the shell's own file names fit.
std::string completions(const Command& program, const std::vector<std::string>& words) {
  if (words.empty()) return {};
  const Command* command = &program;
  const Option* before = nullptr;  // the option that the next word is the value of
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (before) {
      before = nullptr;
    } else if (words[i].starts_with('-')) {
      for (const Option& option : command->options)
        if (option.name == words[i] && !option.type.empty()) before = &option;
    } else {
      const auto one = std::ranges::find(command->commands, words[i], &Command::name);
      if (one != command->commands.end()) command = &*one;
    }
  }
  const std::string& begun = words.back();
  const auto candidates = before ? values(*before) : begun.starts_with('-') ? options(*command) : words_of(*command);
  std::string lines;
  for (const Candidate& candidate : candidates)
    if (candidate.word.starts_with(begun))
      lines.append(candidate.word).append("\t").append(candidate.explanation) += '\n';
  return lines;
}

struct Options {
  std::vector<std::string> words;
};

void declare(OptionList& list, Options& options) {
  list.repeated("words", options.words, "WORD...", "the words after the program's name, up to the cursor");
}

int answer(const Options& options, const Catalog&, const Streams& streams) {
  std::string catalog_file;
  streams.out << completions(whole_program(catalog_file), options.words);
  return yes;
}

}  // namespace

// For the shells' completion scripts: whichgate complete -- WORD...
Command complete_command() {
  Command made = command<Options>("complete", "print what a word may become", "", declare, answer);
  made.hidden = true;
  return made;
}

}  // namespace whichgate::cli
