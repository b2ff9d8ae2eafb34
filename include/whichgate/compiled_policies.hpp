#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "whichgate/access_request.hpp"
#include "whichgate/action_list.hpp"
#include "whichgate/catalog.hpp"
#include "whichgate/gate.hpp"
#include "whichgate/policy_report.hpp"
#include "whichgate/policy_set.hpp"

namespace whichgate {

inline constexpr int policy_layer_count = 0
#define WHICHGATE_GATE(enumerator, name)
#define WHICHGATE_LAYER(enumerator, name) +1
#include "whichgate/gates.def"
    ;

// What one layer says about a request.
struct LayerAnswer {
  Gate gate = Gate::scp;
  bool present = false;          // the layer exists for this request
  bool required = true;          // whether its allow is needed for this request
  Match deny = Match::no;        // an explicit deny applies
  Match allow = Match::no;       // the layer allows (SCP: at every level)
  int level_without_allow = -1;  // SCP: index of the first level that does not allow
};

// What one statement says about a request, and which of its parts match.
struct StatementAnswer {
  Gate gate = Gate::scp;
  std::uint16_t level = 0, policy = 0;  // of the layer, from 0, in the order of the PolicySet
  std::uint16_t version = 0;            // 0: the policy itself, else one of its `or_else`
  std::uint16_t statement = 0;
  Effect effect = Effect::deny;
  Match match = Match::no;  // the whole statement
  Match principal = Match::no, action = Match::no, resource = Match::no;
  std::uint32_t first_condition = 0;  // in PolicyDecision::conditions, in the order of the statement
};

// The answer with all that it rests on: every statement of every policy, in numbers. In words: reports().
struct PolicyDecision {
  Verdict verdict = Verdict::unknown;
  std::optional<Gate> decided_by = {};  // nullopt: allowed
  std::array<LayerAnswer, policy_layer_count> layers = {};
  std::vector<StatementAnswer> statements = {};
  std::vector<Match> conditions = {};
};

// A set of policies, compiled once to be asked many times. Immutable, cheap to copy, safe to share between threads.
// It keeps the policies and the catalog. What it is asked is not kept. Nothing here fails: where the policies and the
// request do not decide, the answer is unknown.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
class CompiledPolicies {
 public:
  static CompiledPolicies compile(const PolicySet& policies, const Catalog& catalog = Catalog::builtin());

  // Another set of policies. What both have in common (the same documents) is not compiled again.
  CompiledPolicies recompile(const PolicySet& policies) const;

  // The answer alone. Allocates nothing.
  Verdict verdict(const AccessRequest& request) const;

  // The same answer, with every layer and every statement.
  PolicyDecision ask(const AccessRequest& request) const;

  // What the policies of one layer say, in words: each statement with its parts as compared.
  std::vector<PolicyReport> reports(Gate layer, const AccessRequest& request) const;

  // The answers for a whole list, one for each: `request` says who asks, in which context; its action and resource do
  // not count.
  Verdicts verdicts(const ActionList& list, const AccessRequest& request) const;

 private:
  struct Data;
  explicit CompiledPolicies(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;
};

}  // namespace whichgate
