#include <fmt/core.h>

#include "report/catalog_text.hpp"
#include "report/extent_text.hpp"
#include "report/policy_change_text.hpp"
#include "report/policy_version_text.hpp"
#include "report/text_layout.hpp"

namespace whichgate::report {
namespace {

// Which versions nobody recorded, before this one.
std::string gap(const PolicyChange& change) {
  if (change.unrecorded <= 0) return {};
  const std::string versions = counted(static_cast<std::size_t>(change.unrecorded), "version");
  return fmt::format("{} before it {} not recorded; ", versions, change.unrecorded == 1 ? "is" : "are");
}

std::string headline(const PolicyChange& change) {
  return fmt::format("{:<5} {}  {}{}\n", change.after->version, release_date(*change.after), gap(change),
                     policy_change_summary(change));
}

}  // namespace

std::string policy_history_text(const PolicyHistoryAnswer& answer, const Style&) {
  const std::vector<PolicyChange>& history = answer.versions;
  if (history.empty()) return {};
  const ManagedPolicy& newest = *history.back().after;
  std::string text = fmt::format("{}\n  {}\n{}, {} to {}; wildcards stand for the actions that are listed today\n",
                                 newest.name, newest.arn, counted(history.size(), "version") + " recorded",
                                 history.front().after->version, newest.version);
  for (const PolicyChange& change : history)
    text += '\n' + headline(change) + policy_change_text(change, answer.catalog);
  return text;
}

}  // namespace whichgate::report
