#include <fmt/core.h>

#include <algorithm>

#include "text/arn.hpp"
#include "text/text.hpp"
#include "validation/catalog_checks.hpp"

// Which action takes which resource:
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
namespace whichgate::validation {

namespace {

// No policy that AWS saves comes near; one that is far too large need not be measured.
constexpr std::size_t most_pairs = 50000;

// One entry of Action against the statement's resources.
struct Reach {
  std::string_view entry;
  bool open = false;             // it may take anything
  bool has_types = false;        // one of its actions has resource types
  std::vector<bool> takes = {};  // for each resource

  bool takes_any() const { return open || std::ranges::find(takes, true) != takes.end(); }
};

Reach reach_of(std::string_view entry, std::vector<WantedResource>& resources, ActionResources& actions) {
  const ActionEntry found = action_entry(actions.catalog(), entry);
  Reach reach{entry, found.open, false, std::vector<bool>(resources.size(), found.open)};
  for (const std::string_view action : found.listed) {
    if (actions.catalog().without_resource_types(action)) continue;
    reach.has_types = true;
    for (std::size_t i = 0; i < resources.size(); ++i)
      if (!reach.takes[i]) reach.takes[i] = actions.takes(action, resources[i]);
  }
  return reach;
}

std::vector<Reach> all_reaches(const PolicyStatement& statement, ActionResources& actions) {
  std::vector<WantedResource> wanted;
  for (const std::string& resource : *statement.resources) wanted.push_back(actions.wanted(resource));
  std::vector<Reach> all;
  for (const std::string& entry : statement.actions) all.push_back(reach_of(entry, wanted, actions));
  return all;
}

// What one of the entry's actions takes.
std::string what_it_takes(std::string_view entry, ActionResources& actions) {
  for (const std::string_view action : action_entry(actions.catalog(), entry).listed)
    if (const std::string types = actions.types_in_words(action); !types.empty())
      return fmt::format("{} takes {}", action, types);
  return "it has no resource types: only `*` matches it";
}

bool taken(const std::vector<Reach>& reaches, std::size_t resource) {
  return std::ranges::any_of(reaches, [&](const Reach& one) { return one.takes[resource]; });
}

// S3 looks at each action of a bucket's policy. Observed: https://github.com/aws-amplify/docs/issues/7799 and
// https://github.com/versity/versitygw/issues/645
void refuse_for_bucket(const PolicyStatement& statement, const std::vector<Reach>& reaches, ActionResources& actions,
                       Findings& findings) {
  for (std::size_t i = 0; i < reaches.size(); ++i)
    if (!reaches[i].takes_any())
      findings.refuse(Fault::missing, findings.at_action(statement, i),
                      "Action does not apply to any resource(s) in statement",
                      fmt::format("no resource of the statement fits `{}`: {}", reaches[i].entry,
                                  what_it_takes(reaches[i].entry, actions)));
}

void warn_of_entries(const PolicyStatement& statement, const std::vector<Reach>& reaches, bool any_taken,
                     ActionResources& actions, Findings& findings) {
  for (std::size_t i = 0; i < reaches.size(); ++i) {
    const Reach& reach = reaches[i];
    if (reach.takes_any()) continue;
    if (!reach.has_types)
      findings.warn(findings.at_action(statement, i), "policy.only-all-resources",
                    fmt::format("only the resource `*` matches `{}`, and the statement names others", reach.entry),
                    R"(write "Resource": "*" for it, in a statement of its own)");
    else if (any_taken)
      findings.warn(findings.at_action(statement, i), "policy.action-without-resource",
                    fmt::format("`{}` applies to no resource of the statement", reach.entry),
                    what_it_takes(reach.entry, actions));
  }
}

void warn_of_resources(const PolicyStatement& statement, const std::vector<Reach>& reaches, ActionResources& actions,
                       Findings& findings) {
  const auto typed = std::ranges::find_if(reaches, &Reach::has_types);
  if (typed == reaches.end()) return;
  for (std::size_t i = 0; i < statement.resources->size(); ++i)
    if (!taken(reaches, i))
      findings.warn(findings.at_resource(statement, i), "policy.resource-without-action",
                    fmt::format("AWS lists no action of the statement that takes `{}`", (*statement.resources)[i]),
                    what_it_takes(typed->entry, actions));
}

// Of a bucket and its objects; access points have a Region.
bool of_bucket(const PolicyStatement& statement, const Findings& findings) {
  return findings.rules().validator == Validator::s3 &&
         std::ranges::all_of(*statement.resources, [](const std::string& resource) {
           const std::optional<text::Arn> arn = text::parse_arn(resource);
           return arn && arn->region.empty();
         });
}

}  // namespace

void check_reach(const PolicyStatement& statement, ActionResources& actions, Findings& findings) {
  if (statement.not_action || statement.not_resource || !statement.resources || statement.resources->empty()) return;
  if (std::ranges::find(*statement.resources, "*") != statement.resources->end()) return;
  if (statement.actions.size() * statement.resources->size() > most_pairs) return;
  const std::vector<Reach> reaches = all_reaches(statement, actions);
  if (of_bucket(statement, findings)) return refuse_for_bucket(statement, reaches, actions, findings);
  bool any_taken = false;
  for (std::size_t i = 0; i < statement.resources->size(); ++i) any_taken = any_taken || taken(reaches, i);
  warn_of_entries(statement, reaches, any_taken, actions, findings);
  warn_of_resources(statement, reaches, actions, findings);
}

}  // namespace whichgate::validation
