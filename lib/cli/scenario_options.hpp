#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cli/option.hpp"
#include "cli/streams.hpp"
#include "report/format.hpp"
#include "whichgate/rules.hpp"

namespace whichgate::cli {

// The options of the commands that answer about worlds and scenarios.
struct ScenarioOptions {
  std::string rules = {};  // empty: as the file says
  const report::Format* format = &report::text_format;
  bool ascii = false;
  bool no_color = false;

  std::optional<Rules> rule_book() const { return parse_rules(rules); }
  report::Style style(const Terminal& terminal) const { return {ascii, terminal.color && !no_color}; }
};

inline void declare_paths(OptionList& list, std::vector<std::string>& paths) {
  list.repeated("path", paths, "PATH...", "scenario files, and folders of them; - is the standard input").required =
      true;
}

template <class... Answers>
void declare_scenario_options(OptionList& list, ScenarioOptions& options,
                              report::Renderer<Answers> report::Format::*... answers) {
  list.optional("--rules", options.rules, "BOOK",
                "the rule book: documented (AWS's documentation) or field-notes (write-ups)")
      .one_of = {"documented", "field-notes"};
  list.formats(options.format, answers...);
  list.flag("--ascii", options.ascii, "only ASCII characters: ok, x and - for the signs");
  list.flag("--no-color", options.no_color, "no colours, also on a terminal");
}

}  // namespace whichgate::cli
