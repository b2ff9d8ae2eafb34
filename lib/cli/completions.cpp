#include <CLI/CLI.hpp>

#include "cli/help_commands.hpp"
#include "text/text.hpp"

namespace whichgate::cli {
namespace {

// A word that may come, and what it does.
struct Candidate {
  std::string word, explanation;
};

// The values that an option is limited to: CLI11 tells them in its type, "BOOK:{documented,field-notes}".
std::vector<Candidate> values(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::size_t open = type.find('{');
  if (open == std::string::npos) return {};
  std::vector<Candidate> found;
  for (const std::string_view value :
       text::split(std::string_view(type).substr(open + 1, type.find('}') - open - 1), ','))
    found.push_back({std::string(value), {}});
  return found;
}

std::vector<Candidate> options(const CLI::App& app) {
  std::vector<Candidate> found;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) found.push_back({"--" + name, option->get_description()});
  return found;
}

// The commands; where there are none, the values of what stands without a name.
std::vector<Candidate> words_of(const CLI::App& app) {
  std::vector<Candidate> found;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); }))
    found.push_back({command->get_name(), command->get_description()});
  for (const CLI::Option* option : app.get_options())
    if (option->get_positional())
      for (Candidate& value : values(*option)) found.push_back(std::move(value));
  return found;
}

}  // namespace

std::string completions(const CLI::App& program, const std::vector<std::string>& words) {
  if (words.empty()) return {};
  const CLI::App* app = &program;
  const CLI::Option* before = nullptr;  // the option that the next word is the value of
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (before) {
      before = nullptr;
    } else if (words[i].starts_with('-')) {
      const CLI::Option* option = app->get_option_no_throw(words[i]);
      if (option && option->get_items_expected_max() > 0) before = option;
    } else {
      for (const CLI::App* command : app->get_subcommands([](const CLI::App*) { return true; }))
        if (command->check_name(words[i])) app = command;
    }
  }
  const std::string& begun = words.back();
  const auto candidates = before ? values(*before) : begun.starts_with('-') ? options(*app) : words_of(*app);
  std::string lines;
  for (const Candidate& candidate : candidates)
    if (candidate.word.starts_with(begun)) lines += candidate.word + '\t' + candidate.explanation + '\n';
  return lines;
}

}  // namespace whichgate::cli
