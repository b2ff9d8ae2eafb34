#include "report/catalog_json.hpp"

#include <nlohmann/json.hpp>

#include "report/catalog_counts.hpp"
#include "report/extent_text.hpp"
#include "report/json_builder.hpp"

namespace whichgate::report {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const StatementLimit& limit) {
  Json json = {{"effect", to_string(limit.effect)}};
  if (limit.resources.empty())
    json["Resource"] = "*";
  else
    json[limit.not_resource ? "NotResource" : "Resource"] = limit.resources;
  add(json, "conditions", limit.conditions);
  return json;
}

Json json_of(const Extent& extent) {
  Json json = {{"allowance", to_string(extent.allowance)}};
  add_rows(json, "limits", extent.limits, [](const StatementLimit& one) { return json_of(one); });
  return json;
}

// How AWS's version is called, and when it came.
Json json_of(const ManagedPolicy& policy) {
  Json json = {{"name", policy.name}, {"arn", policy.arn}, {"version", policy.version}};
  add(json, "date", policy.date);
  add(json, "appeared_after", policy.appeared_after);
  add(json, "appeared_before", policy.appeared_before);
  return json;
}

// The groups of a policy, those alike put together.
Json groups_of(const PolicyDocument& document, const EffectiveActions& actions) {
  Json list = Json::array();
  for (const ExtentActions& part : group_by_extent(document, actions)) {
    Json json = json_of(part.extent);
    json["actions"] = part.actions;
    list.push_back(std::move(json));
  }
  return list;
}

Json json_of(const SheetResource& row) {
  Json json = {{"type", row.resource.type}, {"required", row.resource.required}};
  add(json, "arn_formats", row.arn_formats);
  add(json, "condition_keys", row.resource.condition_keys);
  add(json, "dependent_actions", row.resource.dependent_actions);
  return json;
}

Json json_of(const ConditionKey& key) {
  Json json = {{"name", key.name}};
  add(json, "type", key.type);
  return json;
}

Json page_name(const BillingPage* page) { return {{"name", page->name}, {"gated", to_string(page->gated)}}; }

Json json_of(const AllowingPolicy& one) {
  return {{"name", one.policy->name}, {"version", one.policy->version}, {"allowance", to_string(one.allowance)}};
}

Json json_of(const ActionSheet& sheet) {
  Json json = {{"action", sheet.action.name},
               {"service_name", sheet.service_name},
               {"access_level", to_string(sheet.action.access_level)},
               {"console_only", sheet.action.console_only},
               {"rcp_reaches", sheet.rcp_reaches}};
  add_rows(json, "resources", sheet.resources, [](const SheetResource& row) { return json_of(row); });
  add_rows(json, "condition_keys", sheet.condition_keys, [](const ConditionKey& row) { return json_of(row); });
  add(json, "dependent_actions", sheet.action.dependent_actions);
  add_rows(json, "billing_pages", sheet.pages, page_name);
  add_rows(json, "legacy_billing_pages", sheet.legacy_pages, page_name);
  add(json, "replaced_by", sheet.replaced_by);
  add(json, "replaces", sheet.replaces);
  set_rows(json, "managed_policies", sheet.opened_by, [](const AllowingPolicy& row) { return json_of(row); });
  return json;
}

Json json_of(const PageOpening& opening) {
  Json json = {{"name", opening.policy->name}, {"version", opening.policy->version}, {"opens", opening.opens()}};
  add(json, "missing", opening.missing);
  add(json, "restricted", opening.restricted);
  return json;
}

Json json_of(const OpeningPolicy& opening) {
  Json json = json_of(*opening.policy);
  json["certain"] = opening.certain;
  json["groups"] = groups_of(*opening.policy->document, opening.actions);
  return json;
}

Json json_of(const PatternChange& change) {
  return {{"effect", to_string(change.effect)},
          {change.not_action ? "NotAction" : "Action", change.pattern},
          {"actions", change.actions}};
}

Json json_of(const ActionChange& change) {
  return {{"kind", to_string(change.kind)},
          {"before", json_of(change.before)},
          {"after", json_of(change.after)},
          {"actions", change.actions}};
}

Json json_of(const PolicyChange& change) {
  Json json = json_of(*change.after);
  if (change.before) json["before"] = json_of(*change.before);
  json["versions_not_recorded"] = change.unrecorded;
  add_rows(json, "patterns_added", change.added, [](const PatternChange& row) { return json_of(row); });
  add_rows(json, "patterns_removed", change.removed, [](const PatternChange& row) { return json_of(row); });
  add_rows(json, "changes", change.actions, [](const ActionChange& row) { return json_of(row); });
  return json;
}

// Of versions one of which was in force.
Json numbers_of(const std::vector<const ManagedPolicy*>& versions) {
  Json list = Json::array();
  for (const ManagedPolicy* one : versions) list.push_back(one->version);
  return list;
}

