#include <algorithm>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/date_option.hpp"
#include "cli/refuse.hpp"
#include "report/catalog_answers.hpp"

namespace whichgate::cli {
namespace {

struct Options {
  const report::Format* format = &report::text_format;
  std::string pattern = {};
  std::string as_of = {};
};

void declare(OptionList& list, Options& options) {
  list.formats(options.format, &report::Format::allowing_policies);
  list.required("pattern", options.pattern, "ACTION", "an action, or a wildcard as in a policy");
  list.optional("--as-of", options.as_of, "DATE", "by the policies as they were on this day");
}

int answer(const Options& options, const Catalog& catalog, const Streams& streams) {
  const Result<std::size_t> matches = find_actions(catalog, options.pattern);
  std::optional<Instant> as_of;
  if (!options.as_of.empty()) {
    const Result<Instant> date = read_date("--as-of", options.as_of);
    if (!date) return refuse(date.error(), streams);
    as_of = *date;
  }
  std::vector<OpeningPolicy> policies = who_opens(catalog, options.pattern, as_of);
  // AWS's policies name some actions that AWS does not list; anything else that it does not list is misspelt.
  const bool named = std::any_of(policies.begin(), policies.end(), [&](const OpeningPolicy& one) {
    return names_action(*one.policy->document, options.pattern);
  });
  if (!matches && !named) return refuse(matches.error(), streams);
  streams.out << options.format->allowing_policies(
      {options.pattern, matches.value_or(0), options.as_of, std::move(policies), catalog}, {});
  return yes;
}

}  // namespace

Command catalog_who_opens_command() {
  return command("who-opens", "every managed policy that allows an action, and how",
                 "whichgate catalog who-opens ce:DescribeReport", declare, answer);
}

}  // namespace whichgate::cli
