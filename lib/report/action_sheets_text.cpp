#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "report/catalog_text.hpp"
#include "report/extent_text.hpp"
#include "report/policy_version_text.hpp"
#include "report/text_layout.hpp"
#include "text/text.hpp"

namespace whichgate::report {
namespace {

constexpr std::size_t names_shown = 12;

std::string line(std::string_view label, const std::vector<std::string>& items, std::string_view separator = ", ") {
  return items.empty() ? "" : paragraph(fmt::format("  {:<19}", label), items, separator);
}

std::string resource_text(std::string_view label, const SheetResource& row) {
  const ActionResource& resource = row.resource;
  std::vector<std::string> words{fmt::format("{}{}", resource.type, resource.required ? " (required)" : "")};
  words.insert(words.end(), row.arn_formats.begin(), row.arn_formats.end());
  std::string text = line(label, words, "  ");
  if (!resource.condition_keys.empty()) text += line("", {"  with " + text::join(resource.condition_keys, ", ")});
  if (!resource.dependent_actions.empty())
    text += line("", {"  besides needs " + text::join(resource.dependent_actions, ", ")});
  return text;
}

std::string resources_text(const ActionSheet& sheet) {
  if (sheet.resources.empty()) return line("resources", {"none: only the Resource \"*\" matches"});
  std::string text;
  for (const SheetResource& row : sheet.resources) text += resource_text(text.empty() ? "resources" : "", row);
  return text;
}

std::vector<std::string> key_words(const std::vector<ConditionKey>& keys) {
  std::vector<std::string> words;
  for (const ConditionKey& key : keys)
    words.push_back(key.type.empty() ? key.name : fmt::format("{} ({})", key.name, key.type));
  return words;
}

std::string gate_word(Gated gated) {
  switch (gated) {
    case Gated::yes:
      return "gated";
    case Gated::no:
      return "not gated";
    case Gated::undocumented:
      break;
  }
  return "AWS does not say whether gated";
}

std::vector<std::string> page_words(const std::vector<const BillingPage*>& pages) {
  std::vector<std::string> words;
  for (const BillingPage* page : pages) words.push_back(fmt::format("{} ({})", page->name, gate_word(page->gated)));
  return words;
}

std::string policies_text(const ActionSheet& sheet, bool all) {
  std::map<Allowance, std::vector<std::string>, std::greater<>> names;
  for (const AllowingPolicy& one : sheet.opened_by) names[one.allowance].push_back(name_and_version(*one.policy));
  std::string text =
      line("managed policies", {sheet.opened_by.empty()       ? "none allows it"
                                : sheet.opened_by.size() == 1 ? "1 allows it"
                                                              : fmt::format("{} allow it", sheet.opened_by.size())});
  for (auto& [allowance, shown] : names) {
    const std::size_t count = shown.size();
    const bool cut = !all && count > names_shown;
    if (cut) {
      shown.resize(names_shown);
      shown.push_back(fmt::format("and {} more (--all names them)", count - names_shown));
    }
    text += line(fmt::format("  {} of them", count), {fmt::format("{}:", to_string(allowance))});
    text += line("", shown);
  }
  return text;
}

std::string sheet_text(const ActionSheet& sheet, bool all) {
  const CatalogAction& action = sheet.action;
  const std::string service = action.name.substr(0, action.name.find(':'));
  std::string text = fmt::format("{}  {}, {}\n", action.name, to_string(action.access_level),
                                 sheet.service_name.empty() ? service : sheet.service_name);
  text += line("asked for by",
               {action.console_only ? "the console only: there is no API operation" : "the API and the console"});
  text += resources_text(sheet);
  text += line("condition keys", key_words(sheet.condition_keys));
  text += line("needs besides", action.dependent_actions);
  text += line("billing pages", page_words(sheet.pages));
  text += line("in legacy mode", page_words(sheet.legacy_pages));
  text += line("retired: became", sheet.replaced_by);
  text += line("came from", sheet.replaces);
  text += line("RCPs", {fmt::format("{} {}", sheet.rcp_reaches ? "apply to" : "do not apply to", service)});
  return text + policies_text(sheet, all);
}

std::string table_row(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) text += "  " + padded(cells[i], widths[i]);
  text.erase(text.find_last_not_of(' ') + 1);
  return text + '\n';
}

std::string types_words(const ActionSheet& sheet) {
  constexpr std::size_t widest = 18;
  std::vector<std::string> types;
  for (const SheetResource& row : sheet.resources)
    types.push_back(row.resource.type + (row.resource.required ? "*" : ""));
  const std::string joined = text::join(types, ", ");
  if (types.empty()) return "-";
  return joined.size() <= widest ? joined : fmt::format("{} types", types.size());
}

std::string gated_pages(const ActionSheet& sheet) {
  const auto gated = std::count_if(sheet.pages.begin(), sheet.pages.end(),
                                   [](const BillingPage* page) { return page->gated == Gated::yes; });
  return sheet.pages.empty() ? "-" : fmt::format("{} of {}", gated, sheet.pages.size());
}

// "Permissions management" is the one that is long.
std::string access_word(AccessLevel level) {
  const std::string_view words = to_string(level);
  return std::string(words.substr(0, words.find(' ')));
}

std::string table_text(std::string_view pattern, const std::vector<ActionSheet>& sheets) {
  std::vector<std::vector<std::string>> rows{{"action", "access", "through", "resource types", "gated", "policies"}};
  for (const ActionSheet& sheet : sheets)
    rows.push_back({sheet.action.name, access_word(sheet.action.access_level),
                    sheet.action.console_only ? "console" : "API", types_words(sheet), gated_pages(sheet),
                    std::to_string(sheet.opened_by.size())});
  std::vector<std::size_t> widths(rows[0].size());
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  std::string text = fmt::format(
      "{} matches {}\n* a required resource type; gated: of the billing pages that need the action, those that the "
      "switch "
      "closes;\npolicies: AWS's own that allow it\n\n",
      pattern, counted(sheets.size(), "action"));
  for (const auto& row : rows) text += table_row(row, widths);
  return text;
}

}  // namespace

std::string actions_text(const ActionsAnswer& answer, const Style&) {
  return answer.sheets.size() == 1 ? sheet_text(answer.sheets.front(), answer.all_policies)
                                   : table_text(answer.pattern, answer.sheets);
}

}  // namespace whichgate::report