Json json_of(const ChangedPolicy& changed) {
  Json json = json_of(changed.change);
  json["certain"] = changed.certain();
  json["from"] = numbers_of(changed.from);
  json["to"] = numbers_of(changed.to);
  return json;
}

Json json_of(const UndecidedPolicy& policy) {
  const ManagedPolicy& newest = *policy.to.back();
  return {{"name", newest.name}, {"arn", newest.arn}, {"from", numbers_of(policy.from)}, {"to", numbers_of(policy.to)}};
}

Json json_of(const AskedAtBothTimes& asked) {
  Json json = {{"action", asked.action}};
  add(json, "resource", asked.resource);
  json["before"] = to_string(asked.before);
  json["after"] = to_string(asked.after);
  add(json, "reason", std::string(to_string(asked.reason)));
  return json;
}

Json json_of(const PolicyHolder& holder) {
  Json json = Json::object();
  add(json, "who", holder.caller.who);
  json["as"] = holder.caller.as;
  json["in"] = holder.caller.in;
  json["policies"] = holder.policies;
  const auto row = [](const AskedAtBothTimes& asked) { return json_of(asked); };
  add_rows(json, "gained", holder.gained, row);
  add_rows(json, "lost", holder.lost, row);
  add_rows(json, "unknown", holder.open, row);
  json["same"] = holder.same;
  return json;
}

Json json_of(const AffectedPrincipals& people) {
  const auto row = [](const PolicyHolder& holder) { return json_of(holder); };
  Json json = Json::object();
  set_rows(json, "touched", people.touched, row);
  set_rows(json, "untouched", people.untouched, row);
  return json;
}

Json json_of(const NamedPolicy& policy, const Catalog& catalog) {
  const EffectiveActions actions = effective_actions(*policy.document, catalog);
  Json json = policy.managed ? json_of(*policy.managed) : Json{{"name", policy.name}};
  json["allowed"] = actions.allowed();
  json["groups"] = groups_of(*policy.document, actions);
  add(json, "not_listed", actions.unlisted);
  add(json, "without_match", actions.without_match);
  return json;
}

}  // namespace

std::string catalog_info_json(const Catalog& catalog, const Style& style) {
  Json json = Json::object();
  for (const CatalogOrigin& origin : catalog.origins())
    json["origins"].push_back({{"source", origin.source}, {"version", origin.version}, {"date", origin.date}});
  for (const NamedCount& count : named_counts(catalog.counts())) json["counts"][count.name] = count.number;
  json["bytes"] = catalog.bytes().size();
  return print(json, style);
}

std::string actions_json(const ActionsAnswer& answer, const Style& style) {
  Json json = {{"pattern", answer.pattern}};
  set_rows(json, "actions", answer.sheets, [](const ActionSheet& row) { return json_of(row); });
  return print(json, style);
}

std::string effective_policies_json(const EffectivePoliciesAnswer& answer, const Style& style) {
  Json json = Json::object();
  set_rows(json, "policies", answer.policies,
           [&](const NamedPolicy& policy) { return json_of(policy, answer.catalog); });
  return print(json, style);
}

std::string page_json(const PageAnswer& answer, const Style& style) {
  const BillingPage& page = *answer.sheet.page;
  Json json = {{"page", page.name}};
  add(json, "other_names", page.other_names);
  json["gated"] = to_string(page.gated);
  json["view_actions"] = page.view_actions;
  json["legacy_view_actions"] = page.legacy_view_actions;
  set_rows(json, "managed_policies", answer.sheet.policies, [](const PageOpening& row) { return json_of(row); });
  return print(json, style);
}

std::string allowing_policies_json(const AllowingPoliciesAnswer& answer, const Style& style) {
  Json json = {{"pattern", answer.pattern}, {"matches", answer.matches}};
  add(json, "as_of", answer.as_of);
  set_rows(json, "managed_policies", answer.policies, [](const OpeningPolicy& row) { return json_of(row); });
  return print(json, style);
}

std::string policy_history_json(const PolicyHistoryAnswer& answer, const Style& style) {
  Json json = Json::object();
  set_rows(json, "versions", answer.versions, [](const PolicyChange& row) { return json_of(row); });
  return print(json, style);
}

std::string policy_changes_json(const PolicyChangesAnswer& answer, const Style& style) {
  Json json = {{"from", answer.from}, {"to", answer.to}};
  add(json, "world", answer.world);
  set_rows(json, "changed", answer.changes.changed, [](const ChangedPolicy& row) { return json_of(row); });
  add_rows(json, "undecided", answer.changes.undecided, [](const UndecidedPolicy& row) { return json_of(row); });
  json["unchanged"] = answer.changes.unchanged;
  if (answer.people) json["people"] = json_of(*answer.people);
  return print(json, style);
}

}  // namespace whichgate::report
