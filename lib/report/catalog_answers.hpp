#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "whichgate/catalog_questions.hpp"
#include "whichgate/policy_history.hpp"

// What `whichgate catalog` answers.
namespace whichgate::report {

// `catalog action`: the actions that a pattern matches.
struct ActionsAnswer {
  std::string pattern = {};
  std::vector<ActionSheet> sheets = {};
  bool all_policies = false;  // for people: every managed policy by name
};

// A policy, AWS's or one's own, and what it is called.
struct NamedPolicy {
  std::string name = {};                   // "Billing v30", or a file
  const ManagedPolicy* managed = nullptr;  // null: one's own
  PolicyPointer document = {};
};

// `catalog policy`: what a policy allows; several versions where AWS's dates leave open which was in force.
struct EffectivePoliciesAnswer {
  std::vector<NamedPolicy> policies = {};
  std::string as_of = {};  // the day that was asked about, or an empty string
  const Catalog& catalog;
};

// `catalog page`: what opens a page.
struct PageAnswer {
  PageSheet sheet = {};
  bool all_policies = false;  // for people: also those that allow little of it
  const Catalog& catalog;
};

// `catalog who-opens`: the managed policies that allow an action, or some of a pattern's.
struct AllowingPoliciesAnswer {
  std::string pattern = {};
  std::size_t matches = 0;  // listed actions; none: AWS does not list the one that is asked about
  std::string as_of = {};   // the day that was asked about, or an empty string
  std::vector<OpeningPolicy> policies = {};
  const Catalog& catalog;
};

// `catalog history`: the versions of a managed policy, the oldest first.
struct PolicyHistoryAnswer {
  std::vector<PolicyChange> versions = {};
  const Catalog& catalog;
};

}  // namespace whichgate::report
