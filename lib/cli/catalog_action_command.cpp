#include <ostream>

#include "cli/commands.hpp"
#include "cli/refuse.hpp"
#include "report/catalog_answers.hpp"

namespace whichgate::cli {
namespace {

struct Options {
  const report::Format* format = &report::text_format;
  std::string pattern = {};
  bool all = false;
};

void declare(OptionList& list, Options& options) {
  list.formats(options.format, &report::Format::actions);
  list.required("pattern", options.pattern, "PATTERN", "an action, or a wildcard as in a policy");
  list.flag("--all", options.all, "name every managed policy that allows it");
}

int answer(const Options& options, const Catalog& catalog, const Streams& streams) {
  const Result<std::size_t> matches = find_actions(catalog, options.pattern);
  if (!matches) return refuse(matches.error(), streams);
  streams.out << options.format->actions({options.pattern, action_sheets(catalog, options.pattern), options.all}, {});
  return yes;
}

}  // namespace

Command catalog_action_command() {
  return command("action", "what AWS lists about an action, or about those of a wildcard",
                 "whichgate catalog action \"ce:Desc*\"", declare, answer);
}

}  // namespace whichgate::cli
