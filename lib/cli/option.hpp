#pragma once
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "report/format.hpp"

namespace whichgate::cli {

// A flag that chooses a format.
struct FormatFlag {
  const report::Format** chosen;
  const report::Format* format;
};

// An option or an argument of a command, and where its value goes.
struct Option {
  std::string_view name;  // "--world"; an argument that stands by its place has no dashes
  std::variant<bool*, std::string*, std::vector<std::string>*, FormatFlag> value;
  std::string_view type;  // "FILE"; none for a flag
  std::string_view help;
  bool required = false;
  std::vector<std::string> one_of = {};  // the values it takes; none: any
  std::string_view excludes = {};        // the option that cannot be given with it
};

// The options of a command, in the order of its help.
class OptionList {
 public:
  explicit OptionList(std::span<const report::Format* const> formats = report::formats) : formats_(formats) {}

  void flag(std::string_view name, bool& value, std::string_view help) { add({name, &value, {}, help}); }
  Option& required(std::string_view name, std::string& value, std::string_view type, std::string_view help) {
    return add({name, &value, type, help, true});
  }
  Option& optional(std::string_view name, std::string& value, std::string_view type, std::string_view help) {
    return add({name, &value, type, help});
  }
  // May be given several times; an argument that stands by its place, with several values.
  Option& repeated(std::string_view name, std::vector<std::string>& values, std::string_view type,
                   std::string_view help) {
    return add({name, &values, type, help});
  }
  // A flag for each format that has a form for all of these answers, for example &report::Format::decision.
  template <class... Answers>
  void formats(const report::Format*& chosen, report::Renderer<Answers> report::Format::*... answers) {
    for (const report::Format* format : formats_)
      if (!format->option.empty() && ((format->*answers != nullptr) && ...))
        add({format->option, FormatFlag{&chosen, format}, {}, format->help});
  }

  auto begin() const { return options_.begin(); }
  auto end() const { return options_.end(); }

 private:
  Option& add(Option option) { return options_.emplace_back(std::move(option)); }

  std::span<const report::Format* const> formats_;
  std::vector<Option> options_;
};

}  // namespace whichgate::cli
