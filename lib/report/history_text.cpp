#include <fmt/core.h>

#include "report/catalog_text.hpp"
#include "report/catalog_words.hpp"
#include "report/change_text.hpp"
#include "report/paragraph.hpp"

namespace whichgate::report {
namespace {

// Which versions nobody recorded, before this one.
std::string gap(const PolicyChange& change) {
  if (change.unrecorded <= 0) return {};
  const std::string versions = counted(static_cast<std::size_t>(change.unrecorded), "version");
  return fmt::format("{} before it {} not recorded; ", versions, change.unrecorded == 1 ? "is" : "are");
}

std::string headline(const PolicyChange& change) {
  return fmt::format("{:<5} {}  {}{}\n", change.after->version, date_in_words(*change.after), gap(change),
                     change_summary(change));
}

}  // namespace

std::string history_text(const std::vector<PolicyChange>& history, const Catalog& catalog) {
  if (history.empty()) return {};
  const ManagedPolicy& newest = *history.back().after;
  std::string text = fmt::format("{}\n  {}\n{}, {} to {}; wildcards stand for the actions that are listed today\n",
                                 newest.name, newest.arn, counted(history.size(), "version") + " recorded",
                                 history.front().after->version, newest.version);
  for (const PolicyChange& change : history) text += '\n' + headline(change) + change_text(change, catalog);
  return text;
}

}  // namespace whichgate::report
