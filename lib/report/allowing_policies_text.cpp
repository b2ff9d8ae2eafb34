#include <fmt/core.h>

#include <map>
#include <set>

#include "report/catalog_text.hpp"
#include "report/extent_text.hpp"
#include "report/policy_version_text.hpp"
#include "report/text_layout.hpp"

namespace whichgate::report {
namespace {

// A policy once for each way in which it allows some of the actions.
struct PolicyRow {
  const OpeningPolicy* opening;
  ExtentActions part;
};

std::string name_of(const OpeningPolicy& opening) {
  return name_and_version(*opening.policy) + (opening.certain ? "" : " (perhaps in force)");
}

std::map<Allowance, std::vector<PolicyRow>, std::greater<>> by_allowance(const std::vector<OpeningPolicy>& openings) {
  std::map<Allowance, std::vector<PolicyRow>, std::greater<>> found;
  for (const OpeningPolicy& opening : openings)
    for (ExtentActions& part : group_by_extent(*opening.policy->document, opening.actions))
      if (allows(part.extent.allowance)) found[part.extent.allowance].push_back({&opening, std::move(part)});
  return found;
}

// About one action, policies that allow it without any limit differ in nothing but their names.
std::string names_text(const std::vector<PolicyRow>& rows) {
  std::vector<std::string> names;
  for (const PolicyRow& row : rows)
    if (unrestricted(row.part.extent)) names.push_back(name_of(*row.opening));
  return names.empty() ? "" : paragraph("  ", names);
}

std::string row_text(const PolicyRow& row, std::size_t matches, const Catalog& catalog) {
  std::string text = "  " + name_of(*row.opening);
  if (matches <= 1) return paragraph(text + "  ", extent_phrases(row.part.extent), " ");
  text += fmt::format("  {} of {}", row.part.actions.size(), matches);
  text = row.part.actions.size() == matches ? text + '\n'
                                            : paragraph(text + ": ", action_phrases(row.part.actions, catalog));
  return unrestricted(row.part.extent) ? text : text + paragraph("    ", extent_phrases(row.part.extent), " ");
}

}  // namespace

std::string allowing_policies_text(const AllowingPoliciesAnswer& answer, const Style&) {
  std::set<std::string_view> policies;
  for (const OpeningPolicy& opening : answer.policies) policies.insert(opening.policy->name);
  const bool one = answer.matches <= 1;
  const std::string what = one ? "" : fmt::format(" ({}) or some of it", counted(answer.matches, "action"));
  std::string text = fmt::format("{}{}: {} {}{}\n", answer.pattern, what, counted(policies.size(), "managed policy"),
                                 policies.size() == 1 ? "allows it" : "allow it",
                                 answer.as_of.empty() ? "" : " as of " + answer.as_of);
  if (answer.matches == 0) text += "AWS does not list this action; it is matched by its text\n";
  for (const auto& [allowance, rows] : by_allowance(answer.policies)) {
    text += fmt::format("\n{} ({})\n", to_string(allowance), rows.size());
    if (one) text += names_text(rows);
    for (const PolicyRow& row : rows)
      if (!one || !unrestricted(row.part.extent)) text += row_text(row, answer.matches, answer.catalog);
  }
  return text;
}

}  // namespace whichgate::report
