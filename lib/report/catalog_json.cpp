#include "report/catalog_json.hpp"

#include <nlohmann/json.hpp>

#include "report/catalog_words.hpp"
#include "report/json_members.hpp"

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
  for (const ExtentActions& part : by_extent(document, actions)) {
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
  json["managed_policies"] = Json::array();
  for (const AllowingPolicy& one : sheet.opened_by) json["managed_policies"].push_back(json_of(one));
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
  Json json = {{"touched", Json::array()}, {"untouched", Json::array()}};
  for (const PolicyHolder& one : people.touched) json["touched"].push_back(json_of(one));
  for (const PolicyHolder& one : people.untouched) json["untouched"].push_back(json_of(one));
  return json;
}

Json json_of(const ShownPolicy& policy, const Catalog& catalog) {
  const EffectiveActions actions = effective_actions(*policy.document, catalog);
  Json json = policy.managed ? json_of(*policy.managed) : Json{{"name", policy.title}};
  json["allowed"] = actions.allowed();
  json["groups"] = groups_of(*policy.document, actions);
  add(json, "not_listed", actions.unlisted);
  add(json, "without_match", actions.without_match);
  return json;
}

}  // namespace

std::string sheets_json(std::string_view pattern, const std::vector<ActionSheet>& sheets) {
  Json json = {{"pattern", pattern}, {"actions", Json::array()}};
  for (const ActionSheet& sheet : sheets) json["actions"].push_back(json_of(sheet));
  return written(json);
}

std::string policies_json(const std::vector<ShownPolicy>& policies, const Catalog& catalog) {
  Json json = {{"policies", Json::array()}};
  for (const ShownPolicy& policy : policies) json["policies"].push_back(json_of(policy, catalog));
  return written(json);
}

std::string page_json(const PageSheet& sheet) {
  const BillingPage& page = *sheet.page;
  Json json = {{"page", page.name}};
  add(json, "other_names", page.other_names);
  json["gated"] = to_string(page.gated);
  json["view_actions"] = page.view_actions;
  json["legacy_view_actions"] = page.legacy_view_actions;
  json["managed_policies"] = Json::array();
  for (const PageOpening& one : sheet.policies) json["managed_policies"].push_back(json_of(one));
  return written(json);
}

std::string openings_json(const OpeningQuestion& question, const std::vector<OpeningPolicy>& openings) {
  Json json = {{"pattern", question.pattern}, {"matches", question.matches}};
  add(json, "as_of", question.as_of);
  json["managed_policies"] = Json::array();
  for (const OpeningPolicy& one : openings) json["managed_policies"].push_back(json_of(one));
  return written(json);
}

std::string history_json(const std::vector<PolicyChange>& history) {
  Json json = {{"versions", Json::array()}};
  for (const PolicyChange& one : history) json["versions"].push_back(json_of(one));
  return written(json);
}

std::string changes_json(const DiffQuestion& question, const PolicyChanges& changes,
                         const std::optional<AffectedPrincipals>& people) {
  Json json = {{"from", question.from}, {"to", question.to}};
  add(json, "world", question.world);
  json["changed"] = Json::array();
  for (const ChangedPolicy& one : changes.changed) json["changed"].push_back(json_of(one));
  add_rows(json, "undecided", changes.undecided, [](const UndecidedPolicy& row) { return json_of(row); });
  json["unchanged"] = changes.unchanged;
  if (people) json["people"] = json_of(*people);
  return written(json);
}

}  // namespace whichgate::report
