#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/resolve/resolve_request.hpp"
#include "whichgate/command.hpp"
#include "whichgate/engine.hpp"

namespace whichgate::advice {

// Who has to give a command.
struct Executor {
  enum class Kind { the_person, root_of_account, administrator_of_account, aws, named };
  Kind kind = Kind::administrator_of_account;
  std::string account = {};  // id
  Caller named = {};         // kind named
};

struct PlannedStep {
  Executor executor = {};
  Command command = {};
  int cost = 1;              // effort and power together: plans are offered cheapest first
  std::string caution = {};  // what else it opens
};

// Commands that together should lift one blocking reason. A proposal: it counts only when it was tried.
struct Plan {
  std::vector<PlannedStep> steps = {};
  std::string caution = {};
};

// The plans for one gate's report, in no particular order. Empty: nothing is known to lift this reason.
std::vector<Plan> plans_for(const GateReport& report, const gates::ResolvedRequest& situation);

// The same, each for a group of gates.
std::vector<Plan> directory_plans(const GateReport& report, const gates::ResolvedRequest& situation);
std::vector<Plan> billing_plans(const GateReport& report, const gates::ResolvedRequest& situation);
std::vector<Plan> organization_plans(const GateReport& report, const gates::ResolvedRequest& situation);
std::vector<Plan> policy_plans(const GateReport& report, const gates::ResolvedRequest& situation);
std::vector<Plan> public_access_plans(const GateReport& report, const gates::ResolvedRequest& situation);

// Somebody who can give this command in this world, found by trying: the least powerful kind of caller first, the
// account's root user last. nullopt when nobody can.
struct Execution {
  Caller by = {};
  World next;
};
std::optional<Execution> execute(const World& world, const PlannedStep& step, const Caller& asker,
                                 const Catalog& catalog);

// The step in words for a person.
std::string in_words(const World& world, const Caller& by, const Command& command);

// Building blocks.
Executor root_of(std::string_view account);
Executor administrator_of(std::string_view account);
Executor the_person();
// Somebody in the account that owns the Identity Center instance.
Executor center_administrator(const gates::ResolvedRequest& situation);
PlannedStep provision(const gates::ResolvedRequest& situation);
PlannedStep wait_for_provisioning();

}  // namespace whichgate::advice
