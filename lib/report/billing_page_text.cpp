#include <fmt/core.h>

#include <algorithm>

#include "report/catalog_text.hpp"
#include "report/extent_text.hpp"
#include "report/policy_version_text.hpp"
#include "report/text_layout.hpp"

namespace whichgate::report {
namespace {

constexpr std::size_t policies_shown = 10;

std::string gate_in_words(Gated gated) {
  switch (gated) {
    case Gated::yes:
      return "yes: closed to IAM users and roles while \"IAM user and role access to Billing information\" is off";
    case Gated::no:
      return "no: AWS lists it as open whatever \"IAM user and role access to Billing information\" says";
    case Gated::undocumented:
      break;
  }
  return "unknown: AWS does not say whether \"IAM user and role access to Billing information\" closes it";
}

std::vector<std::string> with_channel(const std::vector<std::string>& actions, const Catalog& catalog) {
  std::vector<std::string> words;
  for (const std::string& action : actions)
    words.push_back(action + (catalog.console_only(action) ? " (console only)" : ""));
  return words;
}

std::string lacks(const PageOpening& opening) {
  std::string text;
  if (!opening.missing.empty())
    text += paragraph(fmt::format("  {} lacks ", name_and_version(*opening.policy)), opening.missing);
  if (!opening.restricted.empty())
    text += paragraph(fmt::format("  {} restricts ", name_and_version(*opening.policy)), opening.restricted);
  return text;
}

}  // namespace

std::string page_text(const PageAnswer& answer, const Style&) {
  const BillingPage& page = *answer.sheet.page;
  std::string text = page.name + '\n';
  if (!page.other_names.empty()) text += paragraph("  also called  ", page.other_names);
  text += fmt::format("  gated        {}\n", gate_in_words(page.gated));
  text += paragraph("  view needs   ", with_channel(page.view_actions, answer.catalog));
  text += paragraph("  in legacy    ", page.legacy_view_actions);
  std::vector<std::string> opening;
  std::size_t shown = 0, others = 0;
  std::string nearest;
  for (const PageOpening& one : answer.sheet.policies) {
    if (one.opens()) {
      opening.push_back(name_and_version(*one.policy));
    } else if (answer.all_policies || shown < policies_shown) {
      nearest += lacks(one);
      ++shown;
    } else {
      ++others;
    }
  }
  text += fmt::format("\n{} it\n", opening.size() == 1 ? "1 managed policy opens"
                                                       : counted(opening.size(), "managed policy") + " open");
  if (!opening.empty()) text += paragraph("  ", opening);
  if (nearest.empty()) return text;
  text += fmt::format("\nthe nearest others\n{}", nearest);
  if (others > 0) text += fmt::format("  and {} that allow less (--all shows them)\n", others);
  return text;
}

}  // namespace whichgate::report
